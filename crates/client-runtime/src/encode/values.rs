//! How the types of the standard library are written.

use std::collections::BTreeMap;

use super::{Encode, Encoder};

impl Encode for &str {
    fn encode(&self, out: &mut Encoder<'_>) {
        out.text(self);
    }
}

impl Encode for String {
    fn encode(&self, out: &mut Encoder<'_>) {
        out.text(self);
    }
}

impl Encode for bool {
    fn encode(&self, out: &mut Encoder<'_>) {
        out.bool(*self);
    }
}

macro_rules! whole {
    ($($name:ty),+) => {$(
        impl Encode for $name {
            fn encode(&self, out: &mut Encoder<'_>) {
                out.number(&self.to_string());
            }
        }
    )+};
}

whole!(i32, i64, u32, u64);

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, out: &mut Encoder<'_>) {
        match self {
            Some(value) => value.encode(out),
            None => out.null(),
        }
    }

    fn is_absent(&self) -> bool {
        self.as_ref().is_none_or(Encode::is_absent)
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, out: &mut Encoder<'_>) {
        let mut items = out.array();
        for item in self {
            items.put(item);
        }
        items.close();
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, out: &mut Encoder<'_>) {
        self.as_slice().encode(out);
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(&self, out: &mut Encoder<'_>) {
        let mut members = out.object();
        for (name, value) in self {
            members.put(name, value);
        }
        members.close();
    }
}
