//! What can go wrong with a call, and what a caller may conclude from it.
//!
//! No error shows a key, a secret or a signature: addresses of signed calls come without their query, and what a
//! server repeats of a signed request, or of secrets that it was sent, is blanked. Of calls that hold secrets, messages
//! tell only what the server calls the problem, and no part of an answer that may be a secret itself.

mod call;
mod kinds;
mod predicates;

pub use call::Call;
pub use kinds::{ApiError, OutcomeUnknown, StatusError, UnreadableAnswer};

use crate::{limits::LimitError, signing::SignError};

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
    /// A limit leaves no room for the call in time; nothing was sent.
    #[error("{operation}: {source}")]
    Limit {
        /// The operation.
        operation: &'static str,
        /// Which limit.
        source: LimitError,
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
    #[error("{}: {}", .call.operation, .call.over())]
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
    #[error(transparent)]
    Decode(Box<UnreadableAnswer>),
    /// The answer is longer than the client takes.
    #[error("{}: the answer is longer than {limit} bytes", .call.operation)]
    TooLong {
        /// What was called.
        call: Call,
        /// The most bytes that the client takes.
        limit: usize,
    },
    /// The call may have taken effect, and nobody said so. Find out before you repeat it.
    #[error(transparent)]
    OutcomeUnknown(Box<OutcomeUnknown>),
}
