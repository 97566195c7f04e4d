//! The client: puts requests together, signs them, sends them, reads the answers.

mod address;
mod assemble;
mod builder;
mod exchange;
mod prepared;

use std::{fmt, sync::Arc};

pub use builder::ClientBuilder;
pub use prepared::Prepared;

use crate::{
    answer::Payload,
    api::{Api, Operation},
    clock::Clock,
    decode::{Decode, Drift},
    error::Error,
    request::{Fields, Parts, Request},
    signing::Signer,
};

use address::Address;

/// A client of an API. Clones share connections and are cheap.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

/// Takes the paths of fields that an answer holds and its type does not know, by operation.
pub type DriftHook = Arc<dyn Fn(&'static str, &Drift) + Send + Sync>;

struct Shared {
    api: &'static Api,
    http: reqwest::Client,
    servers: Vec<Address>,
    signers: Vec<(&'static str, Arc<dyn Signer>)>,
    clock: Arc<dyn Clock>,
    auth_codes: Vec<String>,
    max_answer_bytes: usize,
    on_drift: Option<DriftHook>,
}

/// An answer with what came around it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Reply<T> {
    /// The payload.
    pub answer: T,
    /// The HTTP status.
    pub status: u16,
    /// Paths of fields that the type of the answer does not know.
    pub unknown_fields: Vec<String>,
}

impl Client {
    /// Starts a client of an API.
    #[must_use]
    pub fn builder(api: &'static Api) -> ClientBuilder<Self> {
        ClientBuilder::new(api)
    }

    /// Calls an operation and reads the payload of its answer.
    pub async fn send<R: Request>(&self, request: &R) -> Result<R::Answer, Error> {
        let operation = R::OPERATION;
        let parts = Parts::gather(&operation, &|out: &mut Fields<'_>| request.fields(out));
        let payload = self.exchange(operation, parts).await?;
        match &self.shared.on_drift {
            None => payload.read(None),
            Some(hook) => {
                let mut drift = Drift::default();
                let answer = payload.read(Some(&mut drift))?;
                hook(operation.id, &drift);
                Ok(answer)
            }
        }
    }

    /// Calls an operation; tells the status and unknown fields along with the payload.
    pub async fn send_full<R: Request>(&self, request: &R) -> Result<Reply<R::Answer>, Error> {
        let operation = R::OPERATION;
        let parts = Parts::gather(&operation, &|out: &mut Fields<'_>| request.fields(out));
        let payload = self.exchange(operation, parts).await?;
        reply(payload)
    }

    /// Puts a request together and signs it, but does not send it.
    pub fn prepare<R: Request>(&self, request: &R) -> Result<Prepared, Error> {
        let operation = R::OPERATION;
        let parts = Parts::gather(&operation, &|out: &mut Fields<'_>| request.fields(out));
        self.assemble(&operation, &parts)
    }

    /// The API that this is a client of.
    #[must_use]
    pub fn api(&self) -> &'static Api {
        self.shared.api
    }

    fn assemble(&self, operation: &Operation, parts: &Parts) -> Result<Prepared, Error> {
        assemble::assemble(&self.shared, operation, parts)
    }
}

fn reply<T: Decode>(payload: Payload) -> Result<Reply<T>, Error> {
    let status = payload.status();
    let mut drift = Drift::default();
    let answer = payload.read(Some(&mut drift))?;
    Ok(Reply {
        answer,
        status,
        unknown_fields: drift.fields,
    })
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
