//! The line before a bucket, and the pauses that refusals bring.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use tokio::{
    sync::{self, MutexGuard, Notify},
    time::{Instant, timeout_at},
};

use super::{
    Bucket, Counted, LimitCause, LimitError, LimitStore, Taken, Taking, Ticket, after, locked,
};

/// How soon the head of a line asks again where nobody can tell when a place will be free: another process may give one
/// back unheard.
const ASK_AGAIN: Duration = Duration::from_millis(50);

/// One line. Its head holds `turn`; the others wait for that in the order in which they came.
#[derive(Debug)]
pub(super) struct Lane {
    pub(super) bucket: Bucket,
    turn: sync::Mutex<()>,
    /// Tells the head that a place may be free earlier than it knows.
    changed: Notify,
    /// How many stand in line, the head among them.
    in_line: AtomicU32,
    /// When the head expects a place, where it knows.
    next_free: Mutex<Option<Instant>>,
    pauses: Mutex<Pauses>,
}

#[derive(Debug, Default)]
struct Pauses {
    until: Option<Instant>,
    /// Refusals in a row, each of a call that was sent after the pause of the one before.
    refusals: u32,
}

impl Lane {
    pub(super) fn new(bucket: Bucket) -> Self {
        Self {
            bucket,
            turn: sync::Mutex::new(()),
            changed: Notify::new(),
            in_line: AtomicU32::new(0),
            next_free: Mutex::default(),
            pauses: Mutex::default(),
        }
    }

    /// Takes a place, waiting in line until then. Where nobody stands in line, there is no need to either.
    pub(super) async fn take(
        &self,
        store: &dyn LimitStore,
        until: Instant,
    ) -> Result<Ticket, LimitError> {
        if self.in_line.load(Ordering::Relaxed) == 0
            && self.paused_for().is_none()
            && let Taken::Place(ticket) = self.ask(store).await?
        {
            return Ok(ticket);
        }
        let line = InLine::join(&self.in_line);
        let _turn = self.turn(line.ahead, until).await?;
        self.take_as_head(store, until).await
    }

    async fn take_as_head(
        &self,
        store: &dyn LimitStore,
        until: Instant,
    ) -> Result<Ticket, LimitError> {
        loop {
            let wait = match self.paused_for() {
                Some(pause) => Some(pause),
                None => match self.ask(store).await? {
                    Taken::Place(ticket) => return Ok(ticket),
                    Taken::Full(wait) => wait,
                },
            };
            let now = Instant::now();
            if now >= until || wait.is_some_and(|wait| wait > until - now) {
                return Err(self.refuse(wait.unwrap_or(self.bucket.rest)));
            }
            *locked(&self.next_free) = wait.map(after);
            let again = after(wait.unwrap_or(ASK_AGAIN)).min(until);
            // Whether the time is over or something changed, the store is asked again.
            let _ = timeout_at(again, self.changed.notified()).await;
        }
    }

    /// Tells what became of a place.
    pub(super) fn settle(&self, store: &dyn LimitStore, ticket: Ticket, counted: Counted) {
        store.settle(&self.bucket, ticket, counted);
        self.changed.notify_one();
    }

    /// How long the pause goes on, if there is one.
    pub(super) fn paused_for(&self) -> Option<Duration> {
        let until = locked(&self.pauses).until?;
        let left = until.saturating_duration_since(Instant::now());
        (!left.is_zero()).then_some(left)
    }

    /// Lets nobody through for some time.
    pub(super) fn pause(&self, store: &dyn LimitStore, time: Duration) {
        let mut pauses = locked(&self.pauses);
        pauses.until = pauses.until.max(Some(after(time)));
        store.pause(&self.bucket, time);
    }

    /// Ends the pause, and forgets what led to it.
    pub(super) fn resume(&self, store: &dyn LimitStore) {
        *locked(&self.pauses) = Pauses::default();
        store.resume(&self.bucket);
        self.changed.notify_one();
    }

    /// Backs off after a refusal: each time twice as long, but once for all calls that were under way together.
    pub(super) fn back_off(
        &self,
        store: &dyn LimitStore,
        taken: Instant,
        first: Duration,
        longest: Duration,
    ) {
        let mut pauses = locked(&self.pauses);
        if pauses.until.is_some_and(|until| taken < until) {
            return;
        }
        let doubled = first.saturating_mul(1 << pauses.refusals.min(16));
        let time = doubled.min(longest.max(first));
        pauses.refusals += 1;
        pauses.until = Some(after(time));
        store.pause(&self.bucket, time);
    }

    /// Forgets refusals once a call that was sent after the last pause was let through.
    pub(super) fn recover(&self, taken: Instant) {
        let mut pauses = locked(&self.pauses);
        if pauses.until.is_some_and(|until| taken >= until) {
            *pauses = Pauses::default();
        }
    }

    pub(super) fn refuse(&self, wait: Duration) -> LimitError {
        let cause = if self.paused_for().is_some() {
            LimitCause::BackOff
        } else {
            LimitCause::Spent
        };
        LimitError::new(&self.bucket.limit, Some(wait), cause)
    }

    async fn turn(&self, ahead: u32, until: Instant) -> Result<MutexGuard<'_, ()>, LimitError> {
        let wait = self.wait_behind(ahead);
        if until.saturating_duration_since(Instant::now()) < wait {
            return Err(self.refuse(wait));
        }
        timeout_at(until, self.turn.lock())
            .await
            .map_err(|_| self.refuse(wait.max(self.bucket.rest)))
    }

    /// The least time until those ahead are served: nobody stands in line while places are free, and each place comes
    /// free once in a window, none before the one that the head waits for.
    fn wait_behind(&self, ahead: u32) -> Duration {
        let rounds = ahead / self.bucket.places.max(1);
        let next_free = locked(&self.next_free).unwrap_or_else(Instant::now);
        let windows = self.bucket.rest.saturating_mul(rounds);
        windows
            .saturating_add(next_free.saturating_duration_since(Instant::now()))
            .max(self.paused_for().unwrap_or_default())
    }

    async fn ask(&self, store: &dyn LimitStore) -> Result<Taken, LimitError> {
        let taken = match store.take(&self.bucket) {
            Taking::Now(taken) => taken,
            Taking::Later(taken) => taken.await,
        };
        taken.map_err(|error| LimitError::new(&self.bucket.limit, None, LimitCause::Store(error)))
    }
}

/// Somebody in a line; whoever is dropped has left it.
struct InLine<'l> {
    in_line: &'l AtomicU32,
    ahead: u32,
}

impl<'l> InLine<'l> {
    fn join(in_line: &'l AtomicU32) -> Self {
        let ahead = in_line.fetch_add(1, Ordering::Relaxed);
        Self { in_line, ahead }
    }
}

impl Drop for InLine<'_> {
    fn drop(&mut self) {
        self.in_line.fetch_sub(1, Ordering::Relaxed);
    }
}
