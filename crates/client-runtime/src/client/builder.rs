//! Building a client.

use std::{fmt, marker::PhantomData, sync::Arc, time::Duration};

use super::{Client, DriftHook, Shared, address::Address};
use crate::{
    api::Api,
    clock::{Clock, SystemClock},
    decode::Drift,
    error::Error,
    signing::{IntoSigners, Signer},
    transport,
};

/// Builds a client; `C` is the generated crate's own, which wraps [`Client`].
pub struct ClientBuilder<C = Client> {
    api: &'static Api,
    servers: Vec<(String, String)>,
    signers: Vec<(&'static str, Arc<dyn Signer>)>,
    clock: Arc<dyn Clock>,
    auth_codes: Vec<String>,
    max_answer_bytes: usize,
    on_drift: Option<DriftHook>,
    network: transport::Settings,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Client>> ClientBuilder<C> {
    /// Starts with the API's own servers and no credentials.
    #[must_use]
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            servers: Vec::new(),
            signers: Vec::new(),
            clock: Arc::new(SystemClock),
            auth_codes: Vec::new(),
            max_answer_bytes: 32 << 20,
            on_drift: None,
            network: transport::Settings::default(),
            client: PhantomData,
        }
    }

    /// Replaces the address of a server, by the name that the API gives it.
    #[must_use]
    pub fn server_url(mut self, server: impl Into<String>, url: impl Into<String>) -> Self {
        self.servers.push((server.into(), url.into()));
        self
    }

    /// Sends everything to one address, such as a server for tests.
    #[must_use]
    pub fn all_servers(mut self, url: &str) -> Self {
        self.servers.extend(
            self.api
                .servers
                .iter()
                .map(|server| (server.name.to_owned(), url.to_owned())),
        );
        self
    }

    /// Signs by all schemes that the credentials know.
    #[must_use]
    pub fn credentials(mut self, credentials: impl IntoSigners) -> Self {
        for (scheme, signer) in credentials.into_signers() {
            self = self.shared_signer(scheme, signer);
        }
        self
    }

    /// Signs by one scheme.
    #[must_use]
    pub fn signer(self, scheme: &'static str, signer: impl Signer + 'static) -> Self {
        self.shared_signer(scheme, Arc::new(signer))
    }

    /// How long a call may take in all; 30 seconds unless said.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.network.timeout = timeout;
        self
    }

    /// How long connecting may take; 10 seconds unless said.
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

    /// The longest answer that is taken; 32 MiB unless said.
    #[must_use]
    pub fn max_answer_bytes(mut self, limit: usize) -> Self {
        self.max_answer_bytes = limit;
        self
    }

    /// The clock that signatures are timed by.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Beginnings of error codes that mean trouble with credentials.
    #[must_use]
    pub fn auth_codes(mut self, beginnings: &[&str]) -> Self {
        self.auth_codes = beginnings
            .iter()
            .map(|&beginning| beginning.to_owned())
            .collect();
        self
    }

    /// Hears of fields that answers hold and their types do not know.
    #[must_use]
    pub fn on_drift(mut self, hook: impl Fn(&'static str, &Drift) + Send + Sync + 'static) -> Self {
        self.on_drift = Some(Arc::new(hook));
        self
    }

    /// Builds the client.
    pub fn build(self) -> Result<C, Error> {
        let servers = self.addresses()?;
        let http = transport::client(&self.network)?;
        let shared = Shared {
            api: self.api,
            http,
            servers,
            signers: self.signers,
            clock: self.clock,
            auth_codes: self.auth_codes,
            max_answer_bytes: self.max_answer_bytes,
            on_drift: self.on_drift,
        };
        Ok(Client {
            shared: Arc::new(shared),
        }
        .into())
    }

    fn shared_signer(mut self, scheme: &'static str, signer: Arc<dyn Signer>) -> Self {
        self.signers.retain(|(known, _)| *known != scheme);
        self.signers.push((scheme, signer));
        self
    }

    fn addresses(&self) -> Result<Vec<Address>, Error> {
        for (name, _) in &self.servers {
            if !self.api.servers.iter().any(|server| server.name == name) {
                return Err(Error::Config(format!(
                    "{} has no server `{name}`",
                    self.api.name
                )));
            }
        }
        let address = |server: &crate::api::Server| {
            let replaced = self
                .servers
                .iter()
                .rev()
                .find(|(name, _)| name == server.name);
            Address::parse(replaced.map_or(server.url, |(_, url)| url))
        };
        self.api.servers.iter().map(address).collect()
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("api", &self.api.name)
            .finish_non_exhaustive()
    }
}
