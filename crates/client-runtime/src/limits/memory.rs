//! Counts in the memory of the process.

use std::{
    collections::{HashMap, VecDeque},
    sync::Mutex,
    time::Duration,
};

use tokio::time::Instant;

use super::{Bucket, Counted, LimitStore, Taken, Taking, Ticket, after, locked};

/// Holds the counts in the memory of the process.
#[derive(Debug, Default)]
pub struct MemoryStore {
    counts: Mutex<HashMap<String, Count>>,
}

#[derive(Debug, Default)]
struct Count {
    /// Places of calls under way.
    under_way: u32,
    /// When the places that rest are free again, soonest first.
    resting: VecDeque<Instant>,
    paused_until: Option<Instant>,
}

impl MemoryStore {
    /// Starts with all places free.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn with<T>(&self, bucket: &Bucket, change: impl FnOnce(&mut Count) -> T) -> T {
        let mut counts = locked(&self.counts);
        if let Some(count) = counts.get_mut(&bucket.id) {
            return change(count);
        }
        change(counts.entry(bucket.id.clone()).or_default())
    }
}

impl LimitStore for MemoryStore {
    fn take<'a>(&'a self, bucket: &'a Bucket) -> Taking<'a> {
        Taking::Now(Ok(self.with(bucket, |count| count.take(bucket.places))))
    }

    fn settle(&self, bucket: &Bucket, _: Ticket, counted: Counted) {
        self.with(bucket, |count| count.settle(bucket.rest, counted));
    }

    fn pause(&self, bucket: &Bucket, time: Duration) {
        self.with(bucket, |count| {
            count.paused_until = count.paused_until.max(Some(after(time)));
        });
    }

    fn resume(&self, bucket: &Bucket) {
        self.with(bucket, |count| count.paused_until = None);
    }
}

impl Count {
    fn take(&mut self, places: u32) -> Taken {
        let now = Instant::now();
        if let Some(until) = self.paused_until {
            if until > now {
                return Taken::Full(Some(until - now));
            }
            self.paused_until = None;
        }
        while self.resting.front().is_some_and(|due| *due <= now) {
            self.resting.pop_front();
        }
        let resting = u32::try_from(self.resting.len()).unwrap_or(u32::MAX);
        if self.under_way.saturating_add(resting) < places {
            self.under_way += 1;
            return Taken::Place(Ticket::default());
        }
        Taken::Full(self.resting.front().map(|due| *due - now))
    }

    fn settle(&mut self, rest: Duration, counted: Counted) {
        self.under_way = self.under_way.saturating_sub(1);
        let Counted::By(instant) = counted else {
            return;
        };
        let due = instant.checked_add(rest).unwrap_or_else(|| after(rest));
        if due <= Instant::now() {
            return;
        }
        // Answers come nearly in order.
        let later = self.resting.iter().rev().take_while(|other| **other > due);
        let index = self.resting.len() - later.count();
        self.resting.insert(index, due);
    }
}
