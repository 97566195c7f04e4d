//! Objects: a `match` over names to read them, a list of members to write them.

use super::{DecodeError, Reader};
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

/// A JSON object of an API.
///
/// [`object!`](crate::object) adds the traits that follow from these functions.
pub trait Object: Default {
    /// Wire names of the fields that must be there and must not be null.
    const REQUIRED: &'static [&'static str];

    /// Reads the value of one field, or passes over it.
    fn field(&mut self, name: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError>;

    /// Lists the fields with their values.
    fn members(&self, out: &mut Members<'_>);
}

/// Gives objects what follows from [`Object`]: `Decode`, `Encode`, and serde's two traits.
#[macro_export]
macro_rules! object {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::Decode for $name {
            const EMPTY: $crate::Empty = $crate::Empty::TextOrArray;

            fn decode(
                reader: &mut $crate::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::DecodeError> {
                let mut value = <Self as ::core::default::Default>::default();
                reader.object(
                    <Self as $crate::Object>::REQUIRED,
                    &mut |name, field| $crate::Object::field(&mut value, name, field),
                )?;
                ::core::result::Result::Ok(value)
            }
        }

        impl $crate::Encode for $name {
            fn encode(&self, out: &mut $crate::Encoder<'_>) {
                let mut members = out.object();
                $crate::Object::members(self, &mut members);
                members.close();
            }
        }

        $crate::serde_shims!($name);
    )+};
}
