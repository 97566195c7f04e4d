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

    /// Credentials from two variables of the environment, without blanks and line ends around them, which files of
    /// settings leave.
    ///
    /// # Errors
    /// Where a variable is not set, or holds nothing else.
    pub fn from_env(key: &str, secret: &str) -> Result<Self, SignError> {
        let value = |name: &str| {
            let value = std::env::var(name).unwrap_or_default();
            let value = value.trim();
            if value.is_empty() {
                let problem = format!("the environment variable `{name}` is not set");
                return Err(SignError::new(problem));
            }
            Ok(value.to_owned())
        };
        Ok(Self::new(value(key)?, value(secret)?))
    }

    /// Whether these can be credentials at all: neither is empty, and both are of visible ASCII signs, which is what
    /// exchanges hand out and what headers carry. The error quotes neither.
    ///
    /// # Errors
    /// Names what is empty or holds something else, such as a blank or a line end that came along when it was copied.
    pub fn check(&self) -> Result<(), SignError> {
        check_credential("key", self.key())?;
        check_credential("secret", self.secret())
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

/// Whether a value can be a credential at all: it is not empty, and of visible ASCII signs. The error names it and does not
/// quote it.
///
/// # Errors
/// Where it is empty or holds something else.
pub fn check_credential(name: &str, value: &str) -> Result<(), SignError> {
    let problem = if value.is_empty() {
        "is empty"
    } else if value.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    } else {
        "holds a blank, a line end or a sign that is not ASCII"
    };
    Err(SignError::new(format!("the {name} {problem}")))
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(***)")
    }
}
