//! What holds the counts of buckets. Lines, waiting and deadlines are not its matter.

use std::{fmt::Debug, future::Future, pin::Pin, sync::Arc, time::Duration};

use tokio::time::Instant;

/// Counts the places of buckets. Put one where several processes reach it, and they share their budgets.
///
/// A store never waits for room: it says what is so now, and takes and counts in one step. One that several processes
/// share must free places that nobody settled after the longest time that a call may take, for their process may be gone.
pub trait LimitStore: Send + Sync + Debug {
    /// Takes a place of a bucket, if one is free.
    ///
    /// Where the future of [`Taking::Later`] is dropped before it ended, a place that it took must be freed.
    fn take<'a>(&'a self, bucket: &'a Bucket) -> Taking<'a>;

    /// Hears what became of a place that was taken. Must not block: a store at a distance sends this on by itself.
    fn settle(&self, bucket: &Bucket, ticket: Ticket, counted: Counted);

    /// Gives out no place of a bucket for some time from now; a longer pause stands.
    fn pause(&self, bucket: &Bucket, time: Duration);

    /// Ends the pause of a bucket.
    fn resume(&self, bucket: &Bucket);
}

impl<S: LimitStore + ?Sized> LimitStore for Arc<S> {
    fn take<'a>(&'a self, bucket: &'a Bucket) -> Taking<'a> {
        (**self).take(bucket)
    }

    fn settle(&self, bucket: &Bucket, ticket: Ticket, counted: Counted) {
        (**self).settle(bucket, ticket, counted);
    }

    fn pause(&self, bucket: &Bucket, time: Duration) {
        (**self).pause(bucket, time);
    }

    fn resume(&self, bucket: &Bucket) {
        (**self).resume(bucket);
    }
}

/// What a store counts by: so many places, each of which rests for some time after its call was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Bucket {
    /// What tells it from all others, the same in every process. It shows no key.
    pub id: String,
    /// How many places it has; [`u32::MAX`] where it is there to be paused only.
    pub places: u32,
    /// How long a place rests, a little longer than the documented window.
    pub rest: Duration,
    /// The limit in words.
    pub limit: String,
}

/// What a store says at once, or later.
pub enum Taking<'a> {
    /// At once.
    Now(Result<Taken, StoreError>),
    /// Later.
    Later(Pin<Box<dyn Future<Output = Result<Taken, StoreError>> + Send + 'a>>),
}

/// What a store has of a bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// A place.
    Place(Ticket),
    /// None for now. The store says when one will be free, where it knows; where all are with calls under way, it
    /// cannot.
    Full(Option<Duration>),
}

/// A place, as the store that gave it out knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticket(pub u64);

/// What became of the call of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Counted {
    /// It was never sent: the place is free.
    Never,
    /// The server counted it by that instant: the place rests from then on.
    By(Instant),
}

/// Why a store could not say anything.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the store of limits failed: {reason}")]
pub struct StoreError {
    reason: String,
}

impl StoreError {
    /// A reason that holds no secret.
    #[must_use]
    pub fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
        }
    }
}
