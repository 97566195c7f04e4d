//! What can be set about connections.

use std::time::Duration;

use super::{Client, ClientBuilder};

impl<C: From<Client>> ClientBuilder<C> {
    /// How long connecting may take; 5 seconds unless said.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.network.connect_timeout = timeout;
        self
    }

    /// What the client calls itself.
    #[must_use]
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.network.user_agent = name.into();
        self
    }

    /// Sends everything by way of a proxy, such as `http://127.0.0.1:3128`. Proxies of the environment are not used.
    ///
    /// What goes over https passes the proxy unread. Signed requests over plain http are then refused, even to this
    /// machine.
    #[must_use]
    pub fn proxy(mut self, address: impl Into<String>) -> Self {
        self.network.proxy = Some(address.into());
        self
    }

    /// Whether answers are asked for compressed by gzip, which they are unless said. It changes neither what is signed nor
    /// how long an answer may be: [`max_answer_bytes`](Self::max_answer_bytes) counts what comes out.
    #[cfg(feature = "gzip")]
    #[must_use]
    pub fn gzip(mut self, asks: bool) -> Self {
        self.network.gzip = asks;
        self
    }

    /// How many connections to one server are kept while nobody uses them; 64 unless said.
    #[must_use]
    pub fn idle_connections(mut self, most: usize) -> Self {
        self.network.idle_connections = most;
        self
    }

    /// How long a connection is kept while nobody uses it; 30 seconds unless said. Keep it below the server's own
    /// patience: a request on a connection that the server is closing is lost, and nobody knows whether it was seen.
    #[must_use]
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.network.idle_timeout = timeout;
        self
    }
}
