//! Objects: a `match` over names to read them, a list of members to write them.

use super::{Decode, DecodeError, Empty, Reader};
use crate::encode::Members;

/// Whether a type knows a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Known {
    /// It does, and has read it.
    Yes,
    /// It does not, and has passed over it.
    No,
}

/// A JSON object of an API: it is [`Decode`](crate::Decode) and [`Encode`](crate::Encode) by its fields.
///
/// [`object!`](crate::object) adds the traits that follow from these functions.
pub trait Object: Default {
    /// Wire names of the fields that must be there and must not be null.
    const REQUIRED: &'static [&'static str] = &[];

    /// Reads the value of one field, or passes over it.
    fn field(&mut self, name: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError>;

    /// Lists the fields with their values.
    fn members<'v>(&'v self, out: &mut Members<'v>);
}

impl<T: Object> Decode for T {
    const EMPTY: Empty = Empty::TextOrArray;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let mut value = Self::default();
        reader.object(Self::REQUIRED, &mut |name, field| value.field(name, field))?;
        Ok(value)
    }
}

/// Gives objects what follows from [`Object`]: `Debug`, `PartialEq`, and serde's two traits.
#[macro_export]
macro_rules! object {
    ($($name:ident),+ $(,)?) => {$(
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::Members::of(self).show(::core::stringify!($name), f)
            }
        }

        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::Members::of(self).same(&$crate::Members::of(other))
            }
        }

        $crate::serde_shims!($name);
    )+};
}
