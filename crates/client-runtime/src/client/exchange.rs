//! One exchange with a server: a request goes, an answer comes back whole, or neither is known.

use std::{borrow::Borrow, time::Duration};

use reqwest::{
    Request, Response, Url,
    header::{HeaderMap, HeaderName, HeaderValue},
};
use tokio::time::Instant;

use super::{Prepared, Shared, reply::request_id};
use crate::{
    answer::{Answer, Payload},
    api::{Method, Operation},
    clock::{Timing, http_date_ms},
    decode::DecodeError,
    error::{Call, Error, UnreadableAnswer},
    text::Secrets,
};

/// The most bytes that are set aside for an answer before it has come.
const ROOM: usize = 1 << 20;

/// What came of one exchange.
pub(super) struct Exchanged {
    pub(super) result: Result<Payload, Error>,
    /// The HTTP status, where an answer came.
    pub(super) status: Option<u16>,
    pub(super) timing: Timing,
    /// When the answer began to come.
    pub(super) answered: Option<Instant>,
}

impl Shared {
    /// Sends a request and opens the answer.
    pub(super) async fn exchange(
        &self,
        operation: &Operation,
        prepared: Prepared,
        timeout: Duration,
    ) -> Exchanged {
        let mut seen = Exchanged {
            result: Err(Error::Timeout {
                call: Call::of(operation),
            }),
            status: None,
            answered: None,
            timing: Timing {
                sent: self.time.local_ms(),
                answered: 0,
                server: None,
            },
        };
        seen.result = self.answer(operation, prepared, timeout, &mut seen).await;
        seen
    }

    async fn answer(
        &self,
        operation: &Operation,
        prepared: Prepared,
        timeout: Duration,
        seen: &mut Exchanged,
    ) -> Result<Payload, Error> {
        let mut call = Call::of(operation);
        let start = Instant::now();
        let (request, secrets) = self.wire(operation, prepared, timeout)?;
        let sending = self.http.execute(request).await;
        let mut response = sending.map_err(|error| lost(call.clone(), error))?;
        let status = response.status().as_u16();
        let headers = std::mem::take(response.headers_mut());
        seen.status = Some(status);
        seen.answered = Some(Instant::now());
        seen.timing.answered = self.time.local_ms();
        let date = date_text(&headers).cloned();
        call.request_id = request_id(&headers).map(Into::into);
        let bytes = self.collect(&call, &mut response).await?;
        let answer = Answer {
            status,
            retry_after: retry_after(&headers, || self.time.now_ms(self.time.offset_ms())),
            headers,
            latency: start.elapsed(),
            text: String::new(),
            secrets,
            call,
        };
        let opened = text(answer, bytes)?.open(operation.envelope, self.api);
        if opened.is_err() {
            seen.timing.server = date.and_then(read_date).map(|date| (date, date + 999));
        }
        opened
    }

    fn wire(
        &self,
        operation: &Operation,
        mut prepared: Prepared,
        timeout: Duration,
    ) -> Result<(Request, Secrets), Error> {
        let refuse = |problem: String| Error::Request {
            operation: operation.id,
            problem,
        };
        let server = self.servers.get(operation.server);
        let known = server.and_then(|server| server.url_of(&prepared.url));
        let url = known.map_or_else(|| Url::parse(&prepared.url), Ok);
        let url = url.map_err(|error| refuse(error.to_string()))?;
        let mut request = Request::new(method(prepared.method), url);
        *request.timeout_mut() = Some(timeout);
        let headers = request.headers_mut();
        headers.reserve(prepared.headers.len());
        for (name, value) in &prepared.headers {
            let (name, value) = header(name, value).map_err(&refuse)?;
            headers.append(name, value);
        }
        if !prepared.body.is_empty() {
            *request.body_mut() = Some(std::mem::take(&mut prepared.body).into());
        }
        Ok((request, prepared.into_secrets()))
    }

    async fn collect(&self, call: &Call, response: &mut Response) -> Result<Vec<u8>, Error> {
        let limit = self.max_answer_bytes;
        let told = response.content_length().unwrap_or_default();
        let room = usize::try_from(told).unwrap_or(limit).min(limit);
        let mut body = Vec::with_capacity(room.min(ROOM));
        loop {
            let chunk = response.chunk().await;
            let Some(chunk) = chunk.map_err(|error| lost(call.clone(), error))? else {
                return Ok(body);
            };
            if body.len() + chunk.len() > limit {
                let call = call.clone();
                return Err(Error::TooLong { call, limit });
            }
            body.extend_from_slice(&chunk);
        }
    }
}

/// A header as it is sent. What is wrong is said without its value, which may be a key.
fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let wrong = || format!("the header `{name}` cannot be sent");
    let known = HeaderName::from_bytes(name.as_bytes()).map_err(|_| wrong())?;
    let value = HeaderValue::from_str(value).map_err(|_| wrong())?;
    Ok((known, value))
}

/// Adds the text to an answer. Bytes of a failure may be no text; those of a success must be.
fn text(mut answer: Answer, bytes: Vec<u8>) -> Result<Answer, Error> {
    match String::from_utf8(bytes) {
        Ok(text) => answer.text = text,
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            answer.text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            if (200..300).contains(&answer.status) {
                return Err(Error::Decode(Box::new(UnreadableAnswer {
                    call: answer.call,
                    status: answer.status,
                    source: DecodeError::new("the answer is not UTF-8", "", offset),
                    raw: answer.secrets.hide(&answer.text),
                })));
            }
        }
    }
    Ok(answer)
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
fn date_text(headers: &HeaderMap) -> Option<&HeaderValue> {
    if headers.contains_key("age") {
        return None;
    }
    headers.get("date")
}

fn read_date(text: impl Borrow<HeaderValue>) -> Option<u64> {
    http_date_ms(text.borrow().to_str().ok()?)
}

/// How long the server asks to wait: in seconds, or until a date, which its own date is set against.
fn retry_after(headers: &HeaderMap, now_ms: impl Fn() -> u64) -> Option<Duration> {
    let asked = headers.get("retry-after")?.to_str().ok()?.trim();
    if let Ok(seconds) = asked.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = http_date_ms(asked)?;
    let now = date_text(headers)
        .and_then(read_date)
        .unwrap_or_else(now_ms);
    Some(Duration::from_millis(until.saturating_sub(now)))
}

fn method(method: Method) -> reqwest::Method {
    match method {
        Method::Get => reqwest::Method::GET,
        Method::Post => reqwest::Method::POST,
        Method::Put => reqwest::Method::PUT,
        Method::Patch => reqwest::Method::PATCH,
        Method::Delete => reqwest::Method::DELETE,
        Method::Head => reqwest::Method::HEAD,
        Method::Options => reqwest::Method::OPTIONS,
    }
}
