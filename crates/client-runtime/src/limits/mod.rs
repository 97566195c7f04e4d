//! Limits: who may send, and when, so that no server has to refuse a call for haste.
//!
//! A limit of `N` calls per window is a bucket with `N` places. A call takes a place before it is sent and keeps it until
//! one window after its answer arrived. The server counted the call before it answered, and counts the next call of that
//! place after it was sent, so the two are a whole window apart by the server's count too, however long anything took on
//! the way and wherever the server's windows begin. Any window therefore holds `N` calls at the most.
//!
//! What must hold:
//! * A call takes a place in each of its buckets, in one order: its own, its section's, its server's. Nobody who holds a
//!   place waits for somebody who needs it.
//! * Each bucket has one line, served in the order of arrival. Only its head asks the store or holds a timer.
//! * A future that is dropped leaves its line. A call that was never sent gives its places back at once.
//! * No name of a bucket shows a key.

mod admission;
mod condition;
mod error;
mod lane;
mod memory;
mod options;
mod permit;
mod route;
mod store;

pub use admission::{Admission, Limits};
pub use error::{LimitCause, LimitError};
pub use memory::MemoryStore;
pub use options::LimitOptions;
pub use permit::{Observed, Permit};
pub use store::{Bucket, Counted, LimitStore, StoreError, Taken, Taking, Ticket};

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

/// The instant after some time; thirty years from now where that is out of reach.
fn after(time: Duration) -> Instant {
    const FAR: Duration = Duration::from_secs(30 * 365 * 86_400);
    let now = Instant::now();
    now.checked_add(time.min(FAR)).unwrap_or(now)
}

/// The counts are sound at every step, so a panic elsewhere leaves nothing half done.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
