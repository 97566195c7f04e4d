//! Callers that keep their connections and wait for each answer.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use crate::requests::Request;

/// How many call at once.
const CALLERS: usize = 8;

/// Sends a request over and over for so long; answers a second.
pub(crate) fn burst(address: &str, request: &Request, length: Duration) -> u64 {
    let begun = Instant::now();
    let counts: Vec<u64> = thread::scope(|scope| {
        let caller = || {
            let mut caller = Caller::new(address);
            let mut count = 0;
            while begun.elapsed() < length {
                let body = caller.ask(&request.bytes);
                assert!(body.contains(r#""rc":0"#), "{}: {body}", request.title);
                count += 1;
            }
            count
        };
        let all: Vec<_> = (0..CALLERS).map(|_| scope.spawn(caller)).collect();
        all.into_iter()
            .map(|one| one.join().expect("it calls"))
            .collect()
    });
    let micros = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    counts.iter().sum::<u64>() * 1_000_000 / micros.max(1)
}

struct Caller(BufReader<TcpStream>);

impl Caller {
    fn new(address: &str) -> Self {
        let stream = TcpStream::connect(address).expect("somebody listens");
        stream.set_nodelay(true).expect("a socket");
        Self(BufReader::new(stream))
    }

    /// Sends bytes and reads one answer.
    fn ask(&mut self, request: &[u8]) -> String {
        self.0.get_mut().write_all(request).expect("it goes out");
        let mut length = None;
        loop {
            let line = self.line();
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').unwrap_or_default();
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().ok();
            }
        }
        match length {
            Some(length) => self.exactly(length),
            None => self.chunks(),
        }
    }

    fn chunks(&mut self) -> String {
        let mut all = String::new();
        loop {
            let length = usize::from_str_radix(&self.line(), 16).expect("a chunk");
            all += &self.exactly(length);
            self.line();
            if length == 0 {
                return all;
            }
        }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.0.read_line(&mut line).expect("an answer");
        line.trim_end().to_owned()
    }

    fn exactly(&mut self, length: usize) -> String {
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).expect("a body");
        String::from_utf8(body).expect("text")
    }
}
