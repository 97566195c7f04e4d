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
    /// The server's clock is ahead by so many milliseconds, or behind.
    Skew(i64),
}

/// By how many milliseconds the clock is ahead, all faults together.
pub(crate) fn ahead(faults: &[Fault]) -> i64 {
    let skews = faults.iter().map(|fault| match fault {
        Fault::Skew(milliseconds) => *milliseconds,
        _ => 0,
    });
    skews.fold(0, i64::saturating_add)
}

/// Why a text is no fault.
#[derive(Clone, Debug, thiserror::Error)]
#[error(
    "`{0}` is no fault; write latency:200ms, latency:2s, status:503, skew:-10s, dropped, half or garbage"
)]
pub struct FaultError(String);

/// Reads `latency:200ms`, `latency:2s`, `status:503`, `skew:-10s`, `dropped`, `half` and `garbage`.
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
            ("skew", value) => skew(value).map(Self::Skew),
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

fn skew(text: &str) -> Option<i64> {
    let (is_behind, length) = text
        .strip_prefix('-')
        .map_or((false, text), |rest| (true, rest));
    let ahead = i64::try_from(duration(length)?.as_millis()).ok()?;
    Some(if is_behind { -ahead } else { ahead })
}
