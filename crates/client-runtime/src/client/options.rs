//! What can be set for single calls.

use std::time::Duration;

/// What can be set for single calls, by [`Client::with`](crate::Client::with).
///
/// ```
/// use std::time::Duration;
///
/// use client_runtime::{CallOptions, Retry};
///
/// let patient = CallOptions::new().timeout(Duration::from_secs(60)).retry(Retry::Never);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallOptions {
    pub(super) retry: Retry,
    pub(super) timeout: Option<Duration>,
    pub(super) attempts: Option<u32>,
    pub(super) limit_wait: Option<Duration>,
    pub(super) recv_window: Option<Duration>,
}

/// When a call that failed is sent again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Retry {
    /// Never, not even by a corrected clock.
    Never,
    /// Where sending again cannot change anything twice: reads, requests that surely never left, and requests that
    /// the server surely refused before it acted.
    #[default]
    IfHarmless,
    /// Also where the failed request may have taken effect. What is asked for may then happen more than once; an id
    /// that the caller gives to an order is no proof that the exchange refuses a second one.
    AtLeastOnce,
}

impl CallOptions {
    /// What holds without options.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// When a call that failed is sent again.
    #[must_use]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// How long the call may take in all: waits, repetitions and the answer included.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// How long each attempt waits for room within the limits at most, where that is less than the client would; with
    /// zero it fails at once where there is none.
    #[must_use]
    pub fn limit_wait(mut self, wait: Duration) -> Self {
        self.limit_wait = Some(wait);
        self
    }

    /// For how long each attempt is good once it is signed, where that is otherwise than the credentials say. What
    /// arrives later is refused, and was not acted on.
    #[must_use]
    pub fn recv_window(mut self, window: Duration) -> Self {
        self.recv_window = Some(window);
        self
    }

    /// How often the call is sent at most.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = Some(attempts.max(1));
        self
    }
}
