//! The two ways in which a server says no.

use std::{fmt, time::Duration};

use super::Call;
use crate::{scalar::Json, text::cut};

/// How much of a foreign text an error shows.
const SHOWN: usize = 200;

/// The API refused, in its own words.
#[derive(Clone)]
#[non_exhaustive]
pub struct ApiError {
    /// What was called.
    pub call: Call,
    /// The HTTP status, which some APIs leave at 200.
    pub status: u16,
    /// The code.
    pub code: String,
    /// The message, if any.
    pub message: Option<String>,
    /// Arguments of the message, if any.
    pub args: Option<Json>,
    /// How long the server asks to wait.
    pub retry_after: Option<Duration>,
    pub(crate) auth: bool,
    pub(crate) raw: String,
}

impl ApiError {
    /// The answer as it came, save for what it repeats of the signature.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: refused with code {}",
            self.call.operation,
            cut(&self.code, SHOWN)
        )?;
        if let Some(message) = &self.message {
            write!(f, ": {}", cut(message, SHOWN))?;
        }
        if let Some(args) = &self.args {
            write!(f, " {}", cut(args.as_str(), SHOWN))?;
        }
        write!(f, " (HTTP {})", self.status)
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApiError({self})")
    }
}

impl std::error::Error for ApiError {}

/// The server answered with a status that is no success.
#[derive(Clone)]
#[non_exhaustive]
pub struct StatusError {
    /// What was called.
    pub call: Call,
    /// The HTTP status.
    pub status: u16,
    /// How long the server asks to wait.
    pub retry_after: Option<Duration>,
    pub(crate) raw: String,
}

impl StatusError {
    /// The answer as it came, save for what it repeats of the signature.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }
}

impl fmt::Display for StatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: HTTP status {}", self.call.operation, self.status)?;
        let raw = self.raw.trim();
        if raw.is_empty() {
            Ok(())
        } else {
            write!(f, ": {}", cut(raw, SHOWN))
        }
    }
}

impl fmt::Debug for StatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StatusError({self})")
    }
}

impl std::error::Error for StatusError {}
