//! The mock server against clients that no one here wrote: they load markets, trade and are refused as at the exchange.

use std::path::Path;
use std::process::Command;

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

/// A test of each set, the programs that are there beside those of every system, and what is said.
const ABSENT: [(&str, &str, &[&str], &str); 4] = [
    (
        "pyxt_trades",
        "python",
        &TOOLS,
        "python3 is not installed here",
    ),
    (
        "ccxt_for_python_trades",
        "python",
        &[],
        "there is no bash here",
    ),
    (
        "ccxt_for_javascript_trades",
        "javascript",
        &TOOLS,
        "npm is not installed here",
    ),
    (
        "xt_open_api_asks_for_markets_and_accounts",
        "javascript",
        &[],
        "there is no bash here",
    ),
];
/// What the script that installs needs for itself.
const TOOLS: [&str; 6] = ["bash", "cat", "cksum", "dirname", "mkdir", "rm"];

/// Runs tests of this suite anew, where what they need is not to be had.
#[test]
fn what_cannot_be_installed_is_skipped_with_one_line() {
    for (test, set, tools, why) in ABSENT {
        let here = tempfile::tempdir().expect("a folder");
        let programs = here.path().join("bin");
        std::fs::create_dir(&programs).expect("a folder");
        for tool in tools {
            let found = ["/usr/bin", "/bin"].map(|folder| Path::new(folder).join(tool));
            let found = found.iter().find(|path| path.exists()).expect("a tool");
            std::os::unix::fs::symlink(found, programs.join(tool)).expect("a link");
        }
        let run = Command::new(std::env::current_exe().expect("this suite"))
            .args(["--exact", test])
            .env("PATH", &programs)
            .env("CARGO_TARGET_DIR", here.path())
            .output()
            .expect("it starts");
        let err = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(run.status.success(), "{test}: {}", said(&run));
        let wanted = format!("SKIPPED: the clients `{set}`: {why}\n");
        assert_eq!(err, wanted, "{test}");
    }
}
