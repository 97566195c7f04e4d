//! What tests say beforehand.

use std::time::{Duration, Instant};

use mock_server::{Fault, MockServer, Reply};

use crate::api::harbour;
use crate::wire::{get, post, send};

#[test]
fn replies_hold_so_many_times_and_are_counted() {
    let server = MockServer::start(harbour()).expect("starts");
    let said = server
        .on("boats.time")
        .reply(Reply::refusal("BUSY_1"))
        .times(2);
    let codes: Vec<String> = (0..3).map(|_| get(&server, "/v1/time").at("mc")).collect();
    assert_eq!(codes, ["BUSY_1", "BUSY_1", "SUCCESS"]);
    assert_eq!(said.happened(), 2);
    assert_eq!(server.verify(), Ok(()));
    server
        .on("GET /v1/time")
        .reply(Reply::payload("{}"))
        .times(1);
    assert!(
        server
            .verify()
            .is_err_and(|unmet| unmet.contains("happened 0"))
    );
    server.reset();
    assert_eq!(server.verify(), Ok(()));
}

#[test]
fn replies_may_depend_on_the_request_and_keep_to_the_envelope() {
    let server = MockServer::start(harbour()).expect("starts");
    let berta = |request: &mock_server::Recorded| request.parameter("name") == Some("berta");
    server
        .on("boats.moor")
        .when(berta)
        .reply(Reply::example_with([("fee", "0.000000001")]));
    let moor = |name| {
        post(
            &server,
            "/v1/boats",
            &format!(r#"{{"name":"{name}","kind":"SAIL"}}"#),
        )
    };
    assert_eq!(moor("anna").at("result.fee"), "10.50");
    assert_eq!(moor("berta").at("result.fee"), "0.000000001");
    let seen = server.requests_of("boats.moor");
    assert_eq!(seen.len(), 2);
    assert_eq!(seen[1].text(), r#"{"name":"berta","kind":"SAIL"}"#);
    // What is not in order is refused, whatever was said.
    server.on("boats.moor").reply(Reply::payload("1"));
    assert_eq!(post(&server, "/v1/boats", "{}").at("mc"), "MISSING_1");
}

#[test]
fn faults_happen() {
    let server = MockServer::start(harbour()).expect("starts");
    let fault = |fault| server.on("boats.time").fault(fault).times(1);
    let ask = || send(&server.url(), "GET", "/v1/time", &[], b"");
    let whole = ask().expect("an answer").body;
    fault(Fault::Dropped);
    assert!(ask().is_none(), "there is no answer");
    fault(Fault::Half);
    let half = ask().expect("a head").body;
    assert!(
        whole.len() > half.len() && !half.is_empty() && whole.starts_with(&half[..4]),
        "{half}"
    );
    fault(Fault::Status(503));
    assert_eq!(ask().expect("an answer").status, 503);
    fault(Fault::Garbage);
    assert!(mock_server::Json::parse(&ask().expect("an answer").body).is_err());
    fault(Fault::Latency(Duration::from_millis(30)));
    let before = Instant::now();
    assert_eq!(ask().expect("an answer").status, 200);
    // An answer may come later than it must, never earlier.
    assert!(before.elapsed() >= Duration::from_millis(30));
    assert_eq!(server.verify(), Ok(()));
}

#[test]
fn a_fault_of_one_operation_is_none_of_another() {
    let server = MockServer::start(harbour()).expect("starts");
    server.on("boats.time").fault(Fault::Status(502));
    server.on("tower.light").fault(Fault::Dropped);
    assert_eq!(get(&server, "/v1/time").status, 502);
    assert!(send(&server.url(), "GET", "/v1/light", &[], b"").is_none());
    assert_eq!(get(&server, "/v1/tide").status, 200);
}

/// The clock is wrong for one operation and as often as it was said, and on top of the wrong clock of all.
#[test]
fn one_operation_may_go_by_another_clock() {
    let server = MockServer::builder(harbour()).stop_clock(1_700_000_000_000);
    let server = server.start().expect("starts");
    server.skew_clock(1_000);
    server.on("boats.time").fault(Fault::Skew(-6_000)).times(1);
    let wrong = get(&server, "/v1/time");
    assert_eq!(wrong.at("result.now"), "1699999995000");
    assert!(
        wrong.head.contains("date: tue, 14 nov 2023 22:13:15 gmt"),
        "{}",
        wrong.head
    );
    assert_eq!(get(&server, "/v1/time").at("result.now"), "1700000001000");
}

/// As flags write them.
#[test]
fn faults_are_read_from_words() {
    let milliseconds = Duration::from_millis;
    for (text, fault) in [
        ("latency:200ms", Some(Fault::Latency(milliseconds(200)))),
        ("latency:2s", Some(Fault::Latency(milliseconds(2_000)))),
        ("status:503", Some(Fault::Status(503))),
        ("dropped", Some(Fault::Dropped)),
        ("half", Some(Fault::Half)),
        ("garbage", Some(Fault::Garbage)),
        ("skew:10s", Some(Fault::Skew(10_000))),
        ("skew:-500ms", Some(Fault::Skew(-500))),
        ("latency", None),
        ("latency:2", None),
        ("latency:-2s", None),
        ("latency:99999999999999999999s", None),
        ("skew:99999999999999999s", None),
        ("skew:--1s", None),
        ("status:199", None),
        ("status:600", None),
        ("half:1", None),
        ("", None),
    ] {
        assert_eq!(text.parse().ok(), fault, "{text}");
    }
}

#[test]
fn an_operation_that_is_none_is_told_with_what_comes_close() {
    let server = MockServer::start(harbour()).expect("starts");
    let why = server.try_on("boats.moo").err().expect("no operation");
    assert!(why.contains("boats.moor"), "{why}");
}
