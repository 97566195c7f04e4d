//! Building a client.

mod network;

use std::{fmt, marker::PhantomData, sync::Arc, time::Duration};

use super::{CallOptions, Client, DriftHook, Shared, Timeouts, address::Address};
use crate::{
    api::Api,
    clock::{Clock, ServerTime, SystemClock},
    decode::Drift,
    error::Error,
    limits::{LimitOptions, Limits},
    retry::{RetryBudget, RetryPolicy},
    signing::{IntoSigners, Signer},
    transport,
};

/// Builds a client; `C` is the generated crate's own, which wraps [`Client`].
pub struct ClientBuilder<C = Client> {
    api: &'static Api,
    servers: Vec<(String, String)>,
    signers: Vec<(&'static str, Arc<dyn Signer>)>,
    clock: Arc<dyn Clock>,
    limits: Option<Limits>,
    retry: RetryPolicy,
    timeouts: Timeouts,
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
            limits: Some(Limits::new(LimitOptions::new())),
            retry: RetryPolicy::new(),
            timeouts: Timeouts {
                call: Duration::from_secs(30),
                attempt: Duration::from_secs(10),
            },
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

    /// How long a call may take in all, waits and repetitions included; 30 seconds unless said.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeouts.call = timeout;
        self
    }

    /// How long one attempt of a call may take; 10 seconds unless said.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.timeouts.attempt = timeout;
        self
    }

    /// How often and how soon calls are sent again, where that does no harm.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// How calls keep within the documented limits. Unless said, they wait for room as long as they may take, each client
    /// counting for itself; clients that are given clones of one [`Limits`] count together.
    #[must_use]
    pub fn limits(mut self, limits: impl Into<Limits>) -> Self {
        self.limits = Some(limits.into());
        self
    }

    /// Leaves limits to the server, and to whoever calls.
    #[must_use]
    pub fn no_limits(mut self) -> Self {
        self.limits = None;
        self
    }

    /// The longest answer that is taken, uncompressed; 32 MiB unless said.
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

    /// Hears what answers hold and their types do not know, if anything.
    #[must_use]
    pub fn on_drift(mut self, hook: impl Fn(&'static str, &Drift) + Send + Sync + 'static) -> Self {
        self.on_drift = Some(Arc::new(hook));
        self
    }

    /// Builds the client.
    pub fn build(self) -> Result<C, Error> {
        Ok(self.into_client()?.into())
    }

    pub(crate) fn into_client(self) -> Result<Client, Error> {
        let servers = self.addresses()?;
        self.check_signers()?;
        let http = transport::client(&self.network)?;
        let shared = Shared {
            api: self.api,
            http,
            servers,
            proxied: self.network.proxy.is_some(),
            signers: self.signers,
            time: ServerTime::new(self.clock),
            limits: self.limits,
            budget: RetryBudget::new(self.retry.tokens()),
            retry: self.retry,
            timeouts: self.timeouts,
            max_answer_bytes: self.max_answer_bytes,
            on_drift: self.on_drift,
            #[cfg(feature = "blocking")]
            worker: crate::blocking::Worker::default(),
        };
        Ok(Client {
            shared: Arc::new(shared),
            options: CallOptions::new(),
        })
    }

    fn shared_signer(mut self, scheme: &'static str, signer: Arc<dyn Signer>) -> Self {
        self.signers.retain(|(known, _)| *known != scheme);
        self.signers.push((scheme, signer));
        self
    }

    fn check_signers(&self) -> Result<(), Error> {
        for (scheme, signer) in &self.signers {
            let refuse = |error| Error::Config(format!("credentials for `{scheme}`: {error}"));
            signer.check().map_err(refuse)?;
        }
        Ok(())
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
