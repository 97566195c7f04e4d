//! The ways in which an answer is none, and the doubt that is left where a change was asked for.

use std::{fmt, time::Duration};

use super::{Call, Error};
use crate::{api::Meaning, decode::DecodeError, scalar::Json, text::cut};

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
    /// What the code means to a client, where the API's data say so.
    pub meaning: Option<Meaning>,
    pub(crate) raw: String,
}

impl ApiError {
    /// The answer as it came, save for what it repeats of the signature and of secrets that were sent. It may hold others:
    /// keep it out of logs where the call is [`confidential`](Call::is_confidential).
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
        if let Some(args) = &self.args
            && !self.call.is_confidential()
        {
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
    /// The answer as it came, save for what it repeats of the signature and of secrets that were sent. It may hold others:
    /// keep it out of logs where the call is [`confidential`](Call::is_confidential).
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }
}

impl fmt::Display for StatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: HTTP status {}", self.call.operation, self.status)?;
        let raw = self.raw.trim();
        if raw.is_empty() || self.call.is_confidential() {
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

/// An answer came that could not be read.
#[derive(Clone)]
#[non_exhaustive]
pub struct UnreadableAnswer {
    /// What was called.
    pub call: Call,
    /// The HTTP status.
    pub status: u16,
    /// Which field, what was wanted, and what stood there.
    pub source: DecodeError,
    pub(crate) raw: String,
}

impl UnreadableAnswer {
    /// The answer as it came, save for what it repeats of the signature and of secrets that were sent. It may hold others:
    /// keep it out of logs where the call is [`confidential`](Call::is_confidential).
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }
}

impl fmt::Display for UnreadableAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { call, source, .. } = self;
        write!(f, "{}: the answer cannot be read: {source}", call.operation)
    }
}

impl fmt::Debug for UnreadableAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnreadableAnswer({self})")
    }
}

impl std::error::Error for UnreadableAnswer {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// A call that changes something was sent, and nobody said whether it took effect.
#[derive(Debug)]
#[non_exhaustive]
pub struct OutcomeUnknown {
    /// The operation.
    pub operation: &'static str,
    /// The operation that finds out what became of it, such as by the id that the caller gave to an order.
    pub finds_out: Option<&'static str>,
    /// The values of the request that the operation which finds out takes too, with their names.
    pub known_by: Vec<(&'static str, String)>,
    /// What happened last. Where it was sent more than once, this alone may look harmless.
    pub cause: Error,
    pub(super) idempotent: bool,
}

impl OutcomeUnknown {
    pub(super) fn new(call: &Call, cause: Error) -> Self {
        Self {
            operation: call.operation,
            finds_out: call.finds_out,
            known_by: Vec::new(),
            idempotent: call.idempotent,
            cause,
        }
    }
}

impl fmt::Display for OutcomeUnknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: it may have taken effect; ", self.operation)?;
        match self.finds_out {
            Some(operation) => write!(f, "ask `{operation}` before you repeat it")?,
            None => f.write_str("find out before you repeat it")?,
        }
        write!(f, " ({})", self.cause)
    }
}

impl std::error::Error for OutcomeUnknown {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}
