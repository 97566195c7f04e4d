//! What is sent back, and how.

use std::time::{Duration, UNIX_EPOCH};

use bytes::Bytes;

use crate::faults::Fault;
use exact_json::Json;

/// What no client understands.
const GARBAGE: &[u8] = b"{\"rc\":0,,\xff\xfe<html>\0";

/// The first instant that no date can say, in milliseconds since 1970.
const LAST: u64 = 253_402_300_800_000;

/// An answer.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Bytes,
    pub(crate) latency: Duration,
    pub(crate) delivery: Delivery,
}

/// How much of an answer goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delivery {
    /// All of it.
    Whole,
    /// Half of its body, then the connection is closed.
    Half,
    /// Nothing; the connection is closed.
    Dropped,
}

impl Outcome {
    /// JSON.
    pub(crate) fn json(status: u16, body: &Json) -> Self {
        Self::body(status, body.to_string())
    }

    /// A body that is said to be JSON.
    pub(crate) fn body(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![("content-type".to_owned(), "application/json".to_owned())],
            body: Bytes::from(body.into()),
            latency: Duration::ZERO,
            delivery: Delivery::Whole,
        }
    }

    /// Says when it was made, in milliseconds since 1970, unless it says so already: clients set their clocks by it.
    pub(crate) fn date(&mut self, now: u64) {
        let date = UNIX_EPOCH.checked_add(Duration::from_millis(now));
        let said = self
            .headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("date"));
        // What can be written ends with the year 9999.
        if let Some(date) = date.filter(|_| !said && now < LAST) {
            self.headers
                .push(("date".to_owned(), httpdate::fmt_http_date(date)));
        }
    }

    /// Lets something go wrong.
    pub(crate) fn spoil(&mut self, fault: &Fault) {
        match fault {
            Fault::Latency(latency) => self.latency = self.latency.saturating_add(*latency),
            Fault::Status(status) => {
                self.status = *status;
                self.headers = vec![("content-type".to_owned(), "text/html".to_owned())];
                self.body = Bytes::from(format!("<html><body>{status}</body></html>\n"));
            }
            Fault::Dropped => self.delivery = Delivery::Dropped,
            Fault::Half => self.delivery = Delivery::Half,
            Fault::Garbage => {
                self.status = 200;
                self.body = Bytes::from_static(GARBAGE);
            }
            // Judging and answering went by the wrong clock already.
            Fault::Skew(_) => {}
        }
    }
}
