//! One exchange with a server: a request goes, an answer comes back whole, or neither is known.

use std::{future::Future, pin::pin, time::Duration};

use bytes::Bytes;
use reqwest::{Response, header::HeaderMap};
use tokio::time::{Instant, timeout_at};

use super::{Shared, outgoing::Outgoing};
use crate::{
    answer::{Answer, Payload},
    api::Operation,
    clock::{Timing, http_date_ms},
    error::{Call, Error},
};

/// The most bytes that are set aside for an answer before it has come.
const ROOM: usize = 1 << 20;

/// What came of one exchange.
pub(super) struct Exchanged {
    pub(super) result: Result<Payload, Error>,
    pub(super) seen: Seen,
}

/// What was seen of an answer, whatever it says.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    /// The HTTP status, where an answer came.
    pub(super) status: Option<u16>,
    pub(super) timing: Timing,
    /// When the answer began to come.
    pub(super) answered: Option<Instant>,
}

/// Why no answer came whole.
enum Failure {
    Lost(reqwest::Error),
    TooLong { limit: usize },
}

impl Shared {
    /// Sends a request, which has until the deadline, and opens the answer.
    pub(super) async fn exchange(
        &self,
        operation: &Operation,
        outgoing: Outgoing<impl Future<Output = Result<Response, reqwest::Error>>>,
        deadline: Instant,
    ) -> Exchanged {
        let Outgoing {
            sending,
            secrets,
            sent,
        } = outgoing;
        let start = Instant::now();
        let mut seen = Seen {
            status: None,
            answered: None,
            timing: Timing {
                sent,
                answered: 0,
                server: None,
            },
        };
        let mut response = None;
        let body = {
            let arriving = pin!(self.arrive(sending, &mut seen, &mut response));
            timeout_at(deadline, arriving).await
        };
        let headers = response.map(|mut response: Response| std::mem::take(response.headers_mut()));
        let headers = headers.unwrap_or_default();
        let call = Call::of(operation);
        let result = match body {
            Ok(Ok(body)) => {
                let answer = Box::new(Answer {
                    call,
                    status: seen.status.unwrap_or_default(),
                    retry_after: self.retry_after(&headers),
                    headers,
                    latency: start.elapsed(),
                    body,
                    secrets,
                });
                self.open(operation, answer, &mut seen.timing)
            }
            Ok(Err(failure)) => Err(failure.of(call.answered_with(&headers, &secrets))),
            Err(_) => Err(Error::Timeout {
                call: call.answered_with(&headers, &secrets),
            }),
        };
        Exchanged { result, seen }
    }

    /// Waits for an answer and takes it in, noting what is seen of it on the way.
    async fn arrive(
        &self,
        sending: impl Future<Output = Result<Response, reqwest::Error>>,
        seen: &mut Seen,
        response: &mut Option<Response>,
    ) -> Result<Bytes, Failure> {
        let response = response.insert(sending.await.map_err(Failure::Lost)?);
        seen.status = Some(response.status().as_u16());
        seen.answered = Some(Instant::now());
        seen.timing.answered = self.time.local_ms();
        collect(response, self.max_answer_bytes).await
    }

    fn open(
        &self,
        operation: &Operation,
        answer: Box<Answer>,
        timing: &mut Timing,
    ) -> Result<Payload, Error> {
        let answer = match answer.open_at_once(operation.envelope, self.api) {
            Ok(payload) => return Ok(payload),
            Err(answer) => answer,
        };
        let date = date_ms(&answer.headers);
        let opened = answer.open(operation.envelope, self.api);
        if opened.is_err() {
            timing.server = date.map(|date| (date, date + 999));
        }
        opened
    }

    /// How long the server asks to wait: in seconds, or until a date, which its own date is set against.
    fn retry_after(&self, headers: &HeaderMap) -> Option<Duration> {
        let asked = headers.get("retry-after")?.to_str().ok()?.trim();
        if let Ok(seconds) = asked.parse() {
            return Some(Duration::from_secs(seconds));
        }
        let until = http_date_ms(asked)?;
        let now = date_ms(headers).unwrap_or_else(|| self.time.now_ms(self.time.offset_ms()));
        Some(Duration::from_millis(until.saturating_sub(now)))
    }
}

/// Takes in a body. What comes in one piece, as most answers do, is kept as the network lent it.
async fn collect(response: &mut Response, limit: usize) -> Result<Bytes, Failure> {
    let Some(first) = response.chunk().await.map_err(Failure::Lost)? else {
        return Ok(Bytes::new());
    };
    if first.len() > limit {
        return Err(Failure::TooLong { limit });
    }
    let Some(second) = response.chunk().await.map_err(Failure::Lost)? else {
        return Ok(first);
    };
    Box::pin(join(first, second, response, limit)).await
}

/// Takes in the rest of a body and puts it in one piece with what has come. Few answers take this way, so that its
/// state is set aside for them alone.
async fn join(
    first: Bytes,
    second: Bytes,
    response: &mut Response,
    limit: usize,
) -> Result<Bytes, Failure> {
    let told = response.content_length().unwrap_or_default();
    let left = usize::try_from(told).unwrap_or(limit).min(limit);
    let mut body = Vec::with_capacity((first.len() + second.len() + left).min(ROOM));
    body.extend_from_slice(&first);
    drop(first);
    let mut next = Some(second);
    while let Some(chunk) = next {
        if body.len() + chunk.len() > limit {
            return Err(Failure::TooLong { limit });
        }
        body.extend_from_slice(&chunk);
        next = response.chunk().await.map_err(Failure::Lost)?;
    }
    Ok(body.into())
}

impl Failure {
    fn of(self, call: Call) -> Error {
        match self {
            Self::Lost(error) => lost(call, error),
            Self::TooLong { limit } => Error::TooLong { call, limit },
        }
    }
}

fn lost(call: Call, error: reqwest::Error) -> Error {
    let call = Call {
        sent: !error.is_connect(),
        ..call
    };
    if error.is_timeout() {
        Error::Timeout { call }
    } else {
        Error::Transport {
            call,
            source: error.without_url(),
        }
    }
}

/// When the server says that it answered. An answer from a cache tells when it was put there, so it tells nothing.
fn date_ms(headers: &HeaderMap) -> Option<u64> {
    if headers.contains_key("age") {
        return None;
    }
    http_date_ms(headers.get("date")?.to_str().ok()?)
}
