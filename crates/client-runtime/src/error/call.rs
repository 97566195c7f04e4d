//! What was called, as far as errors need it.

use reqwest::header::HeaderMap;

use crate::{answer::request_id, api::Operation, text::Secrets};

/// What was called, as far as errors need it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Call {
    /// The operation.
    pub operation: &'static str,
    /// Whether it only reads.
    pub is_read: bool,
    /// Whether sending it twice does what sending it once does.
    pub idempotent: bool,
    pub(crate) disclosure: Disclosure,
    /// Whether the server may have seen the request.
    pub sent: bool,
    /// The operation that finds out what became of this one.
    pub finds_out: Option<&'static str>,
    /// The name that the server gave to the exchange in its headers.
    pub request_id: Option<Box<str>>,
}

/// How much of what a server says may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Disclosure {
    /// All but what it repeats of secrets.
    Open,
    /// What it calls the problem: the rest may hold secrets.
    Confidential,
}

impl Disclosure {
    fn of(operation: &Operation) -> Self {
        if operation.confidential {
            Self::Confidential
        } else {
            Self::Open
        }
    }
}

impl Call {
    /// Whether its request or its answer holds secrets, so that messages show little of what the server says.
    #[must_use]
    pub fn is_confidential(&self) -> bool {
        self.disclosure == Disclosure::Confidential
    }

    /// A call that is about to be sent.
    pub(crate) fn of(operation: &Operation) -> Self {
        Self {
            operation: operation.id,
            is_read: operation.reads,
            idempotent: operation.idempotent,
            disclosure: Disclosure::of(operation),
            sent: true,
            finds_out: operation.finds_out,
            request_id: None,
        }
    }

    /// The same with what the headers of its answer say of it, without secrets.
    pub(crate) fn answered_with(self, headers: &HeaderMap, secrets: &Secrets) -> Self {
        Self {
            request_id: request_id(headers).map(|id| secrets.hide(id).into()),
            ..self
        }
    }

    /// What is to be said of it when the time is over.
    pub(super) fn over(&self) -> &'static str {
        if self.sent {
            "the exchange with the server took too long"
        } else {
            "the time was over before the request could be sent"
        }
    }

    pub(super) fn stage(&self) -> &'static str {
        if self.sent {
            "the exchange with the server"
        } else {
            "connecting to the server"
        }
    }
}
