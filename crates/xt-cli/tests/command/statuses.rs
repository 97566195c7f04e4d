//! Exit statuses by the kind of failure.

use super::support::{KEYS, Server, command, ended};

const READ: &str = "spot balances";
const CHANGE: &str = "spot ws-token --yes --timeout 3s";

/// Words of a call, the status and body of the answer, the exit status, and what standard error says.
const ENDS: &[(&str, u16, &str, i32, &[&str])] = &[
    (READ, 200, r#"{"rc":0,"result":[]}"#, 0, &[]),
    (
        READ,
        200,
        r#"{"rc":1,"mc":"WITHDRAW_001","ma":[],"result":null}"#,
        1,
        &["WITHDRAW_001", "the documents say:"],
    ),
    (
        READ,
        200,
        r#"{"rc":1,"mc":"NEW_\u001b[31mCODE","result":null}"#,
        1,
        &["NEW_"],
    ),
    (
        READ,
        200,
        r#"{"rc":1,"mc":"AUTH_101","result":null}"#,
        3,
        &["AUTH_101"],
    ),
    (READ, 403, "forbidden", 3, &["403"]),
    ("spot balances --timeout 2s", 429, "", 4, &["429"]),
    ("spot balances --timeout 2s", 0, "", 5, &[]),
    (READ, 200, "<html>", 6, &[]),
    (READ, 404, "<html>", 6, &["404"]),
    (CHANGE, 0, "", 7, &["may have taken effect"]),
    (CHANGE, 502, "", 7, &["may have taken effect"]),
    (CHANGE, 200, "<html>", 7, &[]),
];

#[test]
fn the_status_tells_the_kind() {
    for (words, status, body, ends, said) in ENDS {
        let server = Server::always(*status, body);
        let run = server.xt(&words.split(' ').collect::<Vec<_>>());
        assert_eq!(run.status, *ends, "{words}, {status} {body}: {}", run.err);
        for part in *said {
            assert!(
                run.err.contains(part),
                "{words}: no `{part}` in\n{}",
                run.err
            );
        }
        assert!(!run.err.contains('\u{1b}'), "{:?}", run.err);
        for (_, secret) in KEYS {
            assert!(!run.err.contains(secret), "{}", run.err);
        }
    }
}

#[test]
fn a_change_is_sent_once_where_its_answer_is_lost() {
    for words in [CHANGE, "futures-copy stop-leading --yes --timeout 3s"] {
        let server = Server::always(0, "");
        server.xt(&words.split(' ').collect::<Vec<_>>());
        assert_eq!(server.seen().len(), 1, "{words}");
    }
}

#[test]
fn a_lost_order_names_the_call_that_finds_it() {
    let server = Server::always(0, "");
    let words = "spot place-order --yes --symbol s --side BUY --type LIMIT --time-in-force GTC --biz-type SPOT";
    let run = server.xt(&words.split(' ').collect::<Vec<_>>());
    assert_eq!(run.status, 7, "{}", run.err);
    assert!(run.err.contains("xt spot find-order"), "{}", run.err);
}

#[test]
fn nobody_listens() {
    let run = ended(
        command().args("spot server-time --timeout 1s --server http://127.0.0.1:1".split(' ')),
    );
    assert_eq!(run.status, 5, "{}", run.err);
}

#[test]
fn signed_calls_do_not_go_over_plain_http() {
    let words = "spot balances --server http://203.0.113.9:8080";
    let run = ended(command().envs(KEYS).args(words.split(' ')));
    assert_eq!(run.status, 2, "{}", run.err);
    assert!(run.err.contains("https"), "{}", run.err);
}
