//! Who waits, in which order, and who need not.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use client_runtime::{
    Limit, Operation, Scope,
    limits::{Admission, LimitCause, LimitOptions, Limits},
};
use tokio::time::{Instant, sleep, timeout};

use super::{
    FREE, PLAIN, SECOND, TWO, admit, answer, ask, at_once, shared_store::Counting, virtual_time,
};

const TEN: Operation =
    Operation::get("/ten")
        .id("spot.ten")
        .limits(&[Limit::new(10, 1000, Scope::Ip)]);

#[test]
fn a_thousand_waiters_go_in_their_order_and_do_not_stampede() {
    virtual_time(async {
        let store = Arc::new(Counting::default());
        let limits = Limits::new(LimitOptions::new().store(Arc::clone(&store)));
        let order = Arc::new(Mutex::new(Vec::new()));
        let mut tasks = Vec::new();
        for number in 0..1000 {
            let (limits, order) = (limits.clone(), Arc::clone(&order));
            tasks.push(tokio::spawn(async move {
                let permit = admit(&limits, &TEN).await;
                order.lock().expect("no panic").push(number);
                answer(permit);
            }));
            // Each stands in line before the next comes.
            tokio::task::yield_now().await;
        }
        for task in tasks {
            task.await.expect("no task panics");
        }
        let order = order.lock().expect("no panic");
        assert!(order.is_sorted(), "{order:?}");
        // A call asks once for its own bucket and once for its server's, and the head of the line again after a wait.
        let asked = store.asked.load(Ordering::Relaxed);
        assert!(
            (2000..5000).contains(&asked),
            "the store was asked {asked} times"
        );
    });
}

#[test]
fn one_operation_does_not_wait_for_another() {
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new());
        answer(admit(&limits, &TWO).await);
        answer(admit(&limits, &TWO).await);
        assert!(at_once(&limits, ask(&TWO)).await.is_err());
        assert!(at_once(&limits, ask(&TEN)).await.is_ok());
        assert!(at_once(&limits, ask(&FREE)).await.is_ok());
    });
}

#[test]
fn failing_at_once_says_what_is_in_the_way_and_for_how_long() {
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new().fail_at_once());
        answer(admit(&limits, &TWO).await);
        sleep(Duration::from_millis(300)).await;
        answer(admit(&limits, &TWO).await);
        let error = limits.admit(ask(&TWO)).await.expect_err("both places rest");
        assert_eq!(error.limit, "2 calls per 1 s and key");
        assert_eq!(error.cause, LimitCause::Spent);
        let wait = error
            .wait
            .expect("places that rest tell when they are free");
        assert!((690..710).contains(&wait.as_millis()), "{wait:?}");
        sleep(wait).await;
        assert!(limits.admit(ask(&TWO)).await.is_ok());
    });
}

#[test]
fn whoever_cannot_be_served_in_time_hears_so_at_once() {
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new().longest_wait(Duration::from_millis(1500)));
        for _ in 0..2 {
            answer(admit(&limits, &TWO).await);
        }
        let start = Instant::now();
        let (a, b, c) = tokio::join!(limits.admit(ask(&TWO)), limits.admit(ask(&TWO)), async {
            tokio::task::yield_now().await;
            let refused = limits.admit(ask(&TWO)).await;
            (refused, start.elapsed())
        },);
        assert!(a.is_ok() && b.is_ok());
        let (refused, after) = c;
        let error = refused.expect_err("the third in line needs two windows");
        assert!(error.wait > Some(SECOND), "{error:?}");
        assert_eq!(after, Duration::ZERO);
    });
}

#[test]
fn a_deadline_bounds_the_wait() {
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new());
        // Under way without an answer: nobody knows when a place will be free.
        let _under_way = [
            admit(&limits, &TWO).await.sent(),
            admit(&limits, &TWO).await.sent(),
        ];
        let start = Instant::now();
        let soon = Admission::new(&PLAIN, &TWO, start + 3 * SECOND).account(Some("first key"));
        assert!(limits.admit(soon).await.is_err());
        assert_eq!(start.elapsed().as_secs(), 3);
    });
}

#[test]
fn permits_that_are_dropped_unsent_are_free_again() {
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new());
        for _ in 0..10 {
            drop(
                at_once(&limits, ask(&TWO))
                    .await
                    .expect("nothing was ever sent"),
            );
        }
        let failed = at_once(&limits, ask(&TWO)).await.expect("nothing was sent");
        failed.sent().never_left();
        let both = [
            at_once(&limits, ask(&TWO)).await,
            at_once(&limits, ask(&TWO)).await,
        ];
        assert!(both.iter().all(Result::is_ok));
    });
}

#[test]
fn a_permit_that_is_given_back_wakes_who_waits() {
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new());
        let held = [admit(&limits, &TWO).await, admit(&limits, &TWO).await];
        let waiting = {
            let limits = limits.clone();
            tokio::spawn(async move { admit(&limits, &TWO).await.waited() })
        };
        sleep(Duration::from_millis(10)).await;
        drop(held);
        let waited = waiting.await.expect("no task panics");
        assert!(waited < Duration::from_millis(15), "{waited:?}");
    });
}

#[test]
fn a_call_that_was_sent_and_dropped_counts() {
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new());
        for _ in 0..2 {
            drop(admit(&limits, &TWO).await.sent());
        }
        assert!(at_once(&limits, ask(&TWO)).await.is_err());
        sleep(2 * SECOND).await;
        assert!(at_once(&limits, ask(&TWO)).await.is_ok());
    });
}

#[test]
fn whoever_leaves_the_line_holds_up_nobody() {
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new());
        for _ in 0..2 {
            answer(admit(&limits, &TWO).await);
        }
        let served = Arc::new(AtomicU32::new(0));
        let mut tasks = Vec::new();
        for number in 0..40 {
            let (limits, served) = (limits.clone(), Arc::clone(&served));
            tasks.push(tokio::spawn(async move {
                // Nine of ten lose patience, the head of the line first.
                let patience = if number % 10 == 9 { 100 } else { 0 } * SECOND;
                let patience = patience + Duration::from_millis(100 + number);
                if let Ok(permit) = timeout(patience, admit(&limits, &TWO)).await {
                    served.fetch_add(1, Ordering::Relaxed);
                    answer(permit);
                }
            }));
            tokio::task::yield_now().await;
        }
        let start = Instant::now();
        for task in tasks {
            task.await.expect("no task panics");
        }
        assert_eq!(served.load(Ordering::Relaxed), 4);
        assert_eq!(
            start.elapsed().as_secs(),
            2,
            "two calls in each of two windows"
        );
    });
}
