//! The least HTTP/1.1 that clients need: connections are kept, bodies have a length, answers are always the same.

use std::{
    io::{self, Write as _},
    sync::Arc,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

use crate::symbols;

/// Serves on a free port until the process ends; prints its address first.
pub(crate) fn serve() -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        writeln!(io::stdout(), "http://{}", listener.local_addr()?)?;
        let answers = Arc::new(Answers::new());
        loop {
            let (stream, _) = listener.accept().await?;
            let answers = Arc::clone(&answers);
            tokio::spawn(async move {
                // A client that goes away in the middle is none of the server's business.
                let _ = talk(stream, &answers).await;
            });
        }
    })
}

/// Answers, ready to be sent.
struct Answers {
    balances: Vec<u8>,
    order: Vec<u8>,
    symbols: Vec<u8>,
    unsigned: Vec<u8>,
}

impl Answers {
    fn new() -> Self {
        let assets: Vec<String> = (0..8).map(asset).collect();
        let balances = format!(
            r#"{{"totalUsdtAmount":"31.7","totalBtcAmount":"0.11409","assets":[{}]}}"#,
            assets.join(",")
        );
        Self {
            balances: ok(&balances),
            order: ok(r#"{"orderId":"6216559590087220004","ip":"127.0.0.1"}"#),
            symbols: ok(&symbols::payload(2_000)),
            unsigned: http("401 Unauthorized", r#"{"rc":1,"mc":"AUTH_001","ma":[]}"#),
        }
    }

    /// The answer to a request, by its head.
    fn to(&self, head: &str) -> &[u8] {
        if head.starts_with("GET /v4/public/symbol") {
            &self.symbols
        } else if !head.contains("validate-signature: ") {
            &self.unsigned
        } else if head.starts_with("GET /v4/balances") {
            &self.balances
        } else {
            &self.order
        }
    }
}

fn asset(index: usize) -> String {
    format!(
        concat!(
            r#"{{"currency":"coin{index}","currencyId":{id},"frozenAmount":"1297.50000000","#,
            r#""availableAmount":"8702.5{index}","totalAmount":"10000.0{index}","convertBtcAmount":"0.11409"}}"#,
        ),
        index = index,
        id = index + 11,
    )
}

fn ok(payload: &str) -> Vec<u8> {
    http("200 OK", &format!(r#"{{"rc":0,"mc":"SUCCESS","ma":[],"result":{payload}}}"#))
}

fn http(status: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\ndate: Mon, 23 Nov 2026 08:00:00 GMT\r\ncontent-type: application/json\r\n\
         content-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

async fn talk(mut stream: TcpStream, answers: &Answers) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut buffer = Vec::with_capacity(4096);
    loop {
        let Some(end) = head_end(&buffer) else {
            if stream.read_buf(&mut buffer).await? == 0 {
                return Ok(());
            }
            continue;
        };
        let head = String::from_utf8_lossy(&buffer[..end]).to_ascii_lowercase();
        let body = body_length(&head);
        while buffer.len() < end + body {
            if stream.read_buf(&mut buffer).await? == 0 {
                return Ok(());
            }
        }
        let head = String::from_utf8_lossy(&buffer[..end]);
        stream.write_all(answers.to(&head)).await?;
        buffer.drain(..end + body);
    }
}

fn head_end(buffer: &[u8]) -> Option<usize> {
    let end = buffer.windows(4).position(|window| window == b"\r\n\r\n")?;
    Some(end + 4)
}

/// The length of a body, by a head in lower case.
fn body_length(head: &str) -> usize {
    let value = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    value.and_then(|length| length.trim().parse().ok()).unwrap_or(0)
}
