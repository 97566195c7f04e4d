//! JSON that nobody described.

use std::fmt;

use crate::{
    decode::{Decode, DecodeError, Reader, from_json},
    encode::{Encode, Encoder},
};

/// Any JSON value, kept exactly as it came.
///
/// ```
/// use client_runtime::{Decimal, Json};
///
/// let value = Json::new(r#"{"price": 0.10}"#)?;
/// assert_eq!(value.as_str(), r#"{"price": 0.10}"#);
/// # Ok::<(), client_runtime::DecodeError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Json(String);

impl Json {
    /// A value from its text, which must be JSON.
    pub fn new(text: impl Into<String>) -> Result<Self, DecodeError> {
        let text = text.into();
        from_json::<()>(&text)?;
        Ok(Self(text))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads it as a type after all.
    pub fn parse<T: Decode>(&self) -> Result<T, DecodeError> {
        from_json(&self.0)
    }

    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.0.trim() == "null"
    }
}

/// `null`.
impl Default for Json {
    fn default() -> Self {
        Self("null".to_owned())
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Json({})", self.0)
    }
}

impl Decode for Json {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        Ok(Self(reader.raw()?.to_owned()))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl Encode for Json {
    fn encode(&self, out: &mut Encoder<'_>) {
        out.raw(&self.0);
    }
}
