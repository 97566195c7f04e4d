//! The runtime by way of a sample API, over the network of this machine.

#[path = "../sample_api/mod.rs"]
#[expect(
    unreachable_pub,
    reason = "the sample is written as in a crate of its own"
)]
mod sample_api;

mod answers;
mod arithmetic;
mod blocking;
mod clock;
mod compressed;
mod confidential;
mod decimals;
mod decoding;
mod doubt;
mod instants;
mod limits;
mod loopback;
mod network;
mod objects;
mod pages;
mod replies;
mod requests;
mod retries;
mod scalars;
mod secrets;
mod serde_traits;
mod server;
mod spans;
mod under_fire;

use std::time::Duration;

use client_runtime::{Clock, RetryPolicy, SignError, Signer, SigningInput, signing::Header};

use crate::{
    sample_api::{API, Client},
    server::Server,
};

/// A clock that stands still.
#[derive(Debug)]
struct Stopped;

impl Clock for Stopped {
    fn now_ms(&self) -> u64 {
        1_700_000_000_000
    }
}

/// Shows what a signer gets to see, in headers.
#[derive(Debug)]
struct Witness;

impl Signer for Witness {
    fn sign(&self, request: &SigningInput<'_>, now_ms: u64) -> Result<Vec<Header>, SignError> {
        let body = String::from_utf8_lossy(request.body);
        let seen = [request.method.as_str(), request.path, request.query, &body].join("#");
        Ok(vec![
            ("x-key".into(), "key-0123456789abcdef".to_owned()),
            ("x-time".into(), now_ms.to_string()),
            ("x-seen".into(), seen),
        ])
    }

    fn account(&self) -> Option<&str> {
        Some("key-0123456789abcdef")
    }
}

/// A client of a server on this machine, signing with the witness.
fn client_of(server: &Server) -> Client {
    let builder = Client::builder().all_servers(&server.url);
    let hasty = Duration::from_millis(1);
    builder
        .retry(RetryPolicy::new().backoff(hasty, hasty))
        .signer("spot", Witness)
        .clock(Stopped)
        .build()
        .expect("a client")
}

/// A client that never gets to send.
fn idle_client() -> Client {
    let builder = Client::builder().signer(API.schemes[0], Witness);
    builder.clock(Stopped).build().expect("a client")
}
