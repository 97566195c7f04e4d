//! Budgets of calls: who may send, and when.
//!
//! The client asks before every attempt and tells what came of it. What holds the budgets is behind a trait, so that
//! several processes can share one.

use std::{fmt::Debug, future::Future, pin::Pin, time::Duration};

use tokio::time::Instant;

use crate::api::Operation;

/// Waiting for leave to send; gives how long that took.
pub type Admission<'a> = Pin<Box<dyn Future<Output = Result<Duration, LimitError>> + Send + 'a>>;

/// Holds the budgets of calls. All clones of a client share one.
pub trait Limits: Send + Sync + Debug {
    /// Waits until one attempt may be sent, but not beyond the deadline.
    ///
    /// `key` tells accounts apart; it is nothing for public calls, and must not be shown.
    fn admit<'a>(
        &'a self,
        operation: &'a Operation,
        key: Option<&'a str>,
        deadline: Instant,
    ) -> Admission<'a>;

    /// Hears what the server answered to an attempt.
    fn observe(&self, operation: &Operation, key: Option<&str>, seen: Observed<'_>);
}

/// What the server answered to an attempt, as far as limits go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Observed<'o> {
    /// The HTTP status; nothing where no answer came.
    pub status: Option<u16>,
    /// The code by which the API refused.
    pub code: Option<&'o str>,
    /// How long the server asks to wait.
    pub retry_after: Option<Duration>,
}

/// Why an attempt may not be sent in time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{limit} leaves no room before the deadline")]
#[non_exhaustive]
pub struct LimitError {
    /// The limit in words, such as `20 calls per second and key`.
    pub limit: String,
    /// After which time there would be room.
    pub wait: Option<Duration>,
}

impl LimitError {
    /// Names the limit that stands in the way, and after which time there would be room.
    #[must_use]
    pub fn new(limit: impl Into<String>, wait: Option<Duration>) -> Self {
        Self {
            limit: limit.into(),
            wait,
        }
    }
}
