//! A request as it arrived, before anything is known about it.

use std::borrow::Cow;
use std::net::IpAddr;

use bytes::Bytes;

/// A request.
#[derive(Clone, Debug)]
pub(crate) struct Arrived {
    /// The method's word.
    pub(crate) method: String,
    /// From the first `/` to the `?`, as sent.
    pub(crate) path: String,
    /// Behind the `?`, as sent.
    pub(crate) query: String,
    /// Names in lower case, in their order.
    pub(crate) headers: Vec<(String, String)>,
    /// The body, as sent.
    pub(crate) body: Bytes,
    /// Who sent it.
    pub(crate) peer: IpAddr,
    /// The server that it was sent to, where each has a port of its own.
    pub(crate) server: Option<String>,
}

impl Arrived {
    /// The value of a header; its name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(have, _)| have == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The query, decoded, in its order.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
        form_urlencoded::parse(self.query.as_bytes())
    }

    /// Whether the body says that it is a form.
    pub(crate) fn is_form(&self) -> bool {
        let kind = self.header("content-type").unwrap_or_default();
        kind.to_ascii_lowercase()
            .contains("application/x-www-form-urlencoded")
    }
}
