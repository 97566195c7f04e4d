//! The time that requests are signed with: a clock that can be replaced, corrected by what servers tell.

mod date;
mod server_time;

use std::{
    fmt::Debug,
    time::{SystemTime, UNIX_EPOCH},
};

pub(crate) use date::http_date_ms;
pub(crate) use server_time::{ServerTime, Timing};

/// Tells the time that requests are signed with.
pub trait Clock: Send + Sync + Debug {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    fn now_ms(&self) -> u64;
}

/// The clock of the system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now_ms(&self) -> u64 {
        // A clock before 1970 gives a time that no server takes, which is the right complaint to get.
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
    }
}
