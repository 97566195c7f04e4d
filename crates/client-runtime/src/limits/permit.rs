//! Leave to send one attempt.

use std::{sync::Arc, time::Duration};

use tokio::time::Instant;

use super::{
    Counted, LimitOptions, Ticket,
    lane::Lane,
    route::{Reach, Route},
};

/// Leave to send one attempt. Where it is dropped, its places are given back if nothing was sent, else they rest from
/// then on.
#[derive(Debug)]
#[must_use = "dropped at once it gives its places back"]
pub struct Permit {
    options: Arc<LimitOptions>,
    route: Arc<Route>,
    places: Vec<(Arc<Lane>, Ticket)>,
    sent: bool,
    waited: Duration,
    taken: Instant,
}

/// What the server answered to an attempt, as far as limits go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Observed {
    /// Whether it refused the attempt for haste: with status 429, or a code that means it.
    pub refused: bool,
    /// How long it asks to be left alone.
    pub retry_after: Option<Duration>,
}

impl Permit {
    pub(super) fn new(options: Arc<LimitOptions>, route: Arc<Route>) -> Self {
        Self {
            places: Vec::with_capacity(route.steps.len()),
            options,
            route,
            sent: false,
            waited: Duration::ZERO,
            taken: Instant::now(),
        }
    }

    /// How long it was waited for.
    #[must_use]
    pub fn waited(&self) -> Duration {
        self.waited
    }

    /// The attempt is about to leave. From here on the server may count it.
    pub fn sent(mut self) -> Self {
        self.sent = true;
        self
    }

    /// The attempt never left, for no connection came about: the server counted nothing.
    pub fn never_left(mut self) {
        self.sent = false;
    }

    /// An answer came at that instant, and says so much about limits.
    pub fn answered(mut self, at: Instant, seen: Observed) {
        self.settle(Counted::By(at));
        let store = &*self.options.store;
        // What the server says now stands before what its documents said once.
        let longest = self.options.longest_back_off;
        let documented = || self.route.lock.map(|lock| lock.min(longest));
        let told = seen.retry_after.or_else(documented);
        for step in &self.route.steps {
            match (seen.refused, told, step.reach) {
                (false, _, _) => step.lane.recover(self.taken),
                (true, Some(time), _) => step.lane.pause(store, time),
                (true, None, Reach::Operation | Reach::Section) => {
                    let first = self.route.first_back_off;
                    step.lane.back_off(store, self.taken, first, longest);
                }
                // Without a word from the server or its documents there is no telling that other calls are meant too.
                (true, None, Reach::Server) => {}
            }
        }
    }

    pub(super) fn hold(&mut self, lane: &Arc<Lane>, ticket: Ticket) {
        self.places.push((Arc::clone(lane), ticket));
    }

    /// How long the longest pause of its buckets goes on, and which that is.
    pub(super) fn paused(&self) -> Option<(Duration, &Lane)> {
        let pauses = self
            .places
            .iter()
            .filter_map(|(lane, _)| Some((lane.paused_for()?, &**lane)));
        pauses.max_by_key(|(pause, _)| *pause)
    }

    pub(super) fn granted(mut self, asked: Instant) -> Self {
        self.taken = Instant::now();
        self.waited = self.taken - asked;
        self
    }

    fn settle(&mut self, counted: Counted) {
        for (lane, ticket) in self.places.drain(..) {
            lane.settle(&*self.options.store, ticket, counted);
        }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let counted = if self.sent {
            Counted::By(Instant::now())
        } else {
            Counted::Never
        };
        self.settle(counted);
    }
}
