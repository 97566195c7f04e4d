//! Requests that the documents do not allow, each refused by the API's own code, with a line that says why.

use mock_server::MockServer;

use crate::api::{harbour, xt};
use crate::wire::{get, post, send};

/// `(body, code, a word of the reason)`.
const BODIES: [(&str, &str, &str); 8] = [
    (r#"{"kind":"SAIL"}"#, "MISSING_1", "`name`"),
    (r#"{"name":null,"kind":"SAIL"}"#, "MISSING_1", "`name`"),
    (r#"{"name":"anna","kind":"RAFT"}"#, "WRONG_1", "SAIL, MOTOR"),
    (r#"{"name":"Anna","kind":"SAIL"}"#, "WRONG_1", "match"),
    (
        r#"{"name":"annaannaannaanna","kind":"SAIL"}"#,
        "WRONG_1",
        "12 characters",
    ),
    (
        r#"{"name":"anna","kind":"SAIL","depth":"0.49"}"#,
        "BAD_depth",
        "at least 0.5",
    ),
    (
        r#"{"name":"anna","kind":"SAIL","depth":8.01}"#,
        "BAD_depth",
        "at most 8",
    ),
    (r#"{"name":"anna""#, "WRONG_1", "cannot be read"),
];

#[test]
fn parameters_are_held_against_the_documents() {
    let server = MockServer::start(harbour()).expect("starts");
    for (body, code, reason) in BODIES {
        let answer = post(&server, "/v1/boats", body);
        assert_eq!(
            (answer.status, answer.at("rc")),
            (200, "1".into()),
            "{body}"
        );
        assert_eq!(answer.at("mc"), code, "{body}");
        let last = server.requests().pop().expect("recorded").to_string();
        assert!(last.contains(reason) && last.contains(code), "{last}");
    }
    let edges = r#"{"name":"anna","kind":"SAIL","depth":"0.5","more":1}"#;
    assert_eq!(post(&server, "/v1/boats", edges).at("rc"), "0");
}

/// `(method, path, status, code in the envelope, what HTTP wants beside it, a word of the reason)`. What `/v1/light`
/// answers has no envelope.
const ASTRAY: [(&str, &str, u16, &str, &str, &str); 6] = [
    ("GET", "/v1/ships", 404, "1", "", "no operation"),
    ("GET", "/v1/boats", 405, "1", "allow: post", "takes POST"),
    (
        "DELETE",
        "/v1/light",
        405,
        "-",
        "allow: get, head",
        "takes ",
    ),
    (
        "OPTIONS",
        "/v1/time",
        405,
        "1",
        "allow: get, head",
        "takes ",
    ),
    ("OPTIONS", "/v1/boats", 405, "1", "allow: post", "takes "),
    ("POST", "/v1/boats/", 404, "1", "", "no operation"),
];

#[test]
fn unknown_paths_and_wrong_methods_have_statuses_and_the_envelope() {
    let server = MockServer::start(harbour()).expect("starts");
    for (method, path, status, code, header, reason) in ASTRAY {
        let answer = send(&server.url(), method, path, &[], b"").expect("an answer");
        assert_eq!(
            (answer.status, answer.at("rc")),
            (status, code.into()),
            "{method} {path}"
        );
        assert!(answer.head.contains(header), "{}", answer.head);
        let last = server.requests().pop().expect("recorded").to_string();
        assert!(last.contains(reason), "{last}");
    }
}

#[test]
fn xt_refuses_by_the_codes_of_its_tables() {
    let server = MockServer::start(xt()).expect("starts");
    let futures = get(&server, "/future/market/v1/public/q/ticker");
    assert_eq!(
        (futures.at("returnCode"), futures.at("error.code")),
        ("1".into(), "invalid_symbol".into())
    );
    let blank = get(&server, "/v4/public/depth?symbol=");
    assert_eq!(
        (blank.at("rc"), blank.at("mc")),
        ("1".into(), "SYMBOL_001".into())
    );
    assert_eq!(
        get(&server, "/v4/balance?currency=usdt").at("mc"),
        "AUTH_001"
    );
}
