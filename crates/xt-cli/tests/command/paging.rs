//! Lists that come in pages, and calls that are repeated.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use super::support::{KEYS, Seen, Server, command, spot};

/// A shelf of seven trades, newest first, three to a page, cut by the id to start from.
fn shelf(request: &Seen) -> (u16, String) {
    let from = request
        .target
        .split(['?', '&'])
        .find_map(|pair| pair.strip_prefix("fromId="));
    let below: u32 = from.map_or(8, |id| id.parse().expect("an id"));
    let ids: Vec<u32> = (1..below).rev().take(3).collect();
    let items: Vec<String> = ids
        .iter()
        .map(|id| format!(r#"{{"tradeId":"{id}","price":"{id}.50"}}"#))
        .collect();
    let more = ids.last().is_some_and(|id| *id > 1);
    (
        200,
        spot(&format!(
            r#"{{"hasNext":{more},"hasPrev":false,"items":[{}]}}"#,
            items.join(",")
        )),
    )
}

/// Flags, and the ids that come in how many requests.
const WALKS: &[(&[&str], &[u32], usize)] = &[
    (&["--all"], &[7, 6, 5, 4, 3, 2, 1], 3),
    (&["--all", "--max", "4"], &[7, 6, 5, 4], 2),
    (&["--all", "--from-id", "3"], &[2, 1], 1),
];

#[test]
fn all_pages_come_each_item_once() {
    for (flags, ids, requests) in WALKS {
        let server = Server::start(shelf);
        let ended = server.xt(&[&["spot", "trades", "--json"][..], flags].concat());
        assert_eq!(ended.status, 0, "{}", ended.err);
        let items: Vec<serde_json::Value> = serde_json::from_str(&ended.out).expect("a list");
        let found: Vec<u32> = items
            .iter()
            .map(|item| {
                item["tradeId"]
                    .as_str()
                    .and_then(|id| id.parse().ok())
                    .expect("an id")
            })
            .collect();
        assert_eq!(found, *ids, "{flags:?}");
        assert_eq!(server.seen().len(), *requests, "{flags:?}");
    }
}

#[test]
fn pages_become_one_table() {
    let server = Server::start(shelf);
    let ended = server.xt(&["spot", "trades", "--all", "--max", "2"]);
    assert_eq!(
        ended.out, "tradeId  price\n      7   7.50\n      6   6.50\n",
        "{}",
        ended.err
    );
}

#[test]
fn a_watched_call_comes_again_and_waits_failures_out() {
    let calls = std::sync::atomic::AtomicU32::new(0);
    let server = Server::start(move |_| {
        let call = calls.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        // The limit is told of once; a retry of the same call meets it again.
        if call == 1 {
            (429, String::new())
        } else {
            (200, spot(&format!(r#"{{"serverTime":{call}}}"#)))
        }
    });
    let words = [
        "spot",
        "server-time",
        "--json",
        "--watch",
        "10ms",
        "--server",
        &server.url,
    ];
    let mut child = command()
        .envs(KEYS)
        .args(words)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the command starts");
    let out = BufReader::new(child.stdout.take().expect("a pipe"));
    let told: Vec<String> = out
        .lines()
        .map_while(Result::ok)
        .filter(|line| line.contains("serverTime"))
        .take(3)
        .collect();
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    assert_eq!(told.len(), 3);
    assert!(told[0].contains(": 0"), "{told:?}");
}
