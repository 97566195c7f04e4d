//! What is sent again, and what is not.

use std::{
    net::TcpListener,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use client_runtime::{
    CallOptions, ClientBuilder, Clock, Error, Fields, Json, LimitOptions, Operation, Request,
    Retry, RetryPolicy,
};

use crate::{
    Witness,
    limits::Ledger,
    loopback::{Act, Answer, Loopback},
    sample_api::{
        Client,
        enums::Side,
        margin::GetLeverBalance,
        orders::{CancelOrder, PlaceOrder},
    },
};

const HASTE: Duration = Duration::from_millis(1);

fn builder(url: &str) -> ClientBuilder<Client> {
    Client::builder()
        .all_servers(url)
        .signer("spot", Witness)
        .retry(RetryPolicy::new().backoff(HASTE, HASTE))
}

pub(crate) fn client(server: &Loopback) -> client_runtime::Client {
    built(builder(&server.url))
}

fn built(builder: ClientBuilder<Client>) -> client_runtime::Client {
    builder.build().expect("a client").inner().clone()
}

fn balance() -> GetLeverBalance {
    GetLeverBalance::new("btc_usdt")
}

fn order() -> PlaceOrder {
    PlaceOrder::new("btc_usdt", Side::Buy).client_order_id("mine_1")
}

fn balance_answer() -> Act {
    Act::Answer(Answer::ok(r#"{"rc":0,"result":{"symbol":"btc_usdt"}}"#))
}

fn placed() -> Act {
    let body = r#"{"rc":0,"result":{"orderId":"7","side":"BUY","price":"1"}}"#;
    Act::Answer(Answer::ok(body))
}

pub(crate) fn status(status: u16) -> Act {
    Act::Answer(Answer::status(status))
}

fn refusal(code: &str) -> Act {
    Act::Answer(Answer::refusal(code))
}

/// Faults after which nobody knows whether the server acted.
pub(crate) fn doubtful() -> Vec<Act> {
    vec![
        Act::HangUp,
        Act::Cut(Answer::ok("{\"rc\":0}"), 40),
        Act::Cut(Answer::ok("{\"rc\":0}"), 5),
        status(408),
        status(500),
        status(502),
        status(503),
        status(504),
    ]
}

/// A change by PUT.
struct Modify;

impl Request for Modify {
    type Answer = Json;

    const OPERATION: Operation = Operation::put("/v4/order/7").json().signed("spot");

    fn fields(&self, out: &mut Fields<'_>) {
        out.body("price", &"1");
    }
}

#[tokio::test]
async fn reads_are_sent_again() {
    let faults = doubtful().into_iter();
    for fault in faults.chain([status(429), refusal("BUSY"), refusal("TOO_MANY")]) {
        let server = Loopback::scripted([fault.clone(), balance_answer()]).await;
        let reply = client(&server).send(&balance()).reply().await;
        let reply = reply.unwrap_or_else(|error| panic!("{fault:?}: {error}"));
        assert_eq!((reply.attempts, server.count()), (2, 2), "{fault:?}");
    }
}

#[tokio::test]
async fn changes_in_doubt_are_not_sent_again() {
    let garbage = [
        Act::Raw(b"HTTP".to_vec()),
        Act::Answer(Answer::ok("<html>")),
    ];
    let faults = doubtful().into_iter().chain(garbage);
    let elsewhere = [301, 302, 303, 499].map(status);
    for fault in faults.chain([refusal("WHO_KNOWS")]).chain(elsewhere) {
        let server = Loopback::scripted([fault.clone(), placed()]).await;
        let error = client(&server).send(&order()).await.expect_err("a fault");
        assert!(error.outcome_unknown(), "{fault:?}: {error}");
        assert!(!error.is_retryable(), "{fault:?}: {error}");
        assert_eq!(server.count(), 1, "{fault:?}");
    }
}

#[tokio::test]
async fn changes_by_put_are_not_sent_again() {
    let server = Loopback::scripted([Act::HangUp, Act::Answer(Answer::ok("{}"))]).await;
    let error = client(&server).send(&Modify).await.expect_err("a fault");
    assert!(error.outcome_unknown());
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn changes_that_were_refused_are_settled() {
    for (fault, retryable) in [
        (refusal("ORDER_002"), false),
        (refusal("BUSY"), false),
        (status(307), false),
        (status(308), false),
        (status(400), false),
        (status(404), false),
    ] {
        let server = Loopback::scripted([fault.clone(), placed()]).await;
        let error = client(&server).send(&order()).await.expect_err("a fault");
        assert!(!error.outcome_unknown(), "{fault:?}: {error}");
        assert_eq!(error.is_retryable(), retryable, "{fault:?}: {error}");
        assert_eq!(server.count(), 1, "{fault:?}");
    }
}

#[tokio::test]
async fn changes_refused_for_haste_are_sent_again() {
    for fault in [status(429), refusal("TOO_MANY")] {
        let server = Loopback::scripted([fault, placed()]).await;
        client(&server).send(&order()).await.expect("an order");
        assert_eq!(server.count(), 2);
    }
}

#[tokio::test]
async fn changes_that_never_left_are_tried_again() {
    let port = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", port.local_addr().expect("an address"));
    drop(port);
    let ledger = Ledger::default();
    let client = built(builder(&url).limits(LimitOptions::new().store(ledger.clone())));
    let error = client.send(&order()).await.expect_err("nobody there");
    assert!(error.is_connect() && !error.outcome_unknown(), "{error:?}");
    assert_eq!(ledger.attempts(), 3);
}

#[tokio::test]
async fn calls_that_say_they_are_idempotent_are_sent_again() {
    let done = Act::Answer(Answer::ok(r#"{"rc":0,"result":{}}"#));
    let server = Loopback::scripted([status(503), done]).await;
    client(&server)
        .send(&CancelOrder::new("7"))
        .await
        .expect("done");
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn the_caller_may_want_a_change_at_least_once() {
    let server = Loopback::scripted([Act::HangUp, placed()]).await;
    let client = client(&server);
    let call = client.send(&order()).retry(Retry::AtLeastOnce);
    call.await.expect("an order");
    assert_eq!(server.count(), 2);
    let error = client.send(&order()).await.expect_err("the script is over");
    assert!(error.outcome_unknown(), "it was one call's choice");
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn doubt_outlives_later_refusals() {
    let server = Loopback::scripted([Act::HangUp, refusal("ORDER_002")]).await;
    let client = client(&server).with(CallOptions::new().retry(Retry::AtLeastOnce));
    let error = client.send(&order()).await.expect_err("refused");
    assert!(
        error.outcome_unknown() && !error.is_retryable(),
        "{error:?}"
    );
    assert_eq!(error.code(), Some("ORDER_002"));
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn the_caller_may_want_one_attempt_only() {
    for fault in [status(429), status(503), Act::HangUp, refusal("AUTH_105")] {
        let server = Loopback::scripted([fault, balance_answer()]).await;
        let client = client(&server).with(CallOptions::new().retry(Retry::Never));
        client.send(&balance()).await.expect_err("a fault");
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn attempts_are_bounded() {
    let server = Loopback::serving(|_, _| status(503)).await;
    let client = client(&server);
    let error = client.send(&balance()).await.expect_err("a fault");
    assert!(error.is_retryable(), "later it may do");
    assert_eq!(server.count(), 3);
    let two = client.with(CallOptions::new().attempts(2));
    two.send(&balance()).await.expect_err("a fault");
    assert_eq!(server.count(), 5);
}

#[tokio::test]
async fn repetitions_come_out_of_one_budget() {
    let server = Loopback::serving(|_, _| status(503)).await;
    let policy = RetryPolicy::new().backoff(HASTE, HASTE).budget(12);
    let client = built(builder(&server.url).retry(policy));
    client
        .send(&balance())
        .await
        .expect_err("two repetitions for five each");
    assert_eq!(server.count(), 3);
    client
        .clone()
        .send(&balance())
        .await
        .expect_err("two are left");
    assert_eq!(server.count(), 4, "clones share the budget");
}

#[tokio::test]
async fn a_repetition_that_helps_costs_nothing() {
    let server = Loopback::serving(|turn, _| match turn % 2 {
        0 => status(503),
        _ => balance_answer(),
    })
    .await;
    let policy = RetryPolicy::new().backoff(HASTE, HASTE).budget(5);
    let client = built(builder(&server.url).retry(policy));
    for _ in 0..3 {
        client.send(&balance()).await.expect("a balance");
    }
    assert_eq!(server.count(), 6);
}

#[tokio::test]
async fn waiting_in_vain_is_bounded_by_attempt() {
    let server = Loopback::serving(|_, _| Act::Stall).await;
    let client = built(builder(&server.url).attempt_timeout(Duration::from_millis(50)));
    let error = client.send(&balance()).await.expect_err("no answer");
    assert!(error.is_timeout() && !error.outcome_unknown());
    assert_eq!(server.count(), 3);
    let error = client.send(&order()).await.expect_err("no answer");
    assert!(error.is_timeout() && error.outcome_unknown());
    assert_eq!(server.count(), 4);
}

#[tokio::test]
async fn a_call_that_takes_too_long_ends_whatever_happens() {
    let server = Loopback::serving(|_, _| Act::Stall).await;
    let client = client(&server);
    let error = client
        .send(&balance())
        .timeout(Duration::from_millis(50))
        .await;
    assert!(error.expect_err("no answer").is_timeout());
    assert_eq!(server.count(), 1, "no time is left for another attempt");
}

#[tokio::test]
async fn what_the_server_asks_to_wait_is_heeded() {
    let hasty = Answer::status(429).header("retry-after", "1");
    let server = Loopback::scripted([Act::Answer(hasty), balance_answer()]).await;
    let reply = client(&server)
        .send(&balance())
        .reply()
        .await
        .expect("a balance");
    assert!(reply.waited >= Duration::from_secs(1), "{:?}", reply.waited);
}

#[tokio::test]
async fn a_wait_beyond_the_deadline_is_left_to_the_caller() {
    let date = |time: &str| format!("Sun, 06 Nov 1994 {time} GMT");
    let seconds = Answer::status(429).header("retry-after", "3600");
    let until = Answer::status(503)
        .header("date", date("08:49:37"))
        .header("retry-after", date("09:49:37"));
    for answer in [seconds, until] {
        let server = Loopback::serving(move |_, _| Act::Answer(answer.clone())).await;
        let error = client(&server).send(&balance()).await.expect_err("busy");
        assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn each_attempt_is_signed_anew() {
    let server = Loopback::scripted([status(503), balance_answer()]).await;
    let client = built(builder(&server.url).clock(Ticking::default()));
    client.send(&balance()).await.expect("a balance");
    let seen = server.seen();
    let times = [0, 1].map(|turn: usize| seen[turn].header("x-time").map(str::to_owned));
    assert!(times[0].is_some() && times[0] != times[1], "{times:?}");
}

/// A clock that shows another time whenever somebody looks.
#[derive(Debug, Default)]
struct Ticking(AtomicU64);

impl Clock for Ticking {
    fn now_ms(&self) -> u64 {
        1_700_000_000_000 + self.0.fetch_add(1, Ordering::Relaxed)
    }
}

#[test]
fn delays_double_up_to_their_bound() {
    let ms = Duration::from_millis;
    let policy = RetryPolicy::new().backoff(ms(100), ms(700));
    let bounds = [1, 2, 3, 4, 40].map(|repetition| policy.longest_delay(repetition));
    assert_eq!(bounds, [ms(100), ms(200), ms(400), ms(700), ms(700)]);
}

#[tokio::test]
async fn an_error_keeps_its_place_in_the_chain() {
    let server = Loopback::scripted([Act::HangUp]).await;
    let error = client(&server).send(&order()).await.expect_err("a fault");
    assert!(matches!(error, Error::OutcomeUnknown(_)));
    let causes = std::iter::successors(std::error::Error::source(&error), |cause| cause.source());
    assert!(causes.count() >= 2, "down to what the network said");
}

#[tokio::test]
async fn a_server_that_asks_for_more_time_than_there_is_gets_none() {
    for seconds in [u64::MAX, u64::MAX / 2, 10_000_000_000] {
        let hasty = Answer::status(429).header("retry-after", seconds.to_string());
        let server = Loopback::scripted([Act::Answer(hasty), placed()]).await;
        let error = client(&server).send(&order()).await.expect_err("no room");
        assert!(
            error.is_rate_limited() && !error.outcome_unknown(),
            "{error}"
        );
        assert_eq!(server.count(), 1);
    }
}
