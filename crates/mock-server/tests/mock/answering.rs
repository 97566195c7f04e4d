//! Answers to requests that are in order.

use mock_server::{Json, MockServer};

use crate::api::{harbour, xt};
use crate::wire::{get, post, send};

const ANNA: &str = r#"{"name":"anna","kind":"SAIL"}"#;

#[test]
fn the_documented_example_is_answered_with_all_its_digits() {
    let server = MockServer::start(harbour()).expect("starts");
    let answer = post(&server, "/v1/boats", ANNA);
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains(r#""fee":10.50"#), "{}", answer.body);
}

/// Without its body, but with the length that it would have.
#[test]
fn head_is_answered_as_get() {
    let server = MockServer::builder(harbour())
        .stop_clock(1_700_000_000_000)
        .start()
        .expect("starts");
    let ask = |method, path| send(&server.url(), method, path, &[], b"").expect("an answer");
    for path in ["/v1/time", "/v1/boats/7", "/v1/tide", "/v1/none"] {
        let (get, head) = (ask("GET", path), ask("HEAD", path));
        assert_eq!(head.head, get.head, "{path}");
        assert!(head.body.is_empty() && !get.body.is_empty(), "{path}");
    }
    let wrong = ask("HEAD", "/v1/boats");
    assert_eq!((wrong.status, wrong.body.as_str()), (405, ""));
}

#[test]
fn what_was_created_is_found_by_its_id() {
    let server = MockServer::start(harbour()).expect("starts");
    let first = post(&server, "/v1/boats", ANNA).at("result.boatId");
    let second = post(&server, "/v1/boats", r#"{"name":"berta","kind":"MOTOR"}"#);
    let second = second.at("result.boatId");
    assert_ne!(first, second);
    let boat = get(&server, &format!("/v1/boats/{second}"));
    assert_eq!(boat.at("result.boatId"), second);
    assert_eq!(
        (boat.at("result.name"), boat.at("result.kind")),
        ("berta".into(), "MOTOR".into())
    );
    // What the request did not say stays as documented.
    assert_eq!(boat.at("result.depth"), "2.10");
}

#[test]
fn a_post_that_only_reads_creates_nothing() {
    let server = MockServer::start(harbour()).expect("starts");
    post(&server, "/v1/boats", ANNA);
    for _ in 0..2 {
        let found = post(&server, "/v1/boats/search", "{}");
        assert_eq!(found.at("result.boatId"), "900");
    }
}

#[test]
fn the_time_is_that_of_the_clock_and_placeholders_become_the_word_of_success() {
    let server = MockServer::builder(harbour())
        .stop_clock(1_700_000_000_000)
        .start();
    let server = server.expect("starts");
    assert_eq!(get(&server, "/v1/time").at("result.now"), "1700000000000");
    assert_eq!(get(&server, "/v1/time").at("mc"), "SUCCESS");
    server.skew_clock(-5_000);
    let earlier = get(&server, "/v1/time");
    assert_eq!(earlier.at("result.now"), "1699999995000");
    assert!(
        earlier.head.contains("date: tue, 14 nov 2023 22:13:15 gmt"),
        "{}",
        earlier.head
    );
}

#[test]
fn without_an_example_the_types_and_the_seed_decide() {
    let light = |seed| {
        let server = MockServer::builder(harbour())
            .seed(seed)
            .start()
            .expect("starts");
        get(&server, "/v1/light")
    };
    let answer = light(7);
    assert!(
        ["RED", "GREEN"].contains(&answer.at("colour").as_str()),
        "{}",
        answer.body
    );
    assert!(answer.at("range").parse::<i64>().is_ok());
    assert_eq!(answer.body, light(7).body);
    assert!(
        (0..20).any(|seed| light(seed).body != answer.body),
        "the seed decides"
    );
}

#[test]
fn each_server_has_its_own_operations_where_each_has_a_port() {
    let server = MockServer::builder(harbour())
        .port_per_server()
        .start()
        .expect("starts");
    let url = |name| server.url_of(name).expect("a server");
    let status = |url: &str, path| send(url, "GET", path, &[], b"").expect("an answer").status;
    assert_ne!(url("main"), url("tower"));
    assert_eq!(status(&url("tower"), "/v1/light"), 200);
    assert_eq!(status(&url("main"), "/v1/light"), 404);
}

#[test]
fn what_is_made_has_an_id_though_its_documents_show_none() {
    let server = MockServer::start(harbour()).expect("starts");
    let hire = || {
        let heads = [("content-type".to_owned(), "application/json".to_owned())];
        let url = server.url();
        let body = b"{\"clientId\": \"me\"}";
        let answer = send(&url, "POST", "/v1/hands/create-hand", &heads, body).expect("an answer");
        answer.at("result")
    };
    let (first, second) = (hire(), hire());
    assert!(first.parse::<u64>().is_ok(), "{first}");
    assert_ne!(first, second);
}

/// Every documented call of XT answers a success in its envelope to a request that carries nothing amiss.
#[test]
fn xt_says_its_own_words_of_success() {
    let server = MockServer::start(xt()).expect("starts");
    let spot = get(&server, "/v4/public/symbol");
    assert_eq!(
        (spot.at("rc"), spot.at("mc")),
        ("0".into(), "SUCCESS".into())
    );
    let futures = get(&server, "/future/market/v1/public/q/ticker?symbol=btc_usdt");
    assert_eq!(
        (futures.at("returnCode"), futures.at("msgInfo")),
        ("0".into(), "success".into())
    );
    assert!(Json::parse(&spot.body).is_ok_and(|body| body.at("result.symbols").is_some()));
}

/// The page states a number and a truth value, its sample prints both as text.
#[test]
fn samples_are_answered_as_their_types_are_written() {
    let server = MockServer::start(harbour()).expect("starts");
    let tide = get(&server, "/v1/tide").body;
    assert!(tide.contains(r#""height":7,"rising":false"#), "{tide}");
}
