//! Documented limits, enforced, and the locks that come after.

use std::time::Duration;

use mock_server::MockServer;

use crate::api::{harbour, xt};
use crate::wire::{Answer, get, send};

#[test]
fn limits_are_enforced_where_they_are_wanted() {
    let free = MockServer::start(harbour()).expect("starts");
    assert!((0..9).all(|_| get(&free, "/v1/time").status == 200));
    let strict = MockServer::builder(harbour())
        .rate_limits_with_lock(Duration::ZERO)
        .start()
        .expect("starts");
    let statuses: Vec<u16> = (0..4).map(|_| get(&strict, "/v1/time").status).collect();
    assert_eq!(statuses, [200, 200, 200, 429]);
    let refused = get(&strict, "/v1/time");
    assert_eq!(refused.at("mc"), "SLOW_1");
    assert!(refused.head.contains("retry-after: "), "{}", refused.head);
}

#[test]
fn limits_by_how_much_is_asked_for_count_apart() {
    let server = MockServer::builder(harbour())
        .rate_limits_with_lock(Duration::ZERO)
        .start()
        .expect("starts");
    let statuses = |targets: &[&str]| -> Vec<u16> {
        let each = targets.iter();
        each.map(|target| get(&server, target).status).collect()
    };
    let one = ["/v1/waves?pier=a", "/v1/waves?piers=b", "/v1/waves?pier=c"];
    assert_eq!(statuses(&one), [200, 200, 429]);
    // None named are all of them.
    assert_eq!(statuses(&["/v1/waves", "/v1/waves?piers=a,b"]), [200, 429]);
}

#[test]
fn who_exceeds_a_limit_is_locked_out_of_everything() {
    let server = MockServer::builder(harbour())
        .rate_limits_with_lock(Duration::from_secs(600))
        .start()
        .expect("starts");
    assert!((0..3).all(|_| get(&server, "/v1/light").status == 200));
    let statuses: Vec<u16> = (0..4).map(|_| get(&server, "/v1/time").status).collect();
    assert_eq!(statuses, [200, 200, 200, 429]);
    let refused = get(&server, "/v1/light");
    assert_eq!(refused.status, 429);
    let last = server.requests().pop().expect("recorded").to_string();
    assert!(last.contains("is locked for having exceeded"), "{last}");
}

const DEPTH: &str = "/future/market/v1/public/q/depth?symbol=btc_usdt&level=5";

/// What is asked of XT one after the other, by an API key or by nobody known; how often, and the status.
type Step = (&'static str, &'static str, u32, u16);

/// A server that has seen this.
fn after(steps: &[Step]) -> MockServer {
    let server = MockServer::builder(xt()).rate_limits();
    let server = server.start().expect("starts");
    for (target, key, times, wanted) in steps {
        for _ in 0..*times {
            let answer = ask(&server, target, key);
            assert_eq!(answer.status, *wanted, "{target} {key}: {}", answer.body);
        }
    }
    server
}

fn ask(server: &MockServer, target: &str, key: &str) -> Answer {
    let header = |name: &str, value: &str| (format!("validate-{name}"), value.to_owned());
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let now = now.expect("after 1970").as_millis().to_string();
    let mut headers = vec![header("timestamp", &now), header("signature", "0")];
    headers.extend([header("appkey", key), header("recvwindow", "5000")]);
    headers.push(header("algorithms", "HmacSHA256"));
    headers.retain(|_| !key.is_empty());
    send(&server.url(), "GET", target, &headers, b"").expect("an answer")
}

#[test]
fn a_documented_lock_holds_for_its_time_and_its_servers() {
    let server = after(&[(DEPTH, "", 10, 200), (DEPTH, "", 1, 429)]);
    for (aged, left) in [(0, 600), (1, 599), (598, 1)] {
        server.age_limits(Duration::from_secs(aged));
        let refused = ask(
            &server,
            "/future/market/v1/public/q/ticker?symbol=btc_usdt",
            "",
        );
        assert_eq!(refused.status, 429, "after {aged} s more");
        assert_eq!(refused.at("returnCode"), "1", "{}", refused.body);
        assert_eq!(refused.at("error.code"), "429", "{}", refused.body);
        let wanted = format!("retry-after: {left}\r\n");
        assert!(refused.head.contains(&wanted), "{}", refused.head);
    }
    let last = server.requests().pop().expect("recorded").to_string();
    assert!(last.contains("is locked for having exceeded"), "{last}");
    // What other servers answer is no matter of theirs.
    assert_eq!(get(&server, "/v4/public/time").status, 200);
    server.age_limits(Duration::from_secs(1));
    assert_eq!(ask(&server, DEPTH, "").status, 200);
}

/// A limit by key locks the key; others at the same address are served.
#[test]
fn a_lock_is_for_whom_the_limit_counts() {
    const PROFILE: &str = "/future/copytrade/user/v1/copy-trade/leader-detail";
    let steps = [
        (PROFILE, "one", 2, 200),
        (PROFILE, "one", 1, 429),
        (PROFILE, "other", 1, 200),
        (DEPTH, "one", 1, 429),
        (DEPTH, "", 1, 200),
    ];
    drop(after(&steps));
}

/// Where no section documents a lock, the window alone is waited for.
#[test]
fn without_a_documented_lock_the_window_is_the_end() {
    let target = "/v4/public/depth?symbol=btc_usdt";
    let server = after(&[(target, "", 10, 200), (target, "", 1, 429)]);
    assert_eq!(get(&server, "/v4/public/time").status, 200);
    server.age_limits(Duration::from_secs(1));
    assert_eq!(get(&server, target).status, 200);
}

#[test]
fn a_reset_ends_locks() {
    let server = after(&[(DEPTH, "", 10, 200), (DEPTH, "", 1, 429)]);
    server.reset();
    assert_eq!(get(&server, DEPTH).status, 200);
}
