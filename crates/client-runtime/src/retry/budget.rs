//! What all clones of a client may spend on sending again, so that a server in trouble is not buried in repetitions.

use std::sync::atomic::{AtomicU32, Ordering};

/// A bucket of tokens.
#[derive(Debug)]
pub(crate) struct RetryBudget {
    most: u32,
    tokens: AtomicU32,
}

/// What one repetition costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RetryCost {
    /// After an answer or a connection that failed.
    Failure,
    /// After waiting in vain, which is the sign of a server that is overrun.
    Timeout,
}

impl RetryCost {
    const fn tokens(self) -> u32 {
        match self {
            Self::Failure => 5,
            Self::Timeout => 10,
        }
    }
}

impl RetryBudget {
    pub(crate) fn new(tokens: u32) -> Self {
        Self {
            most: tokens,
            tokens: AtomicU32::new(tokens),
        }
    }

    /// Takes the tokens of one repetition, if there are so many.
    pub(crate) fn take(&self, cost: RetryCost) -> bool {
        let take = |left: u32| left.checked_sub(cost.tokens());
        self.tokens
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
            .is_ok()
    }

    /// Gives back after a success: the price of its last repetition, or one token where there was none.
    pub(crate) fn give_back(&self, last: Option<RetryCost>) {
        let back = last.map_or(1, RetryCost::tokens);
        let give = |left: u32| (left < self.most).then(|| left.saturating_add(back).min(self.most));
        // A full bucket stays as it is.
        let _ = self
            .tokens
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, give);
    }
}
