//! Answers to values: lenient about how a value is spelled, strict about whether it is there.
//!
//! Numbers stay text until their type reads them, so that none passes through a float. A number may come as a
//! string and the reverse; fields that nobody knows are skipped; what is missing is an error that names the field.

mod containers;
mod drift;
mod error;
mod missing;
mod object;
mod reader;
mod scalars;
mod tokens;

pub use drift::{Drift, UnknownValue};
pub use error::DecodeError;
pub use object::{Known, Object};
pub use reader::{Kind, Reader, Scalar};
pub(crate) use scalars::digits;
pub(crate) use tokens::plain_length;

/// A value that an answer can hold.
pub trait Decode: Sized {
    /// What stands for "nothing" beside `null`, where the value is optional.
    const EMPTY: Empty = Empty::Null;

    /// Reads the next value.
    fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError>;

    /// The value of a payload that is not there at all, for types that can be nothing.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }
}

/// What stands for "nothing" where an optional value is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Empty {
    /// `null` alone.
    Null,
    /// `null` and `""`.
    Text,
    /// `null`, `""` and `[]`, which some servers write for an object without fields.
    TextOrArray,
}

/// Reads a whole text as one value.
pub fn from_json<T: Decode>(text: &str) -> Result<T, DecodeError> {
    let mut reader = Reader::new(text);
    let value = T::decode(&mut reader)?;
    reader.finish()?;
    Ok(value)
}
