//! What can go wrong with a call, and what a caller may conclude from it.
//!
//! No error shows a key, a secret or a signature: addresses of signed calls come without their query, and what a
//! server repeats of a signed request is blanked.

mod kinds;

use std::time::Duration;

pub use kinds::{ApiError, StatusError};

use crate::{decode::DecodeError, enumeration::Enumeration, signing::SignError};

/// Why a call failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The client could not be built.
    #[error("the client cannot be built: {0}")]
    Config(String),
    /// The request could not be put together; nothing was sent.
    #[error("{operation}: the request cannot be sent: {problem}")]
    Request {
        /// The operation.
        operation: &'static str,
        /// What is wrong with it.
        problem: String,
    },
    /// The request could not be signed; nothing was sent.
    #[error("{operation}: the request cannot be signed: {source}")]
    Sign {
        /// The operation.
        operation: &'static str,
        /// Why.
        source: SignError,
    },
    /// The request or its answer was lost on the way.
    #[error("{}: {} failed: {source}", .call.operation, .call.stage())]
    Transport {
        /// What was called.
        call: Call,
        /// Why, without the address.
        source: reqwest::Error,
    },
    /// The time was over before an answer came.
    #[error("{}: {} took too long", .call.operation, .call.stage())]
    Timeout {
        /// What was called.
        call: Call,
    },
    /// The server answered with a status that is no success, and with no envelope that says more.
    #[error(transparent)]
    Status(Box<StatusError>),
    /// The API refused.
    #[error(transparent)]
    Api(Box<ApiError>),
    /// The answer could not be read.
    #[error("{}: the answer cannot be read: {source}", .call.operation)]
    Decode {
        /// What was called.
        call: Call,
        /// Which field, and why.
        source: DecodeError,
    },
    /// The answer is longer than the client takes.
    #[error("{}: the answer is longer than {limit} bytes", .call.operation)]
    TooLong {
        /// What was called.
        call: Call,
        /// The most bytes that the client takes.
        limit: usize,
    },
}

/// What was called, as far as errors need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// The operation.
    pub operation: &'static str,
    /// Whether it only reads.
    pub is_read: bool,
    /// Whether it may be repeated.
    pub idempotent: bool,
    /// Whether the server may have seen the request.
    pub sent: bool,
}

impl Call {
    fn stage(&self) -> &'static str {
        if self.sent {
            "the exchange with the server"
        } else {
            "connecting to the server"
        }
    }
}

impl Error {
    /// Whether the very same request, signed anew, may succeed later and does no harm when repeated.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Transport { call, .. } | Self::Timeout { call } => call.idempotent || !call.sent,
            Self::Status(error) => transient(error.status, error.call),
            Self::Api(error) => transient(error.status, error.call),
            _ => false,
        }
    }

    /// Whether the request may have changed something although no answer says so: look before repeating it.
    #[must_use]
    pub fn outcome_unknown(&self) -> bool {
        match self {
            Self::Transport { call, .. }
            | Self::Timeout { call }
            | Self::Decode { call, .. }
            | Self::TooLong { call, .. } => call.sent && !call.is_read,
            Self::Status(error) => error.status >= 500 && !error.call.is_read,
            Self::Api(error) => error.status >= 500 && !error.call.is_read,
            _ => false,
        }
    }

    /// Whether the credentials, the signature or the permission is the matter.
    #[must_use]
    pub fn is_auth(&self) -> bool {
        match self {
            Self::Sign { .. } => true,
            Self::Status(error) => matches!(error.status, 401 | 403),
            Self::Api(error) => error.auth || matches!(error.status, 401 | 403),
            _ => false,
        }
    }

    /// The code by which the API refused.
    #[must_use]
    pub fn api_code(&self) -> Option<&str> {
        self.api().map(|error| error.code.as_str())
    }

    /// The code by which the API refused, as the enum of the API's codes.
    #[must_use]
    pub fn api_code_as<C: Enumeration>(&self) -> Option<C> {
        self.api_code().map(C::from_wire)
    }

    /// All that the API said when it refused.
    #[must_use]
    pub fn api(&self) -> Option<&ApiError> {
        match self {
            Self::Api(error) => Some(error),
            _ => None,
        }
    }

    /// How long the server asks to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Status(error) => error.retry_after,
            Self::Api(error) => error.retry_after,
            _ => None,
        }
    }
}

/// A refusal for haste comes before anything is done; other troubles may come after.
fn transient(status: u16, call: Call) -> bool {
    status == 429 || (call.idempotent && matches!(status, 500 | 502 | 503 | 504))
}
