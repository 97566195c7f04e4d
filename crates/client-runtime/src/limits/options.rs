//! What can be set about limits.

use std::{sync::Arc, time::Duration};

use super::{LimitStore, MemoryStore};

/// What can be set about limits.
///
/// ```
/// use std::time::Duration;
///
/// use client_runtime::limits::LimitOptions;
///
/// // Two processes use one key; neither waits longer than five seconds for room.
/// let options = LimitOptions::new().share(1, 2).longest_wait(Duration::from_secs(5));
/// ```
#[derive(Clone, Debug)]
pub struct LimitOptions {
    pub(super) store: Arc<dyn LimitStore>,
    pub(super) longest_wait: Option<Duration>,
    pub(super) share: (u32, u32),
    pub(super) user: Option<String>,
    pub(super) address: Option<String>,
    pub(super) longest_back_off: Duration,
}

impl LimitOptions {
    /// The whole of the documented budgets, counted in memory; calls wait for room as long as they may take.
    #[must_use]
    pub fn new() -> Self {
        Self {
            store: Arc::new(MemoryStore::new()),
            longest_wait: None,
            share: (1, 1),
            user: None,
            address: None,
            longest_back_off: Duration::from_secs(600),
        }
    }

    /// How long an attempt waits for room at most. With zero it fails at once where there is none.
    ///
    /// An attempt that could not be sent in time fails as soon as that is plain.
    #[must_use]
    pub fn longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = Some(wait);
        self
    }

    /// Fails at once where there is no room.
    #[must_use]
    pub fn fail_at_once(self) -> Self {
        self.longest_wait(Duration::ZERO)
    }

    /// Uses `part` of `whole` equal parts of every budget, where others use the rest.
    ///
    /// A share of less than one call makes the window longer instead. That keeps the mean, but the others may then call
    /// within the same window; a [store](Self::store) that all reach does better.
    #[must_use]
    pub fn share(mut self, part: u32, whole: u32) -> Self {
        let whole = whole.max(1);
        self.share = (part.clamp(1, whole), whole);
        self
    }

    /// Who holds the counts; the memory of this process unless said.
    #[must_use]
    pub fn store(mut self, store: impl LimitStore + 'static) -> Self {
        self.store = Arc::new(store);
        self
    }

    /// Names the user whom all keys belong to, so that limits per user count the calls of all of them together. Unless
    /// said, each key is taken for a user of its own.
    #[must_use]
    pub fn user(mut self, name: impl Into<String>) -> Self {
        self.user = Some(name.into());
        self
    }

    /// Names the address that calls come from, where a store is shared by machines that have several. Unless said, all
    /// are taken to have the same.
    #[must_use]
    pub fn address(mut self, name: impl Into<String>) -> Self {
        self.address = Some(name.into());
        self
    }

    /// The longest pause that the client chooses by itself after refusals for haste; ten minutes unless said. What a
    /// server asks for is heeded, however long; [`Limits::end_pauses`](super::Limits::end_pauses) ends it.
    #[must_use]
    pub fn longest_back_off(mut self, time: Duration) -> Self {
        self.longest_back_off = time;
        self
    }
}

impl Default for LimitOptions {
    fn default() -> Self {
        Self::new()
    }
}
