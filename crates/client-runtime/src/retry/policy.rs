//! How often and how soon a call is sent again.

use std::time::Duration;

/// How often and how soon a call is sent again, where that does no harm.
///
/// Delays grow by the factor two and are drawn evenly between zero and that bound ("full jitter"), so that clients that
/// failed together do not come back together. A server that says how long to wait is heeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    base: Duration,
    cap: Duration,
    tokens: u32,
}

impl RetryPolicy {
    /// Three attempts; delays below 0.25 s, 0.5 s and so on up to 8 s; a budget of 500 tokens.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            attempts: 3,
            base: Duration::from_millis(250),
            cap: Duration::from_secs(8),
            tokens: 500,
        }
    }

    /// How often a call is sent at most; one where zero is given. Signing anew by a corrected clock does not count.
    #[must_use]
    pub const fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = if attempts == 0 { 1 } else { attempts };
        self
    }

    /// The bound of the first delay, and that of all delays.
    #[must_use]
    pub const fn backoff(mut self, base: Duration, cap: Duration) -> Self {
        self.base = base;
        self.cap = cap;
        self
    }

    /// The tokens that all clones of a client have for sending again: 5 for each repetition, 10 after a timeout. They
    /// come back when a repetition succeeds, and one by one with other successes; where none is left, calls fail at once.
    #[must_use]
    pub const fn budget(mut self, tokens: u32) -> Self {
        self.tokens = tokens;
        self
    }

    /// The bound of the delay before the repetition of that number, counted from one.
    #[must_use]
    pub fn longest_delay(&self, repetition: u32) -> Duration {
        let doublings = repetition.saturating_sub(1).min(31);
        self.base.saturating_mul(1 << doublings).min(self.cap)
    }

    pub(crate) const fn most_attempts(&self) -> u32 {
        self.attempts
    }

    pub(crate) const fn tokens(&self) -> u32 {
        self.tokens
    }

    /// A delay for the repetition of that number; at least what the server asks for.
    pub(crate) fn delay(&self, repetition: u32, retry_after: Option<Duration>) -> Duration {
        match retry_after {
            // A little more than asked for, so that not everybody is back at the same instant.
            Some(asked) => asked.saturating_add(jitter(self.base)),
            None => jitter(self.longest_delay(repetition)),
        }
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

fn jitter(longest: Duration) -> Duration {
    let micros = u64::try_from(longest.as_micros()).unwrap_or(u64::MAX);
    Duration::from_micros(fastrand::u64(0..=micros))
}
