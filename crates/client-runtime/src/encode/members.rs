//! The fields of an object, listed once: the list serves writing, showing and comparing.
//!
//! Derived code for each of these would name every field again, which compiling a client would have to pay for.

use std::{any::Any, fmt};

use super::{Encode, Encoder};
use crate::decode::Object;

/// A value that a field can hold.
pub trait Member: Encode + fmt::Debug + Any {
    /// Whether both are of one type and equal.
    fn same(&self, other: &dyn Member) -> bool;
}

impl<T: Encode + fmt::Debug + PartialEq + 'static> Member for T {
    fn same(&self, other: &dyn Member) -> bool {
        let other: &dyn Any = other;
        other.downcast_ref::<T>() == Some(self)
    }
}

/// The fields of an object with their values.
#[derive(Default)]
pub struct Members<'v> {
    fields: Vec<Field<'v>>,
}

struct Field<'v> {
    name: &'static str,
    wire: &'static str,
    value: &'v dyn Member,
}

impl<'v> Members<'v> {
    /// The fields of an object.
    #[must_use]
    pub fn of(object: &'v impl Object) -> Self {
        let mut members = Self::default();
        object.members(&mut members);
        members
    }

    /// Adds a field that is called the same on the wire and in Rust.
    pub fn put(&mut self, name: &'static str, value: &'v dyn Member) {
        self.named(name, name, value);
    }

    /// Adds a field by its name in Rust and its name on the wire.
    pub fn named(&mut self, name: &'static str, wire: &'static str, value: &'v dyn Member) {
        self.fields.push(Field { name, wire, value });
    }

    /// Shows the fields as derived code would.
    pub fn show(&self, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct(name);
        for field in &self.fields {
            shown.field(field.name, &field.value);
        }
        shown.finish()
    }

    /// Whether all fields are equal to those of another object of the same type.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        let pairs = self.fields.iter().zip(&other.fields);
        pairs
            .into_iter()
            .all(|(field, other)| field.value.same(other.value))
    }

    fn write(&self, out: &mut Encoder<'_>) {
        let mut entries = out.object();
        for field in &self.fields {
            entries.put(field.wire, field.value);
        }
        entries.close();
    }
}

impl<T: Object> Encode for T {
    fn encode(&self, out: &mut Encoder<'_>) {
        Members::of(self).write(out);
    }
}
