//! An answer with what came around it.

use std::{fmt, time::Duration};

use reqwest::header::HeaderMap;

use crate::{
    answer::{Answer, Payload, request_id},
    decode::{Decode, Drift},
    error::Error,
};

/// An answer with what came around it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Reply<T> {
    /// The payload.
    pub value: T,
    /// The HTTP status.
    pub status: u16,
    /// The headers of the answer.
    pub headers: Headers,
    /// From sending the request to the end of the answer; of the last attempt, where there were several.
    pub latency: Duration,
    /// How often the request was sent.
    pub attempts: u32,
    /// How long the call waited between attempts and for limits.
    pub waited: Duration,
    /// What the documents do not know of the answer.
    pub drift: Drift,
    body: Body,
}

impl<T> Reply<T> {
    /// The whole answer as it came.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body.0
    }

    /// The name that the server gave to the exchange, to be told to its support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.headers.request_id()
    }
}

/// How a call went before its answer came.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course {
    pub(super) attempts: u32,
    pub(super) waited: Duration,
}

pub(super) fn reply<T: Decode>(payload: Payload, course: Course) -> Result<Reply<T>, Error> {
    let (value, drift, answer) = payload.read_all()?;
    // A copy, since what the network lent may be a small part of a large buffer.
    let body = Body(answer.text().to_owned());
    let Answer {
        status,
        headers,
        latency,
        ..
    } = answer;
    Ok(Reply {
        value,
        status,
        headers: Headers(headers),
        latency,
        attempts: course.attempts,
        waited: course.waited,
        drift,
        body,
    })
}

/// The text of an answer, which is too long to be printed.
#[derive(Clone)]
struct Body(String);

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

/// The headers of an answer.
#[derive(Clone)]
pub struct Headers(HeaderMap);

/// Names alone: values may be cookies.
impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Headers {
    /// The first value of a name, whatever its case; nothing where it is no text.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.to_str().ok()
    }

    /// All names, in lower case, with their values as far as these are text.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.0.iter();
        pairs.filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
    }

    fn request_id(&self) -> Option<&str> {
        request_id(&self.0)
    }
}
