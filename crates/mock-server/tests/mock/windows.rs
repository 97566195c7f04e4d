//! Signatures made here: both prefixes, digits in either case, windows, clocks, keys.

use hmac::{Hmac, KeyInit as _, Mac as _};
use mock_server::{Fault, MockServer};
use sha2::Sha256;

use crate::api::xt;
use crate::wire::send;

/// Where the clock of the server stands, in milliseconds since 1970.
const NOW: i64 = 1_767_225_600_000;
/// What is asked for differs from what is signed by its encoding alone.
const TARGET: &str = "/v4/balance?currency=a%2Cb+c";
const SIGNED: &str = "#GET#/v4/balance#currency=a,b c";

/// A signed request for a balance.
#[derive(Clone, Copy)]
struct Signed {
    prefix: &'static str,
    key: &'static str,
    secret: &'static str,
    window: &'static str,
    algorithm: &'static str,
    /// Milliseconds by which its time is behind the server's.
    age: i64,
    upper: bool,
}

const GOOD: Signed = Signed {
    prefix: "",
    key: "key",
    secret: "secret",
    window: "5000",
    algorithm: "HmacSHA256",
    age: 0,
    upper: false,
};

#[rustfmt::skip]
const CASES: [(Signed, &str); 12] = [
    (GOOD, "SUCCESS"),
    (Signed { prefix: "xt-", ..GOOD }, "SUCCESS"),
    (Signed { upper: true, ..GOOD }, "SUCCESS"),
    (Signed { age: 4_999, ..GOOD }, "SUCCESS"),
    (Signed { age: 5_000, ..GOOD }, "AUTH_105"),
    (Signed { age: 59_999, window: "60000", ..GOOD }, "SUCCESS"),
    (Signed { window: "60001", ..GOOD }, "AUTH_004"),
    (Signed { age: -1_000, ..GOOD }, "SUCCESS"),
    (Signed { age: -1_001, ..GOOD }, "AUTH_105"),
    (Signed { key: "other", ..GOOD }, "AUTH_101"),
    (Signed { secret: "other", ..GOOD }, "AUTH_103"),
    (Signed { algorithm: "HmacSHA0", ..GOOD }, "AUTH_006"),
];

/// What is refused where each of the headers is left out, in the order in which they are sent.
const LACKING: [&str; 5] = ["AUTH_005", "AUTH_001", "AUTH_003", "AUTH_002", "AUTH_007"];

impl Signed {
    fn headers(self) -> Vec<(String, String)> {
        let parts = [
            ("algorithms", self.algorithm.to_owned()),
            ("appkey", self.key.to_owned()),
            ("recvwindow", self.window.to_owned()),
            ("timestamp", (NOW - self.age).to_string()),
        ];
        let named = |name: &str| [self.prefix, "validate-", name].concat();
        let mut headers = parts.map(|(name, value)| (named(name), value)).to_vec();
        let pairs: Vec<String> = headers
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let text = pairs.join("&") + SIGNED;
        let hmac = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes()).expect("a key");
        let digest = hmac.chain_update(text.as_bytes()).finalize().into_bytes();
        let digits: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut digits = digits.concat();
        if self.upper {
            digits.make_ascii_uppercase();
        }
        headers.push((named("signature"), digits));
        headers
    }
}

fn server() -> MockServer {
    let builder = MockServer::builder(xt()).credentials("key", "secret");
    builder.stop_clock(NOW).start().expect("starts")
}

fn code(server: &MockServer, headers: &[(String, String)]) -> String {
    let answer = send(&server.url(), "GET", TARGET, headers, b"");
    answer.expect("an answer").at("mc")
}

#[test]
fn signatures_are_verified_and_windows_kept() {
    let server = server();
    for (at, (signed, wanted)) in CASES.iter().enumerate() {
        assert_eq!(code(&server, &signed.headers()), *wanted, "case {at}");
    }
}

#[test]
fn each_header_that_is_missing_has_a_code() {
    let server = server();
    for (at, wanted) in LACKING.iter().enumerate() {
        let mut headers = GOOD.headers();
        let (name, _) = headers.remove(at);
        assert_eq!(code(&server, &headers), *wanted, "{name}");
    }
}

#[test]
fn one_call_may_meet_a_clock_that_is_wrong() {
    let server = server();
    for (skew, wanted) in [
        (4_999, "SUCCESS"),
        (5_000, "AUTH_105"),
        (-1_001, "AUTH_105"),
    ] {
        server.on("spot.balance").fault(Fault::Skew(skew)).times(1);
        assert_eq!(code(&server, &GOOD.headers()), wanted, "{skew}");
    }
    assert_eq!(code(&server, &GOOD.headers()), "SUCCESS");
}
