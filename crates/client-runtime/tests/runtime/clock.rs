//! Signing by the time of the server.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use client_runtime::{CallOptions, Clock, Retry, SystemClock};
use jiff::Timestamp;

use crate::{
    Witness,
    loopback::{Act, Answer, Loopback, Seen},
    sample_api::{
        Client,
        enums::Side,
        margin::{Contracts, GetLeverBalance},
        orders::PlaceOrder,
    },
};

const MINUTE: i64 = 60_000;

/// A clock that is wrong by some milliseconds.
#[derive(Clone, Debug, Default)]
struct Skewed(Arc<AtomicI64>);

impl Skewed {
    fn by(milliseconds: i64) -> Self {
        let clock = Self::default();
        clock.set(milliseconds);
        clock
    }

    fn set(&self, milliseconds: i64) {
        self.0.store(milliseconds, Ordering::Relaxed);
    }
}

impl Clock for Skewed {
    fn now_ms(&self) -> u64 {
        SystemClock
            .now_ms()
            .saturating_add_signed(self.0.load(Ordering::Relaxed))
    }
}

fn client(server: &Loopback, clock: impl Clock + 'static) -> client_runtime::Client {
    let builder = Client::builder()
        .all_servers(&server.url)
        .signer("spot", Witness);
    builder
        .clock(clock)
        .build()
        .expect("a client")
        .inner()
        .clone()
}

fn order() -> PlaceOrder {
    PlaceOrder::new("btc_usdt", Side::Buy)
}

fn placed() -> Answer {
    Answer::ok(r#"{"rc":0,"result":{"orderId":"7","side":"BUY","price":"1"}}"#)
}

/// What a server does that takes requests from five seconds ago up to one second ahead.
fn timely(seen: &Seen) -> Answer {
    let signed: i64 = seen
        .header("x-time")
        .and_then(|time| time.parse().ok())
        .expect("a signed request");
    if (-5_000..=1_000).contains(&(signed - server_ms())) {
        placed()
    } else {
        Answer::refusal("AUTH_105")
    }
}

fn server_ms() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("after 1970");
    i64::try_from(since.as_millis()).expect("not too far from 1970")
}

fn dated(answer: Answer) -> Answer {
    let now = Timestamp::from_millisecond(server_ms()).expect("a time");
    answer.header(
        "date",
        now.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string(),
    )
}

fn told() -> Answer {
    Answer::ok(format!(
        r#"{{"rc":0,"result":{{"serverTime":{}}}}}"#,
        server_ms()
    ))
}

fn methods(server: &Loopback) -> Vec<String> {
    server.seen().into_iter().map(|seen| seen.method).collect()
}

#[tokio::test]
async fn a_skewed_clock_is_corrected_by_the_date_of_the_refusal() {
    for skew in [-10 * MINUTE, 10 * MINUTE, -7_000, 3_000] {
        let server = Loopback::serving(|_, seen| Act::Answer(dated(timely(seen)))).await;
        let client = client(&server, Skewed::by(skew));
        client
            .send(&order())
            .await
            .unwrap_or_else(|error| panic!("{skew}: {error}"));
        assert_eq!(server.count(), 2, "refused, then signed anew");
        client.send(&order()).await.expect("an order");
        assert_eq!(server.count(), 3, "the offset is kept");
    }
}

#[tokio::test]
async fn of_many_calls_that_are_refused_together_one_asks_for_the_time() {
    let server = Loopback::serving(|_, seen| match seen.method.as_str() {
        "GET" => Act::Answer(told()),
        _ => Act::Answer(timely(seen)),
    })
    .await;
    let client = client(&server, Skewed::by(10 * MINUTE));
    let calls = (0..60).map(|_| client.send(&order()));
    for placed in futures_util::future::join_all(calls).await {
        placed.expect("an order");
    }
    let asked = methods(&server).iter().filter(|m| *m == "GET").count();
    assert_eq!(asked, 1);
}

#[tokio::test]
async fn a_server_that_wants_peace_is_not_asked_for_the_time() {
    let server = Loopback::serving(|turn, seen| match turn {
        0 => Act::Answer(Answer::status(429).header("retry-after", "3600")),
        _ => Act::Answer(timely(seen)),
    })
    .await;
    let client = client(&server, SystemClock);
    assert!(client.send(&order()).await.is_err());
    assert!(!client.sync_clock().await);
    assert_eq!(server.count(), 1);
    client.limits().expect("are kept").end_pauses();
    client.send(&order()).await.expect("an order");
}

#[tokio::test]
async fn a_refusal_of_credentials_may_be_one_of_the_time() {
    let forbidding = |seen: &Seen| match timely(seen) {
        answer if answer.bytes() == placed().bytes() => answer,
        _ => Answer::status(403),
    };
    for skew in [-10 * MINUTE, 10 * MINUTE, -7_000, 3_000] {
        let server = Loopback::serving(move |_, seen| Act::Answer(dated(forbidding(seen)))).await;
        let client = client(&server, Skewed::by(skew));
        client.send(&order()).await.expect("an order");
        client.send(&order()).await.expect("an order");
        assert_eq!(
            server.count(),
            3,
            "refused, signed anew, and the offset kept"
        );
    }
}

#[tokio::test]
async fn a_refusal_of_credentials_is_believed_where_the_clock_is_right() {
    let server = Loopback::serving(|_, _| Act::Answer(dated(Answer::status(403)))).await;
    let error = client(&server, SystemClock).send(&order()).await;
    assert!(error.is_err_and(|error| error.is_auth()));
    assert_eq!(server.count(), 1);
    let error = client(&server, Skewed::by(10 * MINUTE))
        .send(&order())
        .await;
    assert!(error.is_err_and(|error| error.is_auth()));
    assert_eq!(server.count(), 3, "signed anew once");
}

#[tokio::test]
async fn a_change_in_doubt_is_not_signed_anew_whatever_the_clock() {
    let body = r#"{"rc":1,"mc":"AUTH_1","ma":[],"result":null}"#;
    let failed = move || dated(Answer::status(500).body(body));
    let server = Loopback::serving(move |_, _| Act::Answer(failed())).await;
    let error = client(&server, Skewed::by(10 * MINUTE))
        .send(&order())
        .await;
    assert!(error.is_err_and(|error| error.outcome_unknown()));
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_skewed_clock_is_corrected_by_asking_where_no_date_came() {
    for skew in [-10 * MINUTE, 10 * MINUTE] {
        let server = Loopback::serving(|_, seen| {
            Act::Answer(match seen.target.as_str() {
                "/v4/public/time" => told(),
                _ => timely(seen),
            })
        })
        .await;
        let client = client(&server, Skewed::by(skew));
        client.send(&order()).await.expect("an order");
        assert_eq!(methods(&server), ["POST", "GET", "POST"]);
    }
}

#[tokio::test]
async fn a_date_out_of_a_cache_is_not_believed() {
    let server = Loopback::serving(|_, seen| {
        Act::Answer(match seen.target.as_str() {
            "/v4/public/time" => told(),
            _ => timely(seen)
                .header("date", "Sun, 06 Nov 1994 08:49:37 GMT")
                .header("age", "600"),
        })
    })
    .await;
    let client = client(&server, Skewed::by(10 * MINUTE));
    client.send(&order()).await.expect("an order");
    assert_eq!(methods(&server), ["POST", "GET", "POST"]);
}

#[tokio::test]
async fn a_clock_that_jumps_is_corrected_again() {
    let server = Loopback::serving(|_, seen| Act::Answer(dated(timely(seen)))).await;
    let clock = Skewed::default();
    let client = client(&server, clock.clone());
    client.send(&order()).await.expect("an order");
    assert_eq!(server.count(), 1, "a clock that is right needs nothing");
    for (jump, requests) in [(5 * MINUTE, 3), (-5 * MINUTE, 5), (0, 7)] {
        clock.set(jump);
        client.send(&order()).await.expect("an order");
        assert_eq!(server.count(), requests);
    }
}

#[tokio::test]
async fn a_request_is_signed_anew_once() {
    let server = Loopback::serving(|_, _| Act::Answer(dated(Answer::refusal("AUTH_105")))).await;
    let error = client(&server, SystemClock)
        .send(&order())
        .await
        .expect_err("refused");
    assert!(
        error.is_clock() && error.is_auth() && !error.outcome_unknown(),
        "{error}"
    );
    let orders = methods(&server)
        .iter()
        .filter(|method| *method == "POST")
        .count();
    assert_eq!(orders, 2);
}

#[tokio::test]
async fn signing_anew_does_not_use_up_attempts() {
    let server = Loopback::serving(|_, seen| Act::Answer(dated(timely(seen)))).await;
    let client = client(&server, Skewed::by(10 * MINUTE));
    let once = client.with(CallOptions::new().attempts(1));
    once.send(&order()).await.expect("an order");
    let never = CallOptions::new().retry(Retry::Never);
    let fresh = self::client(&server, Skewed::by(10 * MINUTE)).with(never);
    fresh.send(&order()).await.expect_err("one attempt only");
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn a_right_clock_is_left_alone() {
    let wrong = |answer: Answer| answer.header("date", "Sun, 06 Nov 1994 08:49:37 GMT");
    let server = Loopback::serving(move |_, seen| {
        Act::Answer(wrong(match seen.method.as_str() {
            "POST" => placed(),
            _ => Answer::ok("[]"),
        }))
    })
    .await;
    let client = client(&server, SystemClock);
    client.send(&Contracts::new([])).await.expect("contracts");
    client.send(&order()).await.expect("an order");
    assert_eq!(client.clock_offset_ms(), 0);
}

#[tokio::test]
async fn the_clock_can_be_set_beforehand() {
    let server = Loopback::serving(|_, seen| {
        Act::Answer(match seen.target.as_str() {
            "/v4/public/time" => told(),
            _ => timely(seen),
        })
    })
    .await;
    let client = client(&server, Skewed::by(-10 * MINUTE));
    assert!(client.sync_clock().await);
    client.send(&order()).await.expect("an order");
    assert_eq!(methods(&server), ["GET", "POST"]);
}

#[tokio::test]
async fn a_time_that_cannot_be_learnt_changes_nothing() {
    for answer in [
        Answer::status(500),
        Answer::ok("{}"),
        Answer::ok("x".repeat(100_000)),
    ] {
        let server = Loopback::serving(move |_, _| Act::Answer(answer.clone())).await;
        let client = client(&server, SystemClock);
        assert!(!client.sync_clock().await);
        assert_eq!(client.clock_offset_ms(), 0);
    }
}

#[tokio::test]
async fn calls_side_by_side_are_all_corrected() {
    let server = Loopback::serving(|_, seen| Act::Answer(dated(timely(seen)))).await;
    let client = client(&server, Skewed::by(10 * MINUTE));
    let calls: Vec<_> = (0..20)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.send(&order()).await.map(drop) })
        })
        .collect();
    for call in calls {
        call.await.expect("no panic").expect("an order");
    }
    let read = GetLeverBalance::new("x");
    let prepared = client.prepare(&read).expect("a request");
    let signed: i64 = prepared
        .header("x-time")
        .and_then(|time| time.parse().ok())
        .expect("a time");
    assert!(
        (signed - server_ms()).abs() < MINUTE,
        "prepared by the corrected clock"
    );
}
