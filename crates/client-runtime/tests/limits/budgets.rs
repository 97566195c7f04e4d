//! Whose calls are counted together, and which limits hold for a call.

use client_runtime::{
    Limit, Operation, Scope,
    limits::{LimitOptions, Limits},
};
use tokio::time::sleep;

use super::{SECOND, TWO, admit, answer, ask, at_once, virtual_time};

/// Leaks a limit, as constants of generated code live for ever.
fn one_per(scope: Scope) -> Operation {
    let limits = Vec::leak(vec![Limit::new(1, 1000, scope)]);
    Operation::get("/one").id("spot.one").limits(limits)
}

/// Whether a second call finds room after one of the first key.
fn room_after(options: LimitOptions, operation: Operation, account: Option<&str>) -> bool {
    virtual_time(async {
        let limits = Limits::new(options);
        answer(admit(&limits, &operation).await);
        at_once(&limits, ask(&operation).account(account))
            .await
            .is_ok()
    })
}

#[test]
fn scopes_tell_whose_calls_count_together() {
    let second_key = Some("second key");
    let plain = LimitOptions::new;
    let one_user = || LimitOptions::new().user("me");
    for (options, scope, account, room) in [
        (plain(), Scope::Key, Some("first key"), false),
        (plain(), Scope::Key, second_key, true),
        (plain(), Scope::User, second_key, true),
        (one_user(), Scope::User, second_key, false),
        (one_user(), Scope::Key, second_key, true),
        (plain(), Scope::Ip, second_key, false),
        (plain(), Scope::Ip, None, false),
        (plain(), Scope::Unsaid, second_key, false),
    ] {
        let found = room_after(options, one_per(scope), account);
        assert_eq!(found, room, "{scope:?} {account:?}");
    }
}

#[test]
fn calls_without_a_key_count_together() {
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new());
        let operation = one_per(Scope::Key);
        let permit = at_once(&limits, ask(&operation).account(None)).await;
        answer(permit.expect("the first of all"));
        assert!(
            at_once(&limits, ask(&operation).account(None))
                .await
                .is_err()
        );
    });
}

#[test]
fn every_limit_of_an_operation_holds() {
    const BOTH: Operation = Operation::get("/both").id("spot.both").limits(&[
        Limit::new(2, 1000, Scope::Key),
        Limit::new(3, 60_000, Scope::Key),
    ]);
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new());
        for _ in 0..2 {
            answer(admit(&limits, &BOTH).await);
        }
        sleep(2 * SECOND).await;
        answer(
            at_once(&limits, ask(&BOTH))
                .await
                .expect("the third of a minute"),
        );
        let error = at_once(&limits, ask(&BOTH))
            .await
            .expect_err("the fourth of a minute");
        assert_eq!(error.limit, "3 calls per 60 s and key");
    });
}

#[test]
fn a_share_is_a_part_of_the_calls_or_a_longer_window() {
    // Of two per second: how many a share gives at once, and for how many seconds no more.
    for (part, whole, at_first, seconds) in [(1, 1, 2, 1), (1, 2, 1, 1), (1, 4, 1, 2), (3, 4, 1, 1)]
    {
        virtual_time(async {
            let limits = Limits::new(LimitOptions::new().share(part, whole));
            for _ in 0..at_first {
                answer(
                    at_once(&limits, ask(&TWO))
                        .await
                        .expect("the share has room"),
                );
            }
            let error = at_once(&limits, ask(&TWO))
                .await
                .expect_err("the share is spent");
            let wait = error.wait.expect("known").as_millis();
            let expected = seconds * 1000;
            assert!(
                (expected..expected + 10).contains(&wait),
                "{part}/{whole}: {wait} ms"
            );
        });
    }
}

/// One call per second for a single symbol, one per ten seconds for several.
const TICKERS: Operation = Operation::get("/tickers").id("spot.tickers").limits(&[
    Limit::new(1, 1000, Scope::Ip).when("single symbol"),
    Limit::new(1, 10_000, Scope::Ip).when("multiple symbols"),
]);

/// Whether a request finds room after another, each with so many values of `symbol` and `symbols`.
fn room(first: (usize, usize), second: (usize, usize)) -> bool {
    let carries = |(one, list): (usize, usize)| {
        move |name: &str| match name {
            "symbol" => one,
            "symbols" => list,
            _ => 0,
        }
    };
    virtual_time(async {
        let limits = Limits::new(LimitOptions::new());
        let permit = at_once(&limits, ask(&TICKERS).carries(&carries(first))).await;
        answer(permit.expect("the first of all"));
        at_once(&limits, ask(&TICKERS).carries(&carries(second)))
            .await
            .is_ok()
    })
}

#[test]
fn conditions_hold_by_what_a_request_carries() {
    let (single, several, unclear, nothing) = ((1, 0), (0, 3), (0, 1), (0, 0));
    assert!(!room(single, single));
    assert!(!room(several, several));
    assert!(room(single, several));
    assert!(room(several, single));
    for open in [unclear, nothing] {
        assert!(!room(open, single));
        assert!(!room(open, several));
        assert!(!room(several, open));
    }
}

#[test]
fn a_condition_that_nobody_understands_always_holds() {
    const NIGHT: Operation = Operation::get("/night")
        .id("spot.night")
        .limits(&[Limit::new(1, 1000, Scope::Ip).when("at night")]);
    assert!(!room_after(LimitOptions::new(), NIGHT, None));
}
