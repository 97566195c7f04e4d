//! Addresses of servers, and which of them may see credentials.

use std::{fmt, net::IpAddr};

use reqwest::{Url, header::HeaderValue};

use crate::error::Error;

/// The address of a server.
#[derive(Clone)]
pub(super) struct Address {
    url: Url,
    /// Scheme and host, written once.
    origin: String,
    /// The header `host`, written once.
    host: HeaderValue,
    /// The address with a long path, so that a copy has room for the path and query of a request.
    roomy: Url,
}

impl Address {
    /// The longest path and query that need no room to be made. Room that is made while a string grows costs more than
    /// all of it at once: the system's allocator may wait for a lock.
    const ROOM: usize = 256;

    /// Reads an address: scheme, host, perhaps a path that all paths follow.
    pub(super) fn parse(text: &str) -> Result<Self, Error> {
        let refuse = |why: &str| Error::Config(format!("server address `{text}`: {why}"));
        let Ok(url) = Url::parse(text) else {
            return Err(Error::Config("a server's address is not a URL".to_owned()));
        };
        if url.password().is_some() || !url.username().is_empty() {
            return Err(Error::Config(
                "a server's address holds credentials".to_owned(),
            ));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(refuse("has a query or fragment"));
        }
        let Some(host) = url.host_str() else {
            return Err(refuse("has no host"));
        };
        let host = match url.port() {
            Some(port) => HeaderValue::try_from(format!("{host}:{port}")),
            None => HeaderValue::from_str(host),
        };
        let host = host.map_err(|_| refuse("has a host that cannot be sent"))?;
        let origin = url.origin().ascii_serialization();
        let mut roomy = url.clone();
        roomy.set_path(&"x".repeat(Self::ROOM));
        Ok(Self {
            url,
            origin,
            host,
            roomy,
        })
    }

    /// Whether HTTP requests can go there.
    pub(super) fn takes_requests(&self) -> bool {
        matches!(self.url.scheme(), "http" | "https")
    }

    /// Whether nobody on the way can read what goes there, by way of a proxy or straight.
    pub(super) fn is_private(&self, proxied: bool) -> bool {
        self.url.scheme() == "https" || (self.is_loopback() && !proxied)
    }

    /// Scheme and host, and the path that all paths follow.
    pub(super) fn split(&self) -> (&str, &str) {
        (&self.origin, self.url.path().trim_end_matches('/'))
    }

    /// The header `host` of requests to this server.
    pub(super) fn host(&self) -> &HeaderValue {
        &self.host
    }

    /// The URL of a request to this server, by its text; host and scheme are not read anew for each request. Nothing
    /// where that would not give the very text.
    pub(super) fn url_of(&self, text: &str) -> Option<Url> {
        let rest = text.strip_prefix(self.origin.as_str())?;
        let (path, query) = match rest.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (rest, None),
        };
        let mut url = self.roomy.clone();
        url.set_path(path);
        url.set_query(query);
        (url.as_str() == text).then_some(url)
    }

    fn is_loopback(&self) -> bool {
        match self.url.host_str() {
            Some("localhost") => true,
            Some(host) => {
                let bare = host.trim_start_matches('[').trim_end_matches(']');
                bare.parse::<IpAddr>()
                    .is_ok_and(|address| address.is_loopback())
            }
            None => false,
        }
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.url.as_str())
    }
}
