//! Why an attempt may not be sent in time.

use std::{fmt, time::Duration};

use super::StoreError;

/// Why an attempt may not be sent in time. Nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LimitError {
    /// The limit in words, such as `20 calls per 1 s and key`.
    pub limit: String,
    /// After how long there may be room, as far as that is known.
    pub wait: Option<Duration>,
    /// What stands in the way.
    pub cause: LimitCause,
}

/// What stands in the way of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LimitCause {
    /// The budget is spent.
    Spent,
    /// The server refused earlier calls for haste, and the time that it wants to be left alone is not over.
    BackOff,
    /// The store of the budgets does not work.
    Store(StoreError),
}

impl LimitError {
    /// Names the limit that stands in the way, and after which time there may be room.
    #[must_use]
    pub fn new(limit: impl Into<String>, wait: Option<Duration>, cause: LimitCause) -> Self {
        Self {
            limit: limit.into(),
            wait,
            cause,
        }
    }
}

impl fmt::Display for LimitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            LimitCause::Spent => write!(f, "no room in time under the limit of {}", self.limit)?,
            LimitCause::BackOff => write!(f, "backing off by the limit of {}", self.limit)?,
            LimitCause::Store(_) => write!(f, "nobody tells the limit of {}", self.limit)?,
        }
        match self.wait {
            Some(wait) => write!(f, "; it would take {wait:.3?}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for LimitError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.cause {
            LimitCause::Store(error) => Some(error),
            LimitCause::Spent | LimitCause::BackOff => None,
        }
    }
}
