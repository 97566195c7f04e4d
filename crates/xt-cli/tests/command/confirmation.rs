//! Asking before something changes, at a terminal that `script` makes.

use super::support::{KEYS, Server, command, ended, spot, terminal};

const ORDER: &str = "spot place-order --symbol btc_usdt --side BUY --type MARKET --time-in-force IOC --biz-type SPOT --quote-qty 20";

/// Calls that change something: orders, transfers, withdrawals, settings, and GETs that act.
const CHANGES: &[&str] = &[
    ORDER,
    "spot cancel-order --order-id 1",
    "spot transfer --biz-id b --from SPOT --to LEVER --currency usdt --amount 1",
    "spot withdraw --currency usdt --chain Tron --amount 1 --address a",
    "futures set-auto-margin --symbol s --position-side LONG --auto-margin true",
    "futures-copy stop-leading",
    "user-center delete-api-key --apikey-id 1",
];

#[test]
fn without_terminal_and_yes_nothing_is_sent() {
    let server = Server::always(200, &spot("{}"));
    for words in CHANGES {
        let ended = server.xt(&words.split(' ').collect::<Vec<_>>());
        assert_eq!(ended.status, 8, "{words}: {}", ended.err);
        assert!(ended.err.contains("--yes"), "{words}: {}", ended.err);
    }
    assert!(server.seen().is_empty());
}

/// What is typed, the exit status, and how many requests go out.
const TYPED: &[(&str, i32, usize)] = &[
    ("y\n", 0, 1),
    ("yes\n", 0, 1),
    ("n\n", 8, 0),
    ("\n", 8, 0),
    ("please\n", 8, 0),
];

#[test]
fn at_a_terminal_a_yes_sends_and_all_else_does_not() {
    for (typed, status, sent) in TYPED {
        let server = Server::always(200, &spot(r#"{"orderId":"1"}"#));
        let Some((ends, shown)) = at_terminal(&server, ORDER, typed) else {
            println!("SKIPPED: there is no `script` here to make a terminal");
            return;
        };
        assert_eq!(ends, *status, "{typed:?}: {shown}");
        assert_eq!(server.seen().len(), *sent, "{typed:?}: {shown}");
        for part in ["Place an order", "POST /v4/order", "quoteQty = 20", "[y/N]"] {
            assert!(shown.contains(part), "{typed:?}: no `{part}` in\n{shown}");
        }
    }
}

#[test]
fn a_prompt_for_keys_shows_nothing_of_them() {
    let server = Server::always(200, &spot("[]"));
    let line = format!(
        "env -u XT_API_KEY -u XT_API_SECRET {} spot balances --server {}",
        env!("CARGO_BIN_EXE_xt"),
        server.url
    );
    let Some((ends, shown)) = terminal(&line, "typed-key\ntyped-secret\n") else {
        println!("SKIPPED: there is no `script` here to make a terminal");
        return;
    };
    assert_eq!(ends, 0, "{shown}");
    assert!(
        shown.contains("API key:") && shown.contains("API secret:"),
        "{shown}"
    );
    assert_eq!(server.seen()[0].headers["validate-appkey"], "typed-key");
}

#[test]
fn reads_are_not_asked_about() {
    let server = Server::always(200, &spot("[]"));
    // The second one is a POST that only asks.
    for words in ["spot balances", "futures open-orders"] {
        let run = ended(
            command()
                .envs(KEYS)
                .args(words.split(' '))
                .args(["--server", &server.url]),
        );
        assert_eq!(run.status, 0, "{words}: {}", run.err);
    }
    assert_eq!(server.seen().len(), 2);
}

/// Runs a call at a terminal where something is typed: exit status, and what the terminal shows.
fn at_terminal(server: &Server, words: &str, typed: &str) -> Option<(i32, String)> {
    let line = format!(
        "{} {words} --server {}",
        env!("CARGO_BIN_EXE_xt"),
        server.url
    );
    terminal(&line, typed)
}
