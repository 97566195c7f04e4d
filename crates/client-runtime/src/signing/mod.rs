//! Signing: what a signer sees of a request, and the keyed hashes that exchanges use.

mod algorithm;
mod credentials;

use std::{borrow::Cow, fmt::Debug, sync::Arc, time::Duration};

pub use algorithm::{Algorithm, HmacKey};
pub use credentials::{Credentials, check_credential};

use crate::api::Method;

/// A header: its name and its value.
pub type Header = (Cow<'static, str>, String);

/// Signs requests by one scheme. The runtime signs every attempt anew.
pub trait Signer: Send + Sync + Debug {
    /// The headers that make the request a signed one.
    fn sign(&self, request: &SigningInput<'_>, now_ms: u64) -> Result<Vec<Header>, SignError>;

    /// What tells the account apart from others, for limits that are counted by account; it is not shown.
    fn account(&self) -> Option<&str> {
        None
    }

    /// Why it can never sign, where that is plain before anything is to be signed, such as an empty key. Asked when a
    /// client is built.
    fn check(&self) -> Result<(), SignError> {
        Ok(())
    }
}

impl<T: Signer + ?Sized> Signer for Arc<T> {
    fn sign(&self, request: &SigningInput<'_>, now_ms: u64) -> Result<Vec<Header>, SignError> {
        (**self).sign(request, now_ms)
    }

    fn account(&self) -> Option<&str> {
        (**self).account()
    }

    fn check(&self) -> Result<(), SignError> {
        (**self).check()
    }
}

/// What a signer sees of a request.
#[derive(Clone, Copy, Debug)]
pub struct SigningInput<'r> {
    /// The method.
    pub method: Method,
    /// The path as it is sent, variables filled in, without host and query.
    pub path: &'r str,
    /// The query sorted by name, values decoded: `a=1&b=2`; empty where there is none.
    pub query: &'r str,
    /// The query as it is sent, percent-encoded, in the same order.
    pub wire_query: &'r str,
    /// The body: JSON as it is sent; a form sorted by name, values decoded. Empty where there is none.
    pub body: &'r [u8],
    /// The body as it is sent.
    pub wire_body: &'r [u8],
    /// For how long the request shall be good, where the caller wants that otherwise than the signer's own setting.
    pub recv_window: Option<Duration>,
}

/// Why a request could not be signed. It never quotes what it was to be signed with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct SignError {
    reason: Cow<'static, str>,
}

impl SignError {
    /// A reason that holds no secret.
    #[must_use]
    pub fn new(reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            reason: reason.into(),
        }
    }
}

/// Credentials of an API, which know the signers of its schemes.
pub trait IntoSigners {
    /// The signers by the name of their scheme.
    fn into_signers(self) -> Vec<(&'static str, Arc<dyn Signer>)>;
}
