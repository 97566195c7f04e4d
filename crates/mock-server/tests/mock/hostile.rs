//! What no honest client sends: it is refused with a reason or not answered, and the server lives on.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use mock_server::{MockServer, Recorded};

use crate::api::harbour;
use crate::wire::{get, post};

const TIME: &str = "GET /v1/time HTTP/1.1\r\nhost: a\r\n\r\n";
const LAST: &str = "GET /v1/time HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";

/// Sends bytes and no more, and reads until the server closes: the statuses of the answers.
fn statuses(server: &MockServer, bytes: &[u8]) -> Vec<u16> {
    let url = server.url();
    let address = url.strip_prefix("http://").expect("a plain address");
    let mut stream = TcpStream::connect(address).expect("the server listens");
    let patience = Some(Duration::from_secs(20));
    stream.set_read_timeout(patience).expect("a time");
    // A server that has heard enough closes while there is more.
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    if let Err(error) = stream.read_to_end(&mut answer) {
        let hangs = matches!(
            error.kind(),
            std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
        );
        assert!(!hangs, "no answer, and no end");
    }
    let text = String::from_utf8_lossy(&answer).into_owned();
    let heads = text.split("HTTP/1.").skip(1);
    let status = |head: &str| head.get(2..5).and_then(|digits| digits.parse().ok());
    heads.filter_map(status).collect()
}

fn request(start: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "{start}\r\nhost: a\r\nconnection: close\r\n{headers}content-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

fn moor(body: &str) -> Vec<u8> {
    let kind = "content-type: application/json\r\n";
    request("POST /v1/boats HTTP/1.1", kind, body)
}

fn chunked(rest: &str) -> Vec<u8> {
    let head = "POST /v1/boats HTTP/1.1\r\nhost: a\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n";
    [head, rest].concat().into_bytes()
}

/// What comes, the statuses of the answers, and a word of the last line of the log.
type Case = (Vec<u8>, Vec<u16>, &'static str);

#[rustfmt::skip]
fn targets() -> Vec<Case> {
    let get = |target: &str| request(&format!("GET {target} HTTP/1.1"), "", "");
    vec![
        (request("HEAD /v1/time HTTP/1.1", "", ""), vec![200], "HEAD /v1/time 200 boats.time"),
        (request("HEAD /v1/boats HTTP/1.1", "", ""), vec![405], "takes POST"),
        (request("OPTIONS /v1/time HTTP/1.1", "", ""), vec![405], "takes GET, HEAD"),
        (request("OPTIONS * HTTP/1.1", "", ""), vec![404], "no operation"),
        (request("BREW /v1/time HTTP/1.1", "", ""), vec![405], "takes GET"),
        (get("/v1/%74ime"), vec![404], "no operation"),
        (get("/v1%2Ftime"), vec![404], "no operation"),
        (get("/v1/../v1/time"), vec![404], "no operation"),
        (get("/v1/boats/1%2F2"), vec![200], "boats.boat"),
        (get("/v1/boats/%zz%ff%00"), vec![200], "boats.boat"),
        (get("/v1/waves?&&=&=x&pier&pier=%zz%ff"), vec![400], "single value"),
        (get("/v1/waves?pier=a b"), vec![400], "no HTTP"),
        (get(&["/", &"a".repeat(70_000)].concat()), vec![414], "no HTTP"),
    ]
}

#[rustfmt::skip]
fn heads() -> Vec<Case> {
    let none = "GET /v1/none HTTP/1.1\r\nhost: a\r\n\r\n";
    vec![
        (b"GET /v1/time HTTP/1.0\r\n\r\n".to_vec(), vec![200], "boats.time"),
        ([TIME, TIME, LAST].concat().into_bytes(), vec![200; 3], "boats.time"),
        ([none, LAST].concat().into_bytes(), vec![404, 200], "boats.time"),
        (request("GET /v1/time HTTP/1.1", &"x: y\r\n".repeat(200), ""), vec![431], "no HTTP"),
        (request("GET /v1/time HTTP/1.1", "no colon\r\n", ""), vec![400], "no HTTP"),
        (request("POST /v1/boats HTTP/1.1", "content-length: 9\r\n", "{}"), vec![400], "no HTTP"),
        (b"GET /v1/time HTTP/9.9\r\n\r\n".to_vec(), vec![400], "no HTTP"),
        (b"\x16\x03\x01\x02\x00\x01\xfc\x03\x03\r\n\r\n".to_vec(), vec![400], "no HTTP"),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(), vec![], "no HTTP"),
    ]
}

#[rustfmt::skip]
fn bodies() -> Vec<Case> {
    let cut = b"POST /v1/boats HTTP/1.1\r\nhost: a\r\ncontent-length: 50\r\n\r\n{";
    let form = "content-type: application/x-www-form-urlencoded\r\n";
    let deep = |depth: &str| moor(&format!("{{\"name\":\"anna\",\"kind\":\"SAIL\",\"depth\":{depth}}}"));
    vec![
        (chunked("9\r\n{\"name\":1\r\n1\r\n}\r\n0\r\n\r\n"), vec![200], "`name` must"),
        (chunked("zz\r\n{\r\n"), vec![400], "cannot be read"),
        (chunked("5\r\n{"), vec![400], "cannot be read"),
        (cut.to_vec(), vec![400], "cannot be read"),
        (request("POST /v1/boats HTTP/1.1", form, "%%&&==\u{ff}"), vec![200], "`name` is missing"),
        (moor(""), vec![200], "`name` is missing"),
        (moor("null"), vec![200], "`name` is missing"),
        (moor("[[]]"), vec![200], "`name` is missing"),
        (moor("{\"name\":"), vec![200], "cannot be read"),
        (moor("{\"name\":\"\\ud800\"}"), vec![200], "cannot be read"),
        (moor(&"[".repeat(100_000)), vec![200], "nests deeper"),
        (moor("{\"name\":{},\"kind\":\"SAIL\"}"), vec![200], "single value"),
        (deep("1e999999999999"), vec![200], "at most 8"),
        (deep("8.00000000000000000000000000000000001"), vec![200], "at most 8"),
        (deep("1e-400"), vec![200], "at least 0.5"),
        (moor(&" ".repeat((4 << 20) + 1)), vec![413], "longer than 4194304 bytes"),
    ]
}

#[test]
fn whatever_comes_is_answered_or_refused_and_told() {
    let server = MockServer::start(harbour()).expect("starts");
    let cases = [targets(), heads(), bodies()].concat();
    for (bytes, wanted, said) in cases {
        server.reset();
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
        assert_eq!(statuses(&server, &bytes), wanted, "{head}");
        let told = told(&server, said);
        assert!(told.len() < 1200, "{told}");
    }
    assert_eq!(get(&server, "/v1/time").status, 200);
}

/// The last line, once it says this: of a broken connection something is told after its answer.
fn told(server: &MockServer, said: &str) -> String {
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        let requests = server.requests();
        let last = requests.last().map(Recorded::to_string);
        let last = last.unwrap_or_default();
        if last.contains(said) {
            return last;
        }
        assert!(Instant::now() < until, "no `{said}` in {last}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn nothing_that_comes_is_no_request() {
    let server = MockServer::start(harbour()).expect("starts");
    assert!(statuses(&server, b"").is_empty());
    assert!(statuses(&server, b"GET /v1/ti").is_empty());
    assert!(server.requests().is_empty());
}

/// A body that is announced and does not come whole, in one piece or in several.
#[test]
fn who_announces_a_body_and_stalls_is_not_waited_for() {
    let server = MockServer::builder(harbour()).read_timeout(Duration::from_millis(100));
    let server = server.start().expect("starts");
    let url = server.url();
    let address = url.strip_prefix("http://").expect("a plain address");
    for (length, part) in [
        ("content-length: 50", "{\"name\":"),
        ("content-length: 50", ""),
        ("transfer-encoding: chunked", "5\r\n{\"a\""),
    ] {
        let mut stream = TcpStream::connect(address).expect("the server listens");
        let patience = Some(Duration::from_secs(20));
        stream.set_read_timeout(patience).expect("a time");
        let head = format!("POST /v1/boats HTTP/1.1\r\nhost: a\r\n{length}\r\n\r\n{part}");
        stream.write_all(head.as_bytes()).expect("it goes out");
        let mut answer = String::new();
        // It ends although this side is still open.
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
        assert!(answer.contains("connection: close\r\n"), "{answer}");
        assert!(answer.contains(r#""mc":"WRONG_1""#), "{answer}");
        let last = server.requests().pop().expect("recorded").to_string();
        assert!(last.ends_with("did not arrive within 100ms"), "{last}");
    }
    assert_eq!(get(&server, "/v1/time").status, 200);
}

/// A refusal for the body's length is in the envelope, as any other.
#[test]
fn a_body_that_is_too_long_is_refused_in_the_envelope() {
    let server = MockServer::start(harbour()).expect("starts");
    let answer = post(&server, "/v1/boats", &" ".repeat((4 << 20) + 1));
    assert_eq!((answer.status, answer.at("mc")), (413, "WRONG_1".into()));
}

#[test]
fn lengths_of_time_beyond_all_clocks_are_no_panic() {
    let forever = Duration::from_secs(u64::MAX);
    let server = MockServer::builder(harbour()).rate_limits_with_lock(forever);
    let server = server.skew_clock(i64::MIN).start().expect("starts");
    let statuses: Vec<u16> = (0..5).map(|_| get(&server, "/v1/time").status).collect();
    assert_eq!(statuses, [200, 200, 200, 429, 429]);
}
