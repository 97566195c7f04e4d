//! What is sent: path, query and body of calls, and their signature.

use std::fmt::Write as _;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::support::{KEYS, Seen, Server, spot};

/// Words of a call, and the request that they make: method, path with query, body.
const CALLS: &[(&str, &str, &str, &str)] = &[
    ("spot server-time", "GET", "/v4/public/time", ""),
    (
        "spot depth --symbol btc_usdt --limit 5",
        "GET",
        "/v4/public/depth?limit=5&symbol=btc_usdt",
        "",
    ),
    (
        "spot balance --currency usdt",
        "GET",
        "/v4/balance?currency=usdt",
        "",
    ),
    // The name may have the verb of reads before it, and flags the names on the wire.
    (
        "spot get-balance --currency usdt",
        "GET",
        "/v4/balance?currency=usdt",
        "",
    ),
    (
        "spot trades --bizType SPOT --orderId 7",
        "GET",
        "/v4/trade?bizType=SPOT&orderId=7",
        "",
    ),
    // Flags of every call may stand anywhere.
    (
        "--timeout 20s spot --json balance --currency usdt",
        "GET",
        "/v4/balance?currency=usdt",
        "",
    ),
    (
        "spot book-tickers --symbols btc_usdt,eth_usdt",
        "GET",
        "/v4/public/ticker/book?symbols=btc_usdt,eth_usdt",
        "",
    ),
    (
        "spot book-tickers --symbols btc_usdt --symbols eth_usdt",
        "GET",
        "/v4/public/ticker/book?symbols=btc_usdt,eth_usdt",
        "",
    ),
    (
        "spot get-order --order-id 204371980095156544",
        "GET",
        "/v4/order/204371980095156544",
        "",
    ),
    // Instants: a day begins at midnight UTC.
    (
        "spot trades --start-time 2026-01-31",
        "GET",
        "/v4/trade?startTime=1769817600000",
        "",
    ),
    (
        "spot trades --start-time 2026-01-31T00:00:00.5Z",
        "GET",
        "/v4/trade?startTime=1769817600500",
        "",
    ),
    (
        "spot trades --start-time 1769817600001",
        "GET",
        "/v4/trade?startTime=1769817600001",
        "",
    ),
    (
        "--yes spot place-order --symbol btc_usdt --side buy --type LIMIT --time-in-force gtc --biz-type SPOT --price 39000.10 --quantity 0.012345678901234567890123",
        "POST",
        "/v4/order",
        r#"{"symbol":"btc_usdt","side":"BUY","type":"LIMIT","timeInForce":"GTC","bizType":"SPOT","price":39000.10,"quantity":0.012345678901234567890123}"#,
    ),
    // Ids are spelled as the documented body spells them: in quotes here, bare there.
    (
        "--yes spot cancel-orders --order-ids 1,2",
        "DELETE",
        "/v4/batch-order",
        r#"{"orderIds":["1","2"]}"#,
    ),
    (
        "--yes spot sub-account-transfer --biz-id move_1 --from SPOT --to SPOT --currency usdt --amount 10 --to-account-id 2146285322559",
        "POST",
        "/v4/balance/account/transfer",
        r#"{"bizId":"move_1","from":"SPOT","to":"SPOT","currency":"usdt","amount":10,"toAccountId":2146285322559}"#,
    ),
    (
        "--yes spot cancel-order --order-id 9",
        "DELETE",
        "/v4/order/9",
        "",
    ),
    // A form.
    (
        "--yes futures cancel-order --order-id 9",
        "POST",
        "/future/trade/v1/order/cancel",
        "orderId=9",
    ),
    (
        "--yes futures set-auto-margin --symbol btc_usdt --position-side LONG --auto-margin false",
        "POST",
        "/future/user/v1/position/auto-margin",
        r#"{"symbol":"btc_usdt","positionSide":"LONG","autoMargin":false}"#,
    ),
    // A body that is a list.
    (
        r#"--yes futures place-orders-at-once --body [{"symbol":"btc_usdt","origQty":110,"orderType":"LIMIT","orderSide":"BUY","positionSide":"LONG"}]"#,
        "POST",
        "/future/trade/v2/order/atomic-create-batch",
        r#"[{"symbol":"btc_usdt","origQty":110,"orderType":"LIMIT","orderSide":"BUY","positionSide":"LONG"}]"#,
    ),
    // A GET that acts.
    (
        "--yes futures-copy stop-leading",
        "GET",
        "/future/copytrade/user/v1/copy-trade/cancel-leader",
        "",
    ),
    // What the documents do not know goes out as it was typed.
    (
        "spot depth --symbol btc_usdt --limit many --unchecked",
        "GET",
        "/v4/public/depth?limit=many&symbol=btc_usdt",
        "",
    ),
];

#[test]
fn words_become_requests() {
    let server = Server::start(|_| (200, r#"{"rc":0,"returnCode":0,"result":{}}"#.to_owned()));
    for (words, method, target, body) in CALLS {
        let before = server.seen().len();
        let ended = server.xt(&words.split(' ').collect::<Vec<_>>());
        assert_eq!(ended.status, 0, "{words}: {}", ended.err);
        let seen = server.seen();
        assert_eq!(seen.len(), before + 1, "{words}: one request");
        let request = &seen[before];
        assert_eq!(request.method, *method, "{words}");
        assert_eq!(request.target, *target, "{words}");
        assert_eq!(request.body, *body, "{words}");
        if *method != "GET" || request.headers.contains_key("validate-appkey") {
            assert_eq!(
                signature(request),
                request.headers["validate-signature"],
                "{words}"
            );
        }
    }
}

/// The signature by XT's documents, worked out anew: headers, then method (spot alone), path, query, body.
fn signature(request: &Seen) -> String {
    let futures = request.target.starts_with("/future/");
    let signed = ["algorithms", "appkey", "recvwindow", "timestamp"];
    let headers: Vec<String> = signed
        .iter()
        .filter(|name| !futures || ["appkey", "timestamp"].contains(name))
        .map(|name| {
            let name = format!("validate-{name}");
            format!("{name}={}", request.headers[&name])
        })
        .collect();
    let mut text = headers.join("&");
    if !futures {
        text += "#";
        text += &request.method;
    }
    let (path, query) = request
        .target
        .split_once('?')
        .unwrap_or((&request.target, ""));
    for part in [path, query, &request.body] {
        if !part.is_empty() {
            text += "#";
            text += part;
        }
    }
    let secret = KEYS[1].1.as_bytes();
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("any length");
    mac.update(text.as_bytes());
    let digest = mac.finalize().into_bytes();
    digest.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[test]
fn bodies_come_from_files_and_pipes() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("body.json");
    let body = r#"[{"symbol": "btc_usdt", "price": 86500.10, "origQty": 45, "orderType": "LIMIT", "orderSide": "BUY", "positionSide": "LONG"}]"#;
    std::fs::write(&file, format!("{body}\n")).expect("a file");
    let server = Server::always(200, r#"{"returnCode":0,"result":[]}"#);
    let named = format!("@{}", file.display());
    let words = [
        "futures",
        "place-orders-at-once",
        "--yes",
        "--server",
        &server.url,
        "--body",
    ];
    let from_file =
        super::support::ended(super::support::command().envs(KEYS).args(words).arg(&named));
    assert_eq!(from_file.status, 0, "{}", from_file.err);
    let pipe = std::fs::File::open(&file).expect("the file");
    let from_pipe = super::support::ended(
        super::support::command()
            .envs(KEYS)
            .args(words)
            .arg("-")
            .stdin(pipe),
    );
    assert_eq!(from_pipe.status, 0, "{}", from_pipe.err);
    let bodies: Vec<String> = server.seen().into_iter().map(|seen| seen.body).collect();
    assert_eq!(bodies, [body, body]);
}

#[test]
fn a_dry_run_shows_the_request_and_sends_nothing() {
    let server = Server::always(200, &spot("null"));
    let words = [
        "spot",
        "withdraw",
        "--currency",
        "usdt",
        "--chain",
        "Tron",
        "--amount",
        "25.50",
        "--address",
        "T1",
        "--dry-run",
    ];
    let ended = server.xt(&words);
    assert_eq!(ended.status, 0, "{}", ended.err);
    let head = format!("POST {}/v4/withdraw\n", server.url);
    assert!(ended.out.starts_with(&head), "{}", ended.out);
    assert!(
        ended.out.contains("validate-appkey: ***\n"),
        "{}",
        ended.out
    );
    assert!(
        ended.out.contains("validate-signature: ***\n"),
        "{}",
        ended.out
    );
    assert!(ended.out.contains(r#""amount":25.50"#), "{}", ended.out);
    for (_, secret) in KEYS {
        assert!(!ended.out.contains(secret), "{}", ended.out);
    }
    assert!(server.seen().is_empty());
}

#[test]
fn a_dry_run_masks_secret_values() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("token");
    std::fs::write(&file, "the-very-secret\n").expect("a file");
    let named = format!("@{}", file.display());
    let words = [
        "third-party",
        "refresh-token",
        "--client-id",
        "app",
        "--client-secret",
        &named,
        "--refresh-token",
        &named,
    ];
    let server = Server::always(200, r#"{"rc":0,"result":{}}"#);
    let shown = server.xt(&[&words[..], &["--dry-run"]].concat());
    assert_eq!(shown.status, 0, "{}", shown.err);
    assert!(!shown.out.contains("the-very-secret"), "{}", shown.out);
    // It uses the token up, so it is asked whether to.
    let refused = server.xt(&words);
    assert!(refused.err.contains("--yes"), "{}", refused.err);
    let words = [&words[..], &["--yes"]].concat();
    let sent = server.xt(&words);
    assert_eq!(sent.status, 0, "{}", sent.err);
    let repeating = Server::always(200, r#"{"rc":1,"mc":"no such token: the-very-secret"}"#);
    let refused = repeating.xt(&words);
    assert!(
        refused.err.contains("no such token: ***"),
        "{}",
        refused.err
    );
    let seen = server.seen();
    assert_eq!(seen.len(), 1);
    // The value that tells this call from its sister is not asked for.
    assert!(
        seen[0].target.contains("grant_type=refresh_token"),
        "{}",
        seen[0].target
    );
    assert!(
        seen[0].target.contains("client_secret=the-very-secret"),
        "{}",
        seen[0].target
    );
}
