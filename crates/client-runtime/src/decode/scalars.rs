//! Text, whole numbers and booleans, from numbers and strings alike.

use std::borrow::Cow;

use super::{Decode, DecodeError, Empty, Kind, Reader, Scalar};
use crate::scalar::whole_number;

impl Decode for String {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        reader.text().map(Cow::into_owned)
    }
}

impl Decode for bool {
    const EMPTY: Empty = Empty::Text;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        reader.parse("expected true or false", |scalar| match scalar {
            Scalar::Bool(value) => Some(*value),
            Scalar::Number("1") => Some(true),
            Scalar::Number("0") => Some(false),
            Scalar::Number(_) => None,
            Scalar::Text(text) => boolean(text),
        })
    }
}

fn boolean(text: &str) -> Option<bool> {
    if text == "1" || text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text == "0" || text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

/// The digits of a number, whether it came bare or in quotes.
pub(crate) fn digits<'a>(scalar: &'a Scalar<'_>) -> Option<&'a str> {
    match scalar {
        Scalar::Number(text) => Some(text),
        Scalar::Text(text) => Some(text),
        Scalar::Bool(_) => None,
    }
}

macro_rules! whole {
    ($($name:ty: $problem:literal),+ $(,)?) => {$(
        impl Decode for $name {
            const EMPTY: Empty = Empty::Text;

            fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
                reader.parse($problem, |scalar| {
                    whole_number(digits(scalar)?).and_then(|number| number.try_into().ok())
                })
            }
        }
    )+};
}

whole! {
    i32: "expected a whole number of 32 bits",
    i64: "expected a whole number of 64 bits",
    u32: "expected a whole number of 32 bits, not negative",
    u64: "expected a whole number of 64 bits, not negative",
}

impl Reader<'_> {
    /// Reads a scalar by a function; where that finds nothing, the error shows the value.
    pub(crate) fn parse<T>(
        &mut self,
        problem: &'static str,
        read: impl FnOnce(&Scalar<'_>) -> Option<T>,
    ) -> Result<T, DecodeError> {
        let kind = self.peek()?;
        if matches!(kind, Kind::Null | Kind::Array | Kind::Object) {
            return Err(self.fault(problem));
        }
        let offset = self.offset();
        let scalar = self.scalar_of(kind)?;
        read(&scalar).ok_or_else(|| DecodeError::new(problem, &scalar.to_string(), offset))
    }
}

impl std::fmt::Display for Scalar<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => write!(f, "\"{text}\""),
            Self::Number(text) => f.write_str(text),
            Self::Bool(value) => value.fmt(f),
        }
    }
}
