//! An API key and its secret.

use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};

use super::SignError;

/// An API key and its secret, wiped from memory when dropped, and never shown.
#[derive(Clone)]
pub struct Credentials {
    key: SecretString,
    secret: SecretString,
}

impl Credentials {
    /// Credentials from their values.
    #[must_use]
    pub fn new(key: impl Into<String>, secret: impl Into<String>) -> Self {
        Self {
            key: key.into().into(),
            secret: secret.into().into(),
        }
    }

    /// Credentials from two variables of the environment.
    pub fn from_env(key: &str, secret: &str) -> Result<Self, SignError> {
        let value = |name: &str| match std::env::var(name) {
            Ok(value) if !value.is_empty() => Ok(value),
            _ => Err(SignError::new(format!(
                "the environment variable `{name}` is not set"
            ))),
        };
        Ok(Self::new(value(key)?, value(secret)?))
    }

    /// The key, which is sent.
    #[must_use]
    pub fn key(&self) -> &str {
        self.key.expose_secret()
    }

    /// The secret, which is never sent.
    #[must_use]
    pub fn secret(&self) -> &str {
        self.secret.expose_secret()
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(***)")
    }
}
