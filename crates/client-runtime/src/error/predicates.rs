//! What a caller may conclude from an error.

use std::time::Duration;

use super::{ApiError, Call, Error, OutcomeUnknown};
use crate::{
    api::{Meaning, Operation},
    enumeration::Enumeration,
    request::Parts,
};

impl Error {
    /// Whether the very same request, signed anew, may succeed later and does no harm when repeated.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Limit { .. } => true,
            Self::OutcomeUnknown(error) => error.idempotent && error.cause.is_transient(),
            _ => self.is_transient() && (self.surely_not_done() || self.may_be_repeated()),
        }
    }

    /// Whether the request may have changed something although no answer says so: look before repeating it.
    #[must_use]
    pub fn outcome_unknown(&self) -> bool {
        matches!(self, Self::OutcomeUnknown(_))
    }

    /// Whether the credentials, the signature or the permission is the matter.
    #[must_use]
    pub fn is_auth(&self) -> bool {
        matches!(self.cause(), Self::Sign { .. })
            || self.means(Meaning::Auth)
            || self.means(Meaning::Clock)
            || matches!(self.status(), Some(401 | 403))
    }

    /// Whether the server found the time of the request wrong.
    #[must_use]
    pub fn is_clock(&self) -> bool {
        self.means(Meaning::Clock)
    }

    /// Whether there were too many requests, by the server's count or by the client's own.
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        matches!(self.cause(), Self::Limit { .. })
            || self.means(Meaning::RateLimit)
            || self.status() == Some(429)
    }

    /// Whether the time was over before an answer came.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self.cause(), Self::Timeout { .. })
    }

    /// Whether no connection came about, so that nothing was sent.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        match self {
            Self::Transport { call, .. } | Self::Timeout { call } => !call.sent,
            _ => false,
        }
    }

    /// Whether the request was never sent for a fault of the caller's: settings, values or credentials.
    #[must_use]
    pub fn is_config(&self) -> bool {
        matches!(
            self,
            Self::Config(_) | Self::Request { .. } | Self::Sign { .. }
        )
    }

    /// Whether an answer came that could not be read.
    #[must_use]
    pub fn is_decode(&self) -> bool {
        matches!(self.cause(), Self::Decode(_))
    }

    /// The operation that was called; nothing where no client came about.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        match self.cause() {
            Self::Request { operation, .. }
            | Self::Sign { operation, .. }
            | Self::Limit { operation, .. } => Some(operation),
            other => other.call().map(|call| call.operation),
        }
    }

    /// The HTTP status, where an answer came.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self.cause() {
            Self::Status(error) => Some(error.status),
            Self::Api(error) => Some(error.status),
            Self::Decode(error) => Some(error.status),
            _ => None,
        }
    }

    /// The name that the server gave to the exchange, to be told to its support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.cause().call()?.request_id.as_deref()
    }

    /// The code by which the API refused, as text.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.api().map(|error| error.code.as_str())
    }

    /// The code by which the API refused, as the enum of the API's codes.
    #[must_use]
    pub fn api_code<C: Enumeration>(&self) -> Option<C> {
        self.code().map(C::from_wire)
    }

    /// All that the API said when it refused.
    #[must_use]
    pub fn api(&self) -> Option<&ApiError> {
        match self.cause() {
            Self::Api(error) => Some(error),
            _ => None,
        }
    }

    /// The answer as it came, save for what it repeats of the signature and of secrets that were sent; nothing where none
    /// came. It may hold other secrets where the call is [`confidential`](Call::is_confidential).
    #[must_use]
    pub fn raw(&self) -> Option<&str> {
        match self.cause() {
            Self::Status(error) => Some(error.raw()),
            Self::Api(error) => Some(error.raw()),
            Self::Decode(error) => Some(error.raw()),
            _ => None,
        }
    }

    /// How long the server, or the client's own count, asks to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self.cause() {
            Self::Status(error) => error.retry_after,
            Self::Api(error) => error.retry_after,
            Self::Limit { source, .. } => source.wait,
            _ => None,
        }
    }

    /// The operation that finds out what became of a call whose outcome is unknown.
    #[must_use]
    pub fn finds_out(&self) -> Option<&'static str> {
        match self {
            Self::OutcomeUnknown(error) => error.finds_out,
            _ => None,
        }
    }

    /// The values by which [`finds_out`](Self::finds_out) finds the call: those of its request that both take, with
    /// their names, such as `clientOrderId`. Empty where the outcome is known, or where there is none.
    #[must_use]
    pub fn known_by(&self) -> &[(&'static str, String)] {
        match self {
            Self::OutcomeUnknown(error) => &error.known_by,
            _ => &[],
        }
    }

    /// What went wrong, where the outcome is unknown for it; the error itself otherwise.
    #[must_use]
    pub fn cause(&self) -> &Self {
        match self {
            Self::OutcomeUnknown(error) => &error.cause,
            other => other,
        }
    }

    /// Whether time may mend it.
    pub(crate) fn is_transient(&self) -> bool {
        match self {
            Self::Transport { .. } | Self::Timeout { .. } => true,
            Self::Status(error) => transient(error.status),
            Self::Api(error) => {
                transient(error.status)
                    || matches!(
                        error.meaning,
                        Some(Meaning::RateLimit | Meaning::Clock | Meaning::Busy)
                    )
            }
            _ => false,
        }
    }

    /// Whether the request surely changed nothing: it never left, or was refused before anything was done.
    pub(crate) fn surely_not_done(&self) -> bool {
        match self {
            Self::Transport { call, .. } | Self::Timeout { call } => !call.sent,
            Self::Status(error) => refused(error.status),
            Self::Api(error) => match error.meaning {
                Some(Meaning::RateLimit | Meaning::Clock) => true,
                Some(Meaning::Busy | Meaning::OutcomeUnknown) => false,
                _ => error.status < 300 || refused(error.status),
            },
            Self::Decode(_) | Self::TooLong { .. } | Self::OutcomeUnknown(_) => false,
            Self::Config(_) | Self::Request { .. } | Self::Sign { .. } | Self::Limit { .. } => true,
        }
    }

    /// Whether the call may have taken effect though the error does not say so.
    pub(crate) fn leaves_outcome_open(&self) -> bool {
        let changes = self.call().is_some_and(|call| !call.is_read);
        let refused_as_busy = self.means(Meaning::Busy) && self.status().is_some_and(|s| s < 500);
        changes && !self.surely_not_done() && !refused_as_busy
    }

    /// Says that the outcome is unknown where the error leaves it open.
    pub(crate) fn with_outcome(self) -> Self {
        match self.call() {
            Some(call) if self.leaves_outcome_open() => {
                let call = call.clone();
                self.in_doubt(&call)
            }
            _ => self,
        }
    }

    /// Says that the outcome is unknown.
    pub(crate) fn in_doubt(self, call: &Call) -> Self {
        match self {
            Self::OutcomeUnknown(_) => self,
            cause => Self::OutcomeUnknown(Box::new(OutcomeUnknown::new(call, cause))),
        }
    }

    /// Notes the values of a request by which a call in doubt is found.
    pub(crate) fn knowing(self, operation: &Operation, parts: &Parts) -> Self {
        match self {
            Self::OutcomeUnknown(mut error) => {
                for path in operation.found_by {
                    let name = path.rsplit('.').next().unwrap_or(path);
                    for value in parts.sent(path) {
                        let known = (name, value);
                        if !error.known_by.contains(&known) {
                            error.known_by.push(known);
                        }
                    }
                }
                Self::OutcomeUnknown(error)
            }
            known => known,
        }
    }

    fn may_be_repeated(&self) -> bool {
        self.call().is_some_and(|call| call.idempotent)
    }

    fn means(&self, meaning: Meaning) -> bool {
        self.api()
            .is_some_and(|error| error.meaning == Some(meaning))
    }

    fn call(&self) -> Option<&Call> {
        match self {
            Self::Transport { call, .. } | Self::Timeout { call } | Self::TooLong { call, .. } => {
                Some(call)
            }
            Self::Status(error) => Some(&error.call),
            Self::Api(error) => Some(&error.call),
            Self::Decode(error) => Some(&error.call),
            _ => None,
        }
    }
}

/// Whether a status says that a request was turned away before anything was done. Not that of a request which took too
/// long (408), of a client that went while another server was still at it (499), nor of a redirect that leads to a
/// result; one that leads to where the request is to go (307, 308) is.
fn refused(status: u16) -> bool {
    matches!(status, 307 | 308) || ((400..500).contains(&status) && !matches!(status, 408 | 499))
}

/// Statuses that pass by: too many requests, a server that is overrun or restarting.
fn transient(status: u16) -> bool {
    matches!(status, 408 | 429 | 500 | 502 | 503 | 504)
}
