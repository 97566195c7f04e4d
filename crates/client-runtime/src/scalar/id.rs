//! Identifiers: text, whatever their spelling on the wire.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
};

use crate::{
    decode::{Decode, DecodeError, Empty, Reader, Scalar},
    encode::{Encode, Encoder},
};

/// An identifier. Servers write some as numbers and some as strings, and numbers above 2^53 must stay exact,
/// so it is kept as text, and goes back in the form in which it came.
///
/// ```
/// use client_runtime::Id;
///
/// assert_eq!(Id::from(6216559590087220004).as_str(), "6216559590087220004");
/// assert_eq!(Id::from("42").as_u64(), Some(42));
/// ```
#[derive(Clone, Default)]
pub struct Id {
    text: String,
    is_number: bool,
}

impl Id {
    /// The identifier as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The identifier as a number, where it is one.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.text.parse().ok()
    }

    /// Whether it came, or was made, as a number.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.is_number
    }
}

impl From<u64> for Id {
    fn from(number: u64) -> Self {
        Self {
            text: number.to_string(),
            is_number: true,
        }
    }
}

impl From<String> for Id {
    fn from(text: String) -> Self {
        Self {
            text,
            is_number: false,
        }
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&Id> for Id {
    fn from(id: &Id) -> Self {
        id.clone()
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.text
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.text)
    }
}

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Id {}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl Decode for Id {
    const EMPTY: Empty = Empty::Text;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        reader.parse("expected an identifier", |scalar| match scalar {
            Scalar::Text(text) => Some(text.as_ref().into()),
            Scalar::Number(text) => Some(Self {
                text: (*text).to_owned(),
                is_number: true,
            }),
            Scalar::Bool(_) => None,
        })
    }
}

impl Encode for Id {
    fn encode(&self, out: &mut Encoder<'_>) {
        if self.is_number {
            out.number(&self.text);
        } else {
            out.text(&self.text);
        }
    }
}
