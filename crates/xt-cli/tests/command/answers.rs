//! What is shown of an answer.

use super::support::{KEYS, Server, command, ended, spot, terminal};

#[test]
fn a_list_becomes_columns() {
    let payload = r#"[
        {"s":"btc_usdt","t":1767225600000,"ap":"39000.10","aq":"0.5","bp":"38999","bq":"12.25"},
        {"s":"eth_usdt","t":1767225600001,"ap":"2100","aq":"1","bp":"2099.9","bq":null}
    ]"#;
    let server = Server::always(200, &spot(payload));
    let ended = server.xt(&["spot", "book-tickers"]);
    assert_eq!(ended.status, 0, "{}", ended.err);
    assert_eq!(
        ended.out,
        "\
s         t                               ap   aq      bp     bq
btc_usdt  2026-01-01 00:00:00.000Z  39000.10  0.5   38999  12.25
eth_usdt  2026-01-01 00:00:00.001Z      2100    1  2099.9
"
    );
}

#[test]
fn an_object_becomes_lines_with_its_lists_below() {
    let payload = r#"{"timestamp":1767225600000,"lastUpdateId":"9007199254740993","new":true,
        "bids":[["38999.50","1.00"],["38999","12"]],"asks":[]}"#;
    let server = Server::always(200, &spot(payload));
    let ended = server.xt(&["spot", "depth", "--symbol", "btc_usdt"]);
    assert_eq!(ended.status, 0, "{}", ended.err);
    for line in [
        "timestamp     2026-01-01 00:00:00.000Z\n",
        "lastUpdateId  9007199254740993\n",
        "new           true\n",
        "bids\n  38999.50  1.00\n     38999    12\n",
    ] {
        assert!(ended.out.contains(line), "no `{line}` in\n{}", ended.out);
    }
}

/// Payloads of calls, and the whole table.
const TABLES: &[(&str, &str, &str)] = &[
    ("spot balances", "null", "(no data)\n"),
    ("spot book-tickers", "[]", "(none)\n"),
    (
        "spot client-ip",
        r#"{"ip":"203.0.113.9"}"#,
        "ip  203.0.113.9\n",
    ),
    // What a server writes must not steer a terminal.
    (
        "spot client-ip",
        r#"{"ip":"\u001b[2Jcleared\nline"}"#,
        "ip  \u{fffd}[2Jcleared line\n",
    ),
    // What opens doors is shown to programs alone.
    (
        "spot ws-token --yes",
        r#"{"accessToken":"opens-doors"}"#,
        "accessToken  ***\n",
    ),
    // Fields that hold nothing are left out.
    (
        "spot balance --currency usdt",
        r#"{"currency":"usdt","frozenAmount":null,"totalAmount":"1.10"}"#,
        "currency     usdt\ntotalAmount  1.10\n",
    ),
];

#[test]
fn answers_become_tables() {
    for (words, payload, table) in TABLES {
        let server = Server::always(200, &spot(payload));
        let ended = server.xt(&words.split(' ').collect::<Vec<_>>());
        assert_eq!(ended.status, 0, "{words}: {}", ended.err);
        assert_eq!(ended.out, *table, "{words}");
    }
}

#[test]
fn json_keeps_every_digit_and_the_order() {
    let payload = r#"{"z":1.10,"a":12345678901234567890.123456789012345678,"e":1E+400,"n":-0,"id":"007","l":[{},[],"\u00e9\"\n"]}"#;
    let server = Server::always(200, &spot(payload));
    let ended = server.xt(&["spot", "balances", "--json"]);
    assert_eq!(ended.status, 0, "{}", ended.err);
    assert_eq!(
        ended.out,
        "{\n  \"z\": 1.10,\n  \"a\": 12345678901234567890.123456789012345678,\n  \"e\": 1E+400,\n  \"n\": -0,\n  \"id\": \"007\",\n  \
         \"l\": [\n    {},\n    [],\n    \"é\\\"\\n\"\n  ]\n}\n"
    );
}

#[test]
fn raw_is_the_answer_as_it_came() {
    let answer = r#"{"rc":0,"mc":"SUCCESS","ma":[],"result":{"x": 1.50 },"later":1}"#;
    let server = Server::always(200, answer);
    let ended = server.xt(&["spot", "balances", "--raw"]);
    assert_eq!((ended.status, ended.out), (0, format!("{answer}\n")));
    let refusal = r#"{"rc":1,"mc":"ORDER_002","ma":[],"result":null}"#;
    let server = Server::always(200, refusal);
    let ended = server.xt(&["spot", "balances", "--raw"]);
    assert_eq!((ended.status, ended.out), (1, format!("{refusal}\n")));
    assert!(ended.err.contains("ORDER_002"), "{}", ended.err);
}

#[test]
fn colour_is_for_terminals_alone() {
    let server = Server::always(200, &spot(r#"[{"s":"btc_usdt"}]"#));
    let words = ["spot", "book-tickers", "--server", &server.url];
    let piped = ended(command().args(words));
    assert!(!piped.out.contains('\u{1b}'), "{:?}", piped.out);
    let forced = ended(command().args(words).env("CLICOLOR_FORCE", "1"));
    assert!(forced.out.contains('\u{1b}'), "{:?}", forced.out);
    let denied = ended(
        command()
            .args(words)
            .env("CLICOLOR_FORCE", "1")
            .env("NO_COLOR", "1"),
    );
    assert!(!denied.out.contains('\u{1b}'), "{:?}", denied.out);
}

#[test]
fn a_closed_pipe_is_no_failure() {
    use std::process::Stdio;

    let rows: Vec<String> = (0..20_000)
        .map(|row| format!(r#"{{"s":"symbol_{row}"}}"#))
        .collect();
    let server = Server::always(200, &spot(&format!("[{}]", rows.join(","))));
    for words in [
        &["spot", "book-tickers"][..],
        &["completions", "bash"],
        &["spot", "place-order", "--help"],
    ] {
        let mut child = command()
            .envs(KEYS)
            .args(words)
            .args(["--server", &server.url])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(0), "{words:?}");
        assert!(
            output.stderr.is_empty(),
            "{words:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn what_is_too_wide_for_the_terminal_comes_item_by_item() {
    let payload = r#"[{"s":"btc_usdt","ap":"39000.10","bp":"38999"},{"s":"eth_usdt","ap":"2100","bp":"2099"}]"#;
    let server = Server::always(200, &spot(payload));
    let table = "s               ap     bp\nbtc_usdt  39000.10  38999\neth_usdt      2100   2099\n";
    let items = "1\n  s   btc_usdt\n  ap  39000.10\n  bp  38999\n2\n  s   eth_usdt\n  ap  2100\n  bp  2099\n";
    for (columns, wanted) in [(80, table), (25, table), (24, items)] {
        let xt = env!("CARGO_BIN_EXE_xt");
        let line = format!(
            "stty cols {columns} rows 40; NO_COLOR=1 {xt} spot book-tickers --server {}",
            server.url
        );
        let Some((status, shown)) = terminal(&line, "") else {
            println!("SKIPPED: there is no `script` here to make a terminal");
            return;
        };
        assert_eq!(
            (status, shown.replace('\r', "").as_str()),
            (0, wanted),
            "{columns} columns"
        );
    }
}
