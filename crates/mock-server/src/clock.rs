//! The time of the server.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// A clock that may be wrong, or stand still.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    /// Milliseconds by which it is ahead.
    ahead: AtomicI64,
    /// Where it stands still, in milliseconds since 1970; 0 where it goes.
    still: AtomicI64,
}

impl Clock {
    /// Milliseconds since 1970.
    pub(crate) fn now(&self) -> u64 {
        self.ahead_by(0)
    }

    /// The same, where it is ahead by so many milliseconds more.
    pub(crate) fn ahead_by(&self, milliseconds: i64) -> u64 {
        let real = || {
            let since = SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap_or_default();
            i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
        };
        let time = match self.still.load(Ordering::Relaxed) {
            0 => real(),
            still => still,
        };
        let ahead = self.ahead.load(Ordering::Relaxed);
        let told = time.saturating_add(ahead.saturating_add(milliseconds));
        u64::try_from(told).unwrap_or_default()
    }

    /// Sets it ahead by milliseconds, or back.
    pub(crate) fn skew(&self, milliseconds: i64) {
        self.ahead.store(milliseconds, Ordering::Relaxed);
    }

    /// Lets it stand still at an instant, in milliseconds since 1970.
    pub(crate) fn stop_at(&self, milliseconds: i64) {
        self.still.store(milliseconds, Ordering::Relaxed);
    }
}
