//! What the server is asked.

use tokio::{io::AsyncReadExt as _, net::TcpStream};

/// A request as it came over the wire.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// The method.
    pub(crate) method: String,
    /// Path and query; the whole address where it came by way of a proxy.
    pub(crate) target: String,
    headers: Vec<(String, String)>,
    /// The body.
    pub(crate) body: String,
}

impl Seen {
    /// A header's value, by its name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    fn parse(head: &str) -> Option<Self> {
        let mut lines = head.split("\r\n");
        let mut first = lines.next()?.split(' ');
        let (method, target) = (first.next()?.to_owned(), first.next()?.to_owned());
        let headers = lines.filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_ascii_lowercase(), value.trim().to_owned()))
        });
        Some(Self {
            method,
            target,
            headers: headers.collect(),
            body: String::new(),
        })
    }
}

/// The next request of a connection; nothing where the client goes before it was read whole.
pub(super) async fn read(stream: &mut TcpStream, ahead: &mut Vec<u8>) -> Option<Seen> {
    let end = loop {
        if let Some(end) = ahead.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        more(stream, ahead).await?;
    };
    let mut seen = Seen::parse(std::str::from_utf8(&ahead[..end]).ok()?)?;
    let length: usize = seen
        .header("content-length")
        .map_or(Some(0), |text| text.parse().ok())?;
    let whole = end + 4 + length;
    while ahead.len() < whole {
        more(stream, ahead).await?;
    }
    seen.body = String::from_utf8(ahead[end + 4..whole].to_vec()).ok()?;
    ahead.drain(..whole);
    Some(seen)
}

async fn more(stream: &mut TcpStream, ahead: &mut Vec<u8>) -> Option<()> {
    let mut chunk = [0; 4096];
    match stream.read(&mut chunk).await {
        Ok(0) | Err(_) => None,
        Ok(read) => {
            ahead.extend_from_slice(&chunk[..read]);
            Some(())
        }
    }
}
