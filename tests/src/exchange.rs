//! One request over a plain socket, for servers on this machine.

use std::io::{Error, Read as _, Write as _};
use std::net::TcpStream;

/// Sends a request and reads until the server closes: status and body.
///
/// # Errors
/// Where nobody listens, or what comes is no answer.
pub fn exchange(
    address: &str,
    method: &str,
    target: &str,
    headers: &[(String, String)],
    body: &[u8],
) -> Result<(u16, String), Error> {
    let mut stream = TcpStream::connect(address)?;
    let lines = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"));
    let lines: String = lines.collect();
    let length = body.len();
    // Version 1.0, so that the answer comes in one piece and the server closes after it.
    let head = format!(
        "{method} {target} HTTP/1.0\r\nhost: {address}\r\n{lines}content-length: {length}\r\n\r\n"
    );
    stream.write_all(&[head.as_bytes(), body].concat())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let status = answer
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    match (status, answer.split_once("\r\n\r\n")) {
        (Some(status), Some((_, body))) => Ok((status, body.to_owned())),
        _ => Err(Error::other(format!("no answer: {answer}"))),
    }
}
