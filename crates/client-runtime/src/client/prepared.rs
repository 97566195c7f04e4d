//! A request that is ready to be sent.

use std::fmt;

use crate::{api::Method, signing::Header};

/// A request that is ready to be sent: what goes over the wire, byte by byte.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Prepared {
    /// The operation.
    pub operation: &'static str,
    /// The method.
    pub method: Method,
    /// The address with its query.
    pub url: String,
    /// The headers, those of the signature last.
    pub headers: Vec<Header>,
    /// The body; empty where there is none.
    pub body: Vec<u8>,
    /// How many of the headers, at the end, make the signature.
    pub(crate) signing_headers: usize,
    /// Whether its values may be secrets.
    pub(crate) confidential: bool,
}

impl Prepared {
    /// A header's value, whatever the case of the name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The body as text, where it is text.
    #[must_use]
    pub fn body_text(&self) -> Option<&str> {
        std::str::from_utf8(&self.body).ok()
    }

    /// The address without its query.
    #[must_use]
    pub fn path_url(&self) -> &str {
        self.url.split('?').next().unwrap_or_default()
    }

    /// The headers that make the signature: keys, times, and the signature itself.
    #[must_use]
    pub fn signing_headers(&self) -> &[Header] {
        let plain = self.headers.len().saturating_sub(self.signing_headers);
        &self.headers[plain..]
    }
}

/// Signed headers, the query and the body stay out, and where there are secrets, all values.
impl fmt::Debug for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.headers.len() - self.signing_headers.min(self.headers.len());
        let mut shown = f.debug_struct("Prepared");
        shown
            .field("operation", &self.operation)
            .field("method", &self.method);
        if !self.confidential {
            shown
                .field("url", &self.path_url())
                .field("headers", &&self.headers[..plain]);
        }
        shown
            .field("signed", &(self.signing_headers > 0))
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
