//! Calls of programs that have no async runtime.

use std::{thread, time::Duration};

use client_runtime::{CallOptions, Error, RetryPolicy, blocking};
use tokio::runtime::Runtime;

use crate::{
    Stopped, Witness,
    loopback::{Act, Answer, Loopback},
    pages::shelf::{self, ById, Shelf},
    sample_api::{Client, margin::GetLeverBalance},
};

const BALANCE: &str = r#"{"rc":0,"result":{"symbol":"x","history":[]}}"#;

/// A runtime for servers; what is tested has its own.
fn servers() -> Runtime {
    Runtime::new().expect("a runtime")
}

fn client_of(server: &Loopback) -> blocking::Client<Client> {
    let hasty = Duration::from_millis(1);
    Client::builder()
        .all_servers(&server.url)
        .signer("spot", Witness)
        .clock(Stopped)
        .retry(RetryPolicy::new().backoff(hasty, hasty))
        .build_blocking()
        .expect("a client")
}

#[test]
fn a_call_waits_for_its_answer() {
    let servers = servers();
    let server = servers.block_on(Loopback::serving(|_, seen| {
        assert!(seen.header("x-seen").is_some(), "signed as ever");
        Act::Answer(Answer::ok(BALANCE).header("x-request-id", "abc"))
    }));
    let client = client_of(&server);
    let balance = client
        .margin()
        .get_lever_balance(GetLeverBalance::new("x"))
        .wait();
    assert_eq!(balance.expect("a balance").symbol, "x");
    let balance = client.send(&GetLeverBalance::new("x"));
    assert_eq!(balance.expect("a balance").symbol, "x");
    let reply = client
        .inner()
        .send(&GetLeverBalance::new("x"))
        .wait_for_reply();
    assert_eq!(reply.expect("a reply").request_id(), Some("abc"));
    assert_eq!(server.count(), 3);
}

#[test]
fn errors_and_repetitions_are_those_of_awaited_calls() {
    let servers = servers();
    let acts = [
        Act::Answer(Answer::status(503)),
        Act::Answer(Answer::ok(BALANCE)),
        Act::Answer(Answer::refusal("AUTH_1")),
        Act::Stall,
    ];
    let server = servers.block_on(Loopback::scripted(acts));
    let client = client_of(&server);
    let call = || client.margin().get_lever_balance(GetLeverBalance::new("x"));
    assert!(call().wait().is_ok(), "sent again after the first answer");
    assert!(call().wait().is_err_and(|error| error.is_auth()));
    let options = CallOptions::new().timeout(Duration::from_millis(50));
    let error = client.with(options).send(&GetLeverBalance::new("x"));
    assert!(error.is_err_and(|error| error.is_timeout()));
    assert_eq!(server.count(), 4);
}

#[test]
fn a_call_whose_awaiting_has_begun_is_not_waited_for() {
    let servers = servers();
    let server = servers.block_on(Loopback::scripted([Act::Stall]));
    let client = client_of(&server);
    let mut call = client.margin().get_lever_balance(GetLeverBalance::new("x"));
    let begun = servers
        .block_on(async { tokio::time::timeout(Duration::from_millis(50), &mut call).await });
    assert!(begun.is_err(), "no answer yet");
    assert!(matches!(call.wait(), Err(Error::Config(_))));
    assert_eq!(server.count(), 1);
}

#[test]
fn nothing_waits_inside_an_async_runtime() {
    let servers = servers();
    let server = servers.block_on(Loopback::serving(|_, _| Act::Answer(Answer::ok(BALANCE))));
    let client = client_of(&server);
    let refused = |error: Error| {
        assert!(matches!(&error, Error::Config(_)), "{error:?}");
        assert!(error.to_string().contains("async runtime"), "{error}");
    };
    servers.block_on(async {
        let call = client.margin().get_lever_balance(GetLeverBalance::new("x"));
        refused(call.wait().expect_err("a call that waits"));
        refused(client.sync_clock().expect_err("a call that waits"));
        let other = Client::builder().build_blocking();
        refused(other.expect_err("a client that waits"));
        let mut items = shelf::client(&server).pages(&ById::default()).wait();
        refused(
            items
                .next()
                .expect("an item")
                .expect_err("a list that waits"),
        );
        // The async side of the same client is free to be used here, and the client to go.
        let awaited = client.margin().get_lever_balance(GetLeverBalance::new("x"));
        assert!(awaited.await.is_ok());
        drop(client);
    });
    assert_eq!(server.count(), 1);
}

#[test]
fn threads_share_a_client() {
    let servers = servers();
    let server = servers.block_on(Loopback::serving(|_, _| Act::Answer(Answer::ok(BALANCE))));
    let client = client_of(&server);
    thread::scope(|scope| {
        for _ in 0..8 {
            let client = client.clone();
            scope.spawn(move || {
                for _ in 0..8 {
                    let balance = client.send(&GetLeverBalance::new("x"));
                    assert_eq!(balance.expect("a balance").symbol, "x");
                }
            });
        }
    });
    assert_eq!(server.count(), 64);
}

#[test]
fn lists_are_iterators() {
    let servers = servers();
    let server = servers.block_on(Shelf::of(25).serve());
    let client = shelf::client(&server);
    let mut items = client.pages(&ById::default()).wait();
    let first: Vec<_> = items
        .by_ref()
        .take(12)
        .map(|item| item.expect("an item"))
        .collect();
    let cursor = items.cursor();
    let rest = items.next_page().expect("a page").expect("items");
    assert_eq!(shelf::keys(&first), (14..=25).rev().collect::<Vec<_>>());
    assert_eq!(shelf::keys(&rest), (6..=13).rev().collect::<Vec<_>>());
    let resumed = client
        .pages(&ById::default())
        .resume(&cursor)
        .expect("a place");
    let rest: Result<Vec<_>, Error> = resumed.wait().collect();
    assert_eq!(
        shelf::keys(&rest.expect("items")),
        (1..=13).rev().collect::<Vec<_>>()
    );
}

#[test]
fn a_page_that_fails_is_asked_for_again() {
    let servers = servers();
    let shelf = Shelf::of(25);
    let server = servers.block_on(Loopback::serving(move |turn, seen| {
        if turn == 1 {
            return Act::HangUp;
        }
        Act::Answer(Answer::ok(shelf.answer(seen)))
    }));
    let mut items = shelf::client(&server).pages(&ById::default()).wait();
    let mut found = Vec::new();
    let mut failures = 0;
    for item in items.by_ref() {
        match item {
            Ok(item) => found.push(item),
            Err(_) => failures += 1,
        }
    }
    assert_eq!((shelf::keys(&found).len(), failures), (25, 1));
}
