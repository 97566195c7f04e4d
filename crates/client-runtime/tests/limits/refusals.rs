//! What refusals for haste bring.

use std::time::Duration;

use client_runtime::{
    Api, Operation, SectionLimits,
    limits::{Admission, LimitCause, LimitOptions, Limits, Observed, Permit},
};
use tokio::time::{Instant, sleep};

use super::{FREE, SECOND, TWO, admit, answer, ask, at_once, virtual_time};

const OTHER_SERVER: Operation = FREE.id("futures.free").server(1);

fn refuse(permit: Permit, retry_after: Option<Duration>) {
    let seen = Observed {
        refused: true,
        retry_after,
    };
    permit.sent().answered(Instant::now(), seen);
}

/// How long it takes to be let through.
async fn wait(limits: &Limits, operation: &Operation) -> u64 {
    let permit = admit(limits, operation).await;
    let waited = permit.waited().as_secs();
    answer(permit);
    waited
}

#[test]
fn a_wait_that_the_server_asks_for_stalls_all_calls_to_it() {
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new());
        let clone = limits.clone();
        refuse(admit(&limits, &TWO).await, Some(7 * SECOND));
        let error = at_once(&clone, ask(&FREE))
            .await
            .expect_err("the server wants peace");
        assert_eq!(error.cause, LimitCause::BackOff);
        assert_eq!(error.wait, Some(7 * SECOND));
        assert_eq!(wait(&clone, &OTHER_SERVER).await, 0);
        assert_eq!(wait(&clone, &FREE).await, 7);
        assert_eq!(wait(&clone, &TWO).await, 0);
    });
}

#[test]
fn a_pause_can_be_ended() {
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new());
        let holds_a_place = admit(&limits, &FREE).await;
        refuse(admit(&limits, &TWO).await, Some(600 * SECOND));
        let clone = limits.clone();
        let waiting = tokio::spawn(async move { wait(&clone, &TWO).await });
        sleep(3 * SECOND).await;
        assert!(at_once(&limits, ask(&FREE)).await.is_err());
        limits.end_pauses();
        answer(holds_a_place);
        assert_eq!(wait(&limits, &FREE).await, 0);
        assert_eq!(waiting.await.expect("it goes on"), 3);
    });
}

#[test]
fn without_a_word_from_the_server_the_documented_lock_holds() {
    const MINUTES: &[SectionLimits] = &[SectionLimits::new("futures", &[]).lock(600_000)];
    const LOCKED: Api = Api::new("Locked", &[]).limits(MINUTES);
    const ONE: Operation = Operation::get("/one").id("futures.one");
    const OTHER: Operation = Operation::get("/other").id("futures.other");
    virtual_time(async {
        let wait = async |options: LimitOptions, retry_after| {
            let limits = Limits::new(options);
            let until = Instant::now() + 3600 * SECOND;
            let permit = limits.admit(Admission::new(&LOCKED, &ONE, until)).await;
            refuse(permit.expect("there is room"), retry_after);
            let now = Instant::now();
            let error = limits.admit(Admission::new(&LOCKED, &OTHER, now)).await;
            let error = error.expect_err("the account is locked");
            assert_eq!(error.cause, LimitCause::BackOff);
            error.wait
        };
        let longest = |time| LimitOptions::new().longest_back_off(time);
        assert_eq!(wait(LimitOptions::new(), None).await, Some(600 * SECOND));
        assert_eq!(wait(longest(60 * SECOND), None).await, Some(60 * SECOND));
        // The server knows better than its documents.
        let told = Some(7 * SECOND);
        assert_eq!(wait(LimitOptions::new(), told).await, told);
    });
}

#[test]
fn an_endless_wait_breaks_nothing() {
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new());
        refuse(admit(&limits, &TWO).await, Some(Duration::MAX));
        let error = limits
            .admit(ask(&TWO))
            .await
            .expect_err("nobody waits that long");
        assert!(error.wait > Some(1_000_000 * SECOND));
    });
}

#[test]
fn a_pause_also_holds_up_who_already_has_a_place() {
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new());
        let first = admit(&limits, &TWO).await;
        let second = admit(&limits, &TWO).await;
        refuse(first, None);
        // Nothing takes back leave that was given.
        answer(second);
        assert!(at_once(&limits, ask(&TWO)).await.is_err());
    });
}

#[test]
fn refusals_without_a_word_pause_the_operation_ever_longer() {
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new().longest_back_off(5 * SECOND));
        for expected in [0, 1, 2, 4, 5, 5] {
            let permit = admit(&limits, &FREE).await;
            assert_eq!(permit.waited().as_secs(), expected);
            refuse(permit, None);
            assert!(
                at_once(&limits, ask(&TWO)).await.is_ok(),
                "another operation"
            );
        }
        // One that is let through ends it.
        assert_eq!(wait(&limits, &FREE).await, 5);
        refuse(admit(&limits, &FREE).await, None);
        assert_eq!(wait(&limits, &FREE).await, 1);
    });
}

#[test]
fn calls_that_are_refused_together_count_once() {
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new());
        let mut permits = Vec::new();
        for _ in 0..20 {
            permits.push(admit(&limits, &FREE).await);
        }
        sleep(SECOND).await;
        for permit in permits {
            refuse(permit, None);
        }
        assert_eq!(wait(&limits, &FREE).await, 1);
    });
}
