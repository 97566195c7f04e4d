//! A client that sends exactly what it is told, and says what came back.

use std::borrow::Cow;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use mock_server::{Json, MockServer};

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    /// The value at a dotted path of the body, as text; `-` where there is none.
    pub(crate) fn at(&self, path: &str) -> String {
        let body = Json::parse(&self.body).expect("the body is JSON");
        let text = body.at(path).and_then(Json::scalar).map(Cow::into_owned);
        text.unwrap_or_else(|| "-".to_owned())
    }
}

/// Sends a request and reads until the server closes; nothing where it closed without an answer.
pub(crate) fn send(
    url: &str,
    method: &str,
    target: &str,
    headers: &[(String, String)],
    body: &[u8],
) -> Option<Answer> {
    let address = url.strip_prefix("http://").expect("a plain address");
    let mut stream = TcpStream::connect(address).expect("the server listens");
    let lines = headers
        .iter()
        .map(|(name, value)| [name, ": ", value, "\r\n"].concat());
    let lines: String = lines.collect();
    let length = body.len();
    let head = format!(
        "{method} {target} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{lines}content-length: {length}\r\n\r\n"
    );
    stream
        .write_all(&[head.as_bytes(), body].concat())
        .expect("the request goes out");
    let mut all = Vec::new();
    // A connection that is reset says no more than one that is closed.
    let _ = stream.read_to_end(&mut all);
    let text = String::from_utf8_lossy(&all).into_owned();
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    Some(Answer {
        status: status.expect("a status"),
        head: head.to_ascii_lowercase(),
        body: body.to_owned(),
    })
}

/// A GET without headers.
pub(crate) fn get(server: &MockServer, target: &str) -> Answer {
    send(&server.url(), "GET", target, &[], b"").expect("an answer")
}

/// A POST of JSON.
pub(crate) fn post(server: &MockServer, target: &str, body: &str) -> Answer {
    let kind = [("content-type".to_owned(), "application/json".to_owned())];
    send(&server.url(), "POST", target, &kind, body.as_bytes()).expect("an answer")
}
