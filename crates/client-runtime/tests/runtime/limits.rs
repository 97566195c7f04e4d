//! Calls keep within limits: every attempt asks, and tells what came of it.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use client_runtime::{
    Api, Client, Fields, Json, Limit, LimitOptions, Limits, Operation, Request, Scope, Server,
    limits::{Bucket, Counted, LimitStore, Taken, Taking, Ticket},
};

use crate::{
    Witness,
    loopback::{Act, Answer, Loopback},
    sample_api::{
        self,
        margin::{Contracts, GetLeverBalance},
    },
};

/// A store that always has room and writes everything down.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger(Arc<Mutex<Pages>>);

#[derive(Debug, Default)]
struct Pages {
    taken: Vec<String>,
    counted: Vec<bool>,
    paused: Vec<(String, Duration)>,
}

impl Ledger {
    /// How many attempts were admitted: each passes the bucket of its server.
    pub(crate) fn attempts(&self) -> usize {
        let taken = &self.pages().taken;
        taken
            .iter()
            .filter(|name| name.contains("/server "))
            .count()
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl LimitStore for Ledger {
    fn take<'a>(&'a self, bucket: &'a Bucket) -> Taking<'a> {
        self.pages().taken.push(bucket.id.clone());
        Taking::Now(Ok(Taken::Place(Ticket::default())))
    }

    fn settle(&self, _: &Bucket, _: Ticket, counted: Counted) {
        self.pages().counted.push(counted != Counted::Never);
    }

    fn pause(&self, bucket: &Bucket, time: Duration) {
        self.pages().paused.push((bucket.id.clone(), time));
    }

    fn resume(&self, _: &Bucket) {}
}

/// The client of the sample with such limits.
fn sample(url: &str, limits: impl Into<Limits>) -> sample_api::Client {
    let builder = sample_api::Client::builder().all_servers(url);
    let builder = builder.signer("spot", Witness).limits(limits);
    builder.build().expect("a client")
}

#[tokio::test]
async fn each_attempt_asks_and_tells() {
    let server = Loopback::scripted([
        Act::Answer(Answer::status(429).header("retry-after", "0")),
        Act::Answer(Answer::refusal("ORDER_002")),
        Act::Answer(Answer::ok("[]")),
    ])
    .await;
    let ledger = Ledger::default();
    let client = sample(&server.url, LimitOptions::new().store(ledger.clone()));
    let margin = client.margin();
    let refused = margin.get_lever_balance(GetLeverBalance::new("x")).await;
    refused.expect_err("a refusal");
    let contracts = margin.contracts(Contracts::new([])).await;
    contracts.expect("contracts");
    assert_eq!(ledger.attempts(), 3);
    let pages = ledger.pages();
    let calls_of = |operation: &str| {
        let beginning = format!("Sample/{operation}/");
        pages
            .taken
            .iter()
            .filter(|name| name.starts_with(&beginning))
            .count()
    };
    // Two attempts, each under a limit per key and one for single symbols.
    assert_eq!(calls_of("margin.get_lever_balance"), 4);
    assert!(
        pages
            .taken
            .iter()
            .all(|name| !name.contains("0123456789abcdef"))
    );
    assert_eq!(pages.counted, vec![true; pages.taken.len()]);
    let paused: Vec<_> = pages.paused.iter().map(|(_, time)| *time).collect();
    assert_eq!(paused, [Duration::ZERO; 3], "both limits and the server");
}

#[tokio::test]
async fn an_attempt_that_never_left_is_not_counted() {
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", nobody.local_addr().expect("an address"));
    drop(nobody);
    let ledger = Ledger::default();
    let client = sample(&url, LimitOptions::new().store(ledger.clone()));
    let error = client.margin().contracts(Contracts::new([])).await;
    assert!(error.expect_err("nobody there").is_connect());
    let counted = &ledger.pages().counted;
    assert!(!counted.is_empty() && counted.iter().all(|counted| !counted));
}

/// A call that may be made once in ten minutes.
struct Rare;

impl Request for Rare {
    type Answer = Json;

    const OPERATION: Operation =
        Operation::get("/rare")
            .id("spot.rare")
            .limits(&[Limit::new(1, 600_000, Scope::Ip)]);

    fn fields(&self, _: &mut Fields<'_>) {}
}

const API: Api = Api::new(
    "Limited",
    &[Server {
        name: "spot",
        url: "https://spot.example.com",
    }],
);

fn ok() -> Act {
    Act::Answer(Answer::ok("{}"))
}

/// A client of the limited API.
fn limited(url: &str, limits: impl Into<Limits>) -> Client {
    let builder = Client::builder(&API).all_servers(url).limits(limits);
    builder.build().expect("a client")
}

#[tokio::test]
async fn what_finds_no_room_in_time_is_not_sent() {
    let server = Loopback::scripted([ok()]).await;
    let client = limited(&server.url, LimitOptions::new().fail_at_once());
    client.send(&Rare).await.expect("the first");
    let error = client.clone().send(&Rare).await.expect_err("the second");
    assert!(error.is_rate_limited() && error.is_retryable() && !error.outcome_unknown());
    assert!(error.retry_after() > Some(Duration::from_secs(500)));
    assert_eq!(error.operation(), Some("spot.rare"));
    assert!(
        error.to_string().contains("1 call per 600 s and address"),
        "{error}"
    );
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_wait_longer_than_the_call_may_take_fails_at_once() {
    let server = Loopback::scripted([ok()]).await;
    let client = limited(&server.url, LimitOptions::new());
    client.send(&Rare).await.expect("the first");
    client
        .send(&Rare)
        .await
        .expect_err("ten minutes are more than thirty seconds");
}

#[tokio::test]
async fn clients_that_are_given_one_budget_count_together() {
    let server = Loopback::scripted([ok(), ok()]).await;
    let shared = Limits::new(LimitOptions::new().fail_at_once());
    let (one, other) = (
        limited(&server.url, shared.clone()),
        limited(&server.url, shared),
    );
    one.send(&Rare).await.expect("the first of both");
    other.send(&Rare).await.expect_err("the second of both");
    let apart = limited(&server.url, LimitOptions::new().fail_at_once());
    apart.send(&Rare).await.expect("the first of its own");
}

#[tokio::test]
async fn limits_can_be_left_to_the_server() {
    let server = Loopback::scripted([ok(), ok()]).await;
    let builder = Client::builder(&API).all_servers(&server.url).no_limits();
    let client: Client = builder.build().expect("a client");
    client.send(&Rare).await.expect("the first");
    client.send(&Rare).await.expect("the second");
}

/// Twenty calls in 200 milliseconds.
struct Often;

const MOST: usize = 20;
const WINDOW: Duration = Duration::from_millis(200);

impl Request for Often {
    type Answer = Json;

    const OPERATION: Operation = Operation::get("/often")
        .id("spot.often")
        .limits(&[Limit::new(20, 200, Scope::Ip)]);

    fn fields(&self, _: &mut Fields<'_>) {}
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_enforces_its_limit_refuses_none_of_64_tasks() {
    let calls: Mutex<VecDeque<Instant>> = Mutex::default();
    let server = Loopback::serving(move |_, _| {
        let mut calls = calls.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        while calls.front().is_some_and(|call| now - *call >= WINDOW) {
            calls.pop_front();
        }
        calls.push_back(now);
        let status = if calls.len() > MOST { 429 } else { 200 };
        Act::Answer(Answer::status(status).body("{}"))
    })
    .await;
    let client = limited(&server.url, LimitOptions::new());
    let tasks: Vec<_> = (0..64)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move {
                for _ in 0..4 {
                    client.send(&Often).await.expect("never refused");
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("no call fails");
    }
    // Had one been refused, it would have been sent again.
    assert_eq!(server.count(), 64 * 4);
}
