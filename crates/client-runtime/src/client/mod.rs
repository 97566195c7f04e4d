//! The client: puts requests together, signs them, sends them, reads the answers.

mod address;
mod assemble;
mod attempts;
mod builder;
mod calling;
mod dynamic;
mod exchange;
mod options;
mod outgoing;
mod paged;
mod prepared;
mod reply;
mod span;
mod time;

use std::{fmt, sync::Arc, time::Duration};

pub use builder::ClientBuilder;
pub use calling::Calling;
pub use dynamic::DynamicRequest;
pub use options::{CallOptions, Retry};
pub use prepared::Prepared;
pub use reply::{Headers, Reply};

#[cfg(feature = "blocking")]
use crate::blocking::Worker;
use crate::{
    api::{Api, Operation},
    clock::ServerTime,
    decode::Drift,
    error::Error,
    limits::Limits,
    request::{Fields, Parts, Request},
    retry::{RetryBudget, RetryPolicy},
    signing::Signer,
};

use address::Address;
use assemble::Signed;

/// A client of an API. Clones share connections and are cheap.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
    options: CallOptions,
}

/// Takes what an answer holds and its type does not know, by operation.
pub type DriftHook = Arc<dyn Fn(&'static str, &Drift) + Send + Sync>;

struct Shared {
    api: &'static Api,
    http: reqwest::Client,
    servers: Vec<Address>,
    /// Whether a proxy sees what does not go over https.
    proxied: bool,
    signers: Vec<(&'static str, Arc<dyn Signer>)>,
    time: ServerTime,
    limits: Option<Limits>,
    retry: RetryPolicy,
    budget: RetryBudget,
    timeouts: Timeouts,
    max_answer_bytes: usize,
    on_drift: Option<DriftHook>,
    #[cfg(feature = "blocking")]
    worker: Worker,
}

#[derive(Clone, Copy)]
struct Timeouts {
    /// Of a whole call.
    call: Duration,
    /// Of one attempt.
    attempt: Duration,
}

impl Client {
    /// Starts a client of an API.
    #[must_use]
    pub fn builder(api: &'static Api) -> ClientBuilder<Self> {
        ClientBuilder::new(api)
    }

    /// The same client with other options for its calls. It shares connections, limits and the clock with this one.
    #[must_use]
    pub fn with(&self, options: CallOptions) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            options,
        }
    }

    /// By how many milliseconds the server is ahead of the clock, as far as was learnt; negative where it is behind.
    #[must_use]
    pub fn clock_offset_ms(&self) -> i64 {
        self.shared.time.offset_ms()
    }

    /// How calls keep within limits, shared with all clones; nothing where that is left to the server.
    #[must_use]
    pub fn limits(&self) -> Option<&Limits> {
        self.shared.limits.as_ref()
    }

    /// Asks the server for its time and corrects the clock by it; says whether it told. Clients do so themselves when
    /// a request is refused for its time.
    pub async fn sync_clock(&self) -> bool {
        self.shared.sync_clock().await
    }

    /// Puts a request together and signs it, but does not send it.
    pub fn prepare<R: Request>(&self, request: &R) -> Result<Prepared, Error> {
        let operation = R::OPERATION;
        let parts = Parts::gather(&operation, &|out: &mut Fields<'_>| request.fields(out));
        self.prepared(&operation, &parts)
    }

    fn prepared(&self, operation: &Operation, parts: &Parts) -> Result<Prepared, Error> {
        let signed = Signed {
            now_ms: self.now_ms(),
            window: self.options.recv_window,
        };
        assemble::assemble(&self.shared, operation, parts, signed)
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn worker(&self) -> &Worker {
        &self.shared.worker
    }

    /// The API that this is a client of.
    #[must_use]
    pub fn api(&self) -> &'static Api {
        self.shared.api
    }
}

impl Shared {
    fn signer(&self, scheme: &str) -> Option<&Arc<dyn Signer>> {
        let found = self.signers.iter().find(|(known, _)| *known == scheme);
        found.map(|(_, signer)| signer)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schemes: Vec<&str> = self
            .shared
            .signers
            .iter()
            .map(|(scheme, _)| *scheme)
            .collect();
        f.debug_struct("Client")
            .field("api", &self.shared.api.name)
            .field("servers", &self.shared.servers)
            .field("signs", &schemes)
            .finish_non_exhaustive()
    }
}
