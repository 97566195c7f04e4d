//! Instants as people type them.

use api_model::TimeUnit;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// What is understood, for messages.
pub(super) const FORMS: &str = "a count, 2026-01-31, 2026-01-31T12:00:00Z, now or now-24h";

/// The count that is sent. A count is sent as it was typed.
pub(super) fn count(text: &str, unit: TimeUnit) -> Option<String> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(text.to_owned());
    }
    let instant = instant(text)?;
    let count = match unit {
        TimeUnit::Seconds => instant.as_second(),
        TimeUnit::Milliseconds => instant.as_millisecond(),
    };
    Some(count.to_string())
}

fn instant(text: &str) -> Option<Timestamp> {
    if let Some(offset) = text.strip_prefix("now") {
        return from_now(offset);
    }
    if let Ok(instant) = text.parse() {
        return Some(instant);
    }
    // A day alone begins at midnight UTC, which is how exchanges count days.
    let day: Date = text.parse().ok()?;
    let midnight = day.to_zoned(TimeZone::UTC).ok()?;
    Some(midnight.timestamp())
}

fn from_now(offset: &str) -> Option<Timestamp> {
    let now = Timestamp::now();
    if offset.is_empty() {
        return Some(now);
    }
    let back = offset.strip_prefix('-');
    let duration: SignedDuration = back.or_else(|| offset.strip_prefix('+'))?.parse().ok()?;
    let moved = match back {
        Some(_) => now.checked_sub(duration),
        None => now.checked_add(duration),
    };
    moved.ok()
}
