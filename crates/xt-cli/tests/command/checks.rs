//! What is refused before anything is sent, and what is said about it.

use super::support::{Server, xt};

/// Words of a call, and what standard error says.
const REFUSED: &[(&str, &[&str])] = &[
    ("spot depth", &["--symbol <TEXT>"]),
    (
        "spot depth --symbol btc_usdt --limit 501",
        &["'501' for '--limit", "at most 500"],
    ),
    ("spot depth --symbol btc_usdt --limit 0", &["at least 1"]),
    (
        "spot depth --symbol btc_usdt --limit 1.5",
        &["whole number"],
    ),
    (
        "spot depth --symbol btc_usdt --limit 99999999999999999999",
        &["whole number"],
    ),
    (
        "spot trades --order-side SELLS",
        &["SELLS", "BUY, SELL", "similar value exists: 'SELL'"],
    ),
    (
        "spot trades --start-time yesterday",
        &["is not a time", "2026-01-31"],
    ),
    (
        "spot place-order --client-order-id a-b --symbol s --side BUY --type LIMIT --time-in-force GTC --biz-type SPOT",
        &["does not match ^[a-zA-Z0-9_]{4,22}$"],
    ),
    (
        "spot transfer --amount 1e3 --biz-id b --from SPOT --to LEVER --currency usdt",
        &["'1e3'", "number such as"],
    ),
    (
        "broker create-sub-account --account-name short",
        &["5 characters where 6 are the fewest"],
    ),
    (
        "futures set-auto-margin --symbol s --position-side LONG --auto-margin maybe",
        &["is not true or false"],
    ),
    (
        r#"futures place-orders-at-once --body [{"symbol":"s","orderSide":"BUYS"}]"#,
        &[
            "[0].orderSide: \"BUYS\" is not one of BUY, SELL",
            "[0].origQty: is missing",
        ],
    ),
    ("futures place-orders-at-once --body [", &["no JSON"]),
    (
        "futures place-orders-at-once --body @/nonexistent/body",
        &["/nonexistent/body cannot be read"],
    ),
    (
        "third-party refresh-token --client-id a --client-secret b",
        &["a secret is no argument"],
    ),
    (
        "spot depht --symbol btc_usdt",
        &["depht", "similar", "'depth'"],
    ),
    ("spto depth", &["'spot'"]),
    (
        "spot depth --symbol btc_usdt --timeout soon",
        &["'soon'", "is no time"],
    ),
    (
        "spot depth --symbol btc_usdt --server nowhere",
        &["no server `nowhere`", "mock", "futures_coin"],
    ),
    ("spot depth --symbol btc_usdt --all", &["--all"]),
    ("spot trades --max 5", &["--all"]),
    ("spot place-order --watch 2s", &["--watch"]),
    (
        "spot depth --symbol s --json --raw",
        &["cannot be used with"],
    ),
    (
        "--model /nonexistent/model spot depth",
        &["/nonexistent/model cannot be read"],
    ),
    (
        "--specs /nonexistent/pages spot depth",
        &["/nonexistent/pages cannot be read"],
    ),
    ("find nothing of that kind", &["no call holds"]),
];

#[test]
fn what_cannot_be_right_is_refused_with_a_reason() {
    for (words, said) in REFUSED {
        let ended = xt(&words.split(' ').collect::<Vec<_>>());
        assert_eq!(ended.status, 2, "{words}: {}", ended.err);
        assert!(ended.out.is_empty(), "{words}: {}", ended.out);
        for part in *said {
            assert!(
                ended.err.contains(part),
                "{words}: no `{part}` in\n{}",
                ended.err
            );
        }
    }
}

/// Words of a call with one that nobody knows, and the tip.
const TIPS: &[(&str, &str)] = &[
    (
        "spot place-ordr",
        "some similar subcommands exist: 'place-order', 'place-orders', 'cancel-order'",
    ),
    ("spto depth", "a similar subcommand exists: 'spot'"),
    (
        "spot place-order --side buyy",
        "a similar value exists: 'BUY'",
    ),
    (
        "spot place-order --side sel",
        "a similar value exists: 'SELL'",
    ),
    (
        "spot place-order --sid BUY",
        "a similar argument exists: '--side'",
    ),
    ("spot place-order --side 7", ""),
    ("spot zzzz", ""),
];

#[test]
fn what_was_meant_is_offered_the_nearest_first() {
    for (words, wanted) in TIPS {
        let ended = xt(&words.split(' ').collect::<Vec<_>>());
        assert_eq!(ended.status, 2, "{words}: {}", ended.err);
        let tips = ended
            .err
            .lines()
            .filter_map(|line| line.trim().strip_prefix("tip: "));
        let tips: Vec<&str> = tips.collect();
        assert_eq!(tips.join("\n"), *wanted, "{words}: {}", ended.err);
    }
}

#[test]
fn a_refused_call_sends_nothing() {
    let server = Server::always(200, "{}");
    let ended = server.xt(&["spot", "depth", "--symbol", "btc_usdt", "--limit", "501"]);
    assert_eq!(ended.status, 2);
    assert!(server.seen().is_empty());
}
