//! The time of the server: the own clock and what it is off by.
//!
//! Nothing is corrected until a server refuses a request for its time, so that a clock that is right stays as it is,
//! and an answer out of some cache cannot put it wrong.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use tokio::time::Instant;

use super::Clock;

/// The own clock, and by how much the server is ahead of it.
#[derive(Debug)]
pub(crate) struct ServerTime {
    clock: Arc<dyn Clock>,
    offset_ms: AtomicI64,
    /// Held by whoever asks the server; when it was asked last.
    pub(crate) asked: tokio::sync::Mutex<Option<Instant>>,
}

/// When a request went and its answer came by the own clock, uncorrected, and what the server called the time between;
/// all in milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Timing {
    pub(crate) sent: u64,
    pub(crate) answered: u64,
    /// The earliest and the latest that the clock of the server can have shown.
    pub(crate) server: Option<(u64, u64)>,
}

/// Below this a clock is taken for right; the way of the request costs as much.
const NOTHING_MS: i64 = 100;
/// Beyond this a server may refuse a request for its time without saying so.
const FAR_MS: i64 = 1_000;

impl ServerTime {
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            offset_ms: AtomicI64::new(0),
            asked: tokio::sync::Mutex::default(),
        }
    }

    /// The own clock, uncorrected.
    pub(crate) fn local_ms(&self) -> u64 {
        self.clock.now_ms()
    }

    /// By how much the server is ahead; negative where it is behind.
    pub(crate) fn offset_ms(&self) -> i64 {
        self.offset_ms.load(Ordering::Relaxed)
    }

    /// The time of the server under a known offset.
    pub(crate) fn now_ms(&self, offset_ms: i64) -> u64 {
        self.local_ms().saturating_add_signed(offset_ms)
    }

    /// Learns the offset from an answer; says whether it is another than the given one, under which it was asked.
    pub(crate) fn learn(&self, timing: Timing, under_ms: i64) -> bool {
        let Some(range) = timing.offsets() else {
            return false;
        };
        let (least, most) = range;
        if least - NOTHING_MS <= under_ms && under_ms <= most + NOTHING_MS {
            return false;
        }
        self.offset_ms
            .store(least.midpoint(most), Ordering::Relaxed);
        true
    }
}

impl Timing {
    /// Whether a request that was signed under an offset may have been refused for its time: the server's clock shows
    /// another one by more than servers overlook.
    pub(crate) fn is_far_off(self, under_ms: i64) -> bool {
        self.offsets()
            .is_some_and(|(least, most)| under_ms < least - FAR_MS || most + FAR_MS < under_ms)
    }

    /// The offsets that fit: the server looked at its clock at some time between sending and answering.
    fn offsets(self) -> Option<(i64, i64)> {
        let (earliest, latest) = self.server?;
        let least = difference(earliest, self.answered)?;
        let most = difference(latest, self.sent)?;
        // A clock that was set back in between tells nothing.
        (least <= most).then_some((least, most))
    }
}

fn difference(server_ms: u64, local_ms: u64) -> Option<i64> {
    i64::try_from(i128::from(server_ms) - i128::from(local_ms)).ok()
}
