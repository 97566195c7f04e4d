//! The mock server against clients that no one here wrote: they load markets, trade and are refused as at the exchange.

use docwright_tests::{installed, said, script, xt};
use mock_server::MockServer;

const KEY: &str = "key-of-a-client";
const SECRET: &str = "secret-of-a-client";

/// Runs a script against a server, which then must have refused requests by these codes and no others.
fn trade(set: &str, name: &str, called: &[&str], refused: &[&str]) {
    let Some(folder) = installed(set) else {
        return;
    };
    let server = MockServer::builder(xt().api.clone())
        .credentials(KEY, SECRET)
        .start()
        .expect("the server starts");
    let here = tempfile::tempdir().expect("a folder");
    let run = script(&folder, name)
        .current_dir(here.path())
        .envs([("MOCK_KEY", KEY), ("MOCK_SECRET", SECRET)])
        .env("MOCK_URL", server.url())
        .output()
        .expect("the interpreter starts");
    let log: Vec<String> = server.requests().iter().map(ToString::to_string).collect();
    let log = log.join("\n");
    assert!(run.status.success(), "{}\n{log}", said(&run));
    for operation in called {
        let requests = server.requests_of(operation);
        assert!(!requests.is_empty(), "{operation} was not called:\n{log}");
    }
    let requests = server.requests();
    let codes = requests.iter().filter_map(|request| {
        let (_, code) = request.refusal.as_ref()?;
        Some(code.as_str())
    });
    assert_eq!(codes.collect::<Vec<_>>(), refused, "{log}");
}

const TRADED: [&str; 8] = [
    "spot.symbols",
    "spot.day_tickers",
    "spot.depth",
    "spot.balances",
    "spot.place_order",
    "spot.get_order",
    "spot.cancel_order",
    "futures.place_order",
];

#[test]
fn ccxt_for_python_trades() {
    trade("python", "with_ccxt.py", &TRADED, &["AUTH_101"]);
}

#[test]
fn ccxt_for_javascript_trades() {
    trade("javascript", "with_ccxt.js", &TRADED, &["AUTH_101"]);
}

#[test]
fn pyxt_trades() {
    let called = [
        "spot.server_time",
        "spot.depth",
        "spot.balance",
        "spot.place_order",
        "spot.cancel_order",
        "futures.place_order",
    ];
    let refused = ["AUTH_101", "AUTH_103", "FAILURE", "AUTH_101"];
    trade("python", "with_pyxt.py", &called, &refused);
}

#[test]
fn xt_open_api_asks_for_markets_and_accounts() {
    let called = [
        "spot.server_time",
        "spot.symbols",
        "futures.depth",
        "spot.balance",
        "spot.cancel_order",
    ];
    trade("javascript", "with_xt_open_api.js", &called, &[]);
}
