//! Texts that open doors.

use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};

use crate::{
    decode::{Decode, DecodeError, Empty, Reader},
    encode::{Encode, Encoder},
};

/// A text that opens doors: a secret key, a token. It is sent and read as any text, shown to nobody, and wiped from
/// memory when it is dropped.
///
/// ```
/// use client_runtime::Secret;
///
/// let token = Secret::from("t0ps3cr3t");
/// assert_eq!(format!("{token:?}"), "Secret(hidden)");
/// assert_eq!(token.expose(), "t0ps3cr3t");
/// ```
#[derive(Clone, Default)]
pub struct Secret(SecretString);

impl Secret {
    /// The text itself. Keep it out of logs.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&Self> for Secret {
    fn from(secret: &Self) -> Self {
        secret.clone()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(hidden)")
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

impl Eq for Secret {}

impl Decode for Secret {
    const EMPTY: Empty = Empty::Null;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        String::decode(reader).map(Self::from)
    }
}

impl Encode for Secret {
    fn encode(&self, out: &mut Encoder<'_>) {
        out.secret(self.expose());
    }
}
