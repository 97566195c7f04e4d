//! A server on this machine that gives one answer to everything, and remembers what it was asked.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::mpsc::{Receiver, Sender, channel},
    thread,
};

/// A server on this machine.
pub(crate) struct Server {
    /// Its address.
    pub(crate) url: String,
    asked: Receiver<Asked>,
}

/// A request as it came over the wire.
#[derive(Debug)]
pub(crate) struct Asked {
    /// Method, target and version.
    pub(crate) line: String,
    headers: Vec<String>,
    pub(crate) body: String,
}

impl Asked {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find_map(|header| {
            let (known, value) = header.split_once(':')?;
            known.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

impl Server {
    /// Answers with a status and a body.
    pub(crate) fn answering(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::with_headers(status, "", body)
    }

    /// Answers with a status, more headers (each ended by CR LF), and a body.
    pub(crate) fn with_headers(status: u16, headers: &str, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status} Said\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n"
        );
        Self::raw([head.into_bytes(), body].concat())
    }

    /// Answers with bytes as they are, then hangs up.
    pub(crate) fn raw(answer: Vec<u8>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let (asked, receiver) = channel();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                // Whether the client still listens is the test's business.
                let _ = serve(stream, &answer, &asked);
            }
        });
        Self {
            url,
            asked: receiver,
        }
    }

    /// The next request.
    pub(crate) fn asked(&self) -> Asked {
        self.asked.recv().expect("a request")
    }

    /// Whether nothing more was asked.
    pub(crate) fn is_idle(&self) -> bool {
        self.asked.try_recv().is_err()
    }
}

fn serve(stream: TcpStream, answer: &[u8], asked: &Sender<Asked>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut headers = Vec::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        if header.trim().is_empty() {
            break;
        }
        headers.push(header.trim().to_owned());
    }
    let mut request = Asked {
        line: line.trim().to_owned(),
        headers,
        body: String::new(),
    };
    let length = request
        .header("content-length")
        .and_then(|text| text.parse().ok())
        .unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    request.body = String::from_utf8_lossy(&body).into_owned();
    let _ = asked.send(request);
    let mut stream = stream;
    stream.write_all(answer)
}
