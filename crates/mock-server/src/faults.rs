//! What goes wrong on purpose, on the way or in the answer.

use std::str::FromStr;
use std::time::Duration;

/// What is done to the answer of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The answer comes later by so much.
    Latency(Duration),
    /// The answer is a gateway's: this status, and a page for people.
    Status(u16),
    /// The connection is closed without an answer.
    Dropped,
    /// The connection is closed amid the answer.
    Half,
    /// The answer has status 200 and a body that no one understands.
    Garbage,
}

/// Why a text is no fault.
#[derive(Clone, Debug, thiserror::Error)]
#[error("`{0}` is no fault; write latency:200ms, latency:2s, status:503, dropped, half or garbage")]
pub struct FaultError(String);

/// Reads `latency:200ms`, `latency:2s`, `status:503`, `dropped`, `half` and `garbage`.
impl FromStr for Fault {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (word, value) = text.split_once(':').unwrap_or((text, ""));
        let found = match (word, value) {
            ("latency", value) => duration(value).map(Self::Latency),
            ("status", value) => value
                .parse()
                .ok()
                .filter(|status| (200..=599).contains(status))
                .map(Self::Status),
            ("dropped", "") => Some(Self::Dropped),
            ("half", "") => Some(Self::Half),
            ("garbage", "") => Some(Self::Garbage),
            _ => None,
        };
        found.ok_or_else(|| FaultError(text.to_owned()))
    }
}

fn duration(text: &str) -> Option<Duration> {
    if let Some(number) = text.strip_suffix("ms") {
        return number.parse().ok().map(Duration::from_millis);
    }
    text.strip_suffix('s')?
        .parse()
        .ok()
        .map(Duration::from_secs)
}
