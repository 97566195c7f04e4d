//! Stores of other makes: at a distance, shared, out of order.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use client_runtime::limits::{
    Bucket, Counted, LimitCause, LimitOptions, LimitStore, Limits, MemoryStore, StoreError, Taking,
    Ticket,
};
use tokio::time::sleep;

use super::{SECOND, TWO, admit, answer, ask, at_once, virtual_time};

/// Counts how often it is asked, and remembers by which names.
#[derive(Debug, Default)]
pub(crate) struct Counting {
    inner: MemoryStore,
    pub(crate) asked: AtomicU32,
    names: Mutex<Vec<String>>,
}

impl LimitStore for Counting {
    fn take<'a>(&'a self, bucket: &'a Bucket) -> Taking<'a> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        self.names.lock().expect("no panic").push(bucket.id.clone());
        self.inner.take(bucket)
    }

    fn settle(&self, bucket: &Bucket, ticket: Ticket, counted: Counted) {
        self.inner.settle(bucket, ticket, counted);
    }

    fn pause(&self, bucket: &Bucket, time: Duration) {
        self.inner.pause(bucket, time);
    }

    fn resume(&self, bucket: &Bucket) {
        self.inner.resume(bucket);
    }
}

/// Takes 30 milliseconds to say anything.
#[derive(Debug, Default)]
struct Distant(MemoryStore);

impl LimitStore for Distant {
    fn take<'a>(&'a self, bucket: &'a Bucket) -> Taking<'a> {
        Taking::Later(Box::pin(async move {
            sleep(Duration::from_millis(30)).await;
            match self.0.take(bucket) {
                Taking::Now(taken) => taken,
                Taking::Later(taken) => taken.await,
            }
        }))
    }

    fn settle(&self, bucket: &Bucket, ticket: Ticket, counted: Counted) {
        self.0.settle(bucket, ticket, counted);
    }

    fn pause(&self, bucket: &Bucket, time: Duration) {
        self.0.pause(bucket, time);
    }

    fn resume(&self, bucket: &Bucket) {
        self.0.resume(bucket);
    }
}

/// Knows nothing any more.
#[derive(Debug)]
struct Broken;

impl LimitStore for Broken {
    fn take<'a>(&'a self, _: &'a Bucket) -> Taking<'a> {
        Taking::Now(Err(StoreError::new("the connection is closed")))
    }

    fn settle(&self, _: &Bucket, _: Ticket, _: Counted) {}

    fn pause(&self, _: &Bucket, _: Duration) {}

    fn resume(&self, _: &Bucket) {}
}

#[test]
fn two_budgets_share_a_store_at_a_distance() {
    virtual_time(async {
        let store = Arc::new(Distant::default());
        let options = || LimitOptions::new().store(Arc::clone(&store));
        let (here, there) = (Limits::new(options()), Limits::new(options()));
        let under_way = admit(&here, &TWO).await.sent();
        let _also_under_way = admit(&there, &TWO).await;
        assert!(at_once(&there, ask(&TWO)).await.is_err());
        // The first gives its place back, and nobody tells.
        let waiting = tokio::spawn({
            let there = there.clone();
            async move { admit(&there, &TWO).await.waited() }
        });
        sleep(200 * Duration::from_millis(1)).await;
        under_way.never_left();
        assert!(waiting.await.expect("no task panics") < SECOND);
    });
}

#[test]
fn a_store_that_fails_stops_calls_and_says_why() {
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new().store(Broken));
        let error = limits
            .admit(ask(&TWO))
            .await
            .expect_err("nobody knows the budget");
        assert!(matches!(error.cause, LimitCause::Store(_)), "{error:?}");
        let source = std::error::Error::source(&error).expect("the store's own words");
        assert!(source.to_string().contains("the connection is closed"));
    });
}

#[test]
fn names_of_buckets_show_no_key() {
    virtual_time(async {
        let store = Arc::new(Counting::default());
        let limits = Limits::new(LimitOptions::new().store(Arc::clone(&store)));
        answer(admit(&limits, &TWO).await);
        let names = store.names.lock().expect("no panic");
        assert!(names.iter().any(|name| name.starts_with("Plain/spot.two/")));
        assert!(names.iter().all(|name| !name.contains("first key")));
        assert!(!format!("{limits:?}").contains("first key"));
    });
}
