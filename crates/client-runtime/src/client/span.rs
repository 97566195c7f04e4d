//! Spans of calls and of their attempts, for whoever listens by `tracing`.
//!
//! Fields are names of operations, numbers and statuses; an error is told in its own words, which hold no secret.

use std::time::Duration;

use tokio::time::Instant;
use tracing::{
    Span,
    field::{Empty, display},
};

use super::reply::Course;
use crate::error::Error;

/// The span of a whole call.
pub(super) fn of_call(operation: &'static str) -> Span {
    tracing::debug_span!(
        "call",
        operation,
        attempts = Empty,
        waited_ms = Empty,
        error = Empty
    )
}

/// The span of one attempt, within that of its call.
pub(super) fn of_attempt(attempt: u32) -> Span {
    tracing::debug_span!(
        "attempt",
        attempt,
        latency_ms = Empty,
        status = Empty,
        error = Empty
    )
}

/// Tells how a call went.
pub(super) fn end_call(span: &Span, course: Course, error: Option<&Error>) {
    span.record("attempts", course.attempts);
    span.record("waited_ms", milliseconds(course.waited));
    tell(span, error);
}

/// Tells what came of an attempt that started then.
pub(super) fn end_attempt(span: &Span, start: Instant, status: Option<u16>, error: Option<&Error>) {
    if span.is_disabled() {
        return;
    }
    span.record("latency_ms", milliseconds(start.elapsed()));
    if let Some(status) = status {
        span.record("status", status);
    }
    tell(span, error);
}

fn tell(span: &Span, error: Option<&Error>) {
    if let Some(error) = error {
        span.record("error", display(error));
    }
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
