//! The server in this process, so that every command can be tried without keys and network.

use api_model::{Api, Catalogue};
use mock_server::MockServer;

use crate::credentials::Keys;
use crate::ended::Failure;
use crate::model::{Called, damaged};

/// The key that the server knows, and its secret.
const KEY: [&str; 2] = ["key-of-the-mock", "secret-of-the-mock"];

/// A server that runs until it is dropped.
pub(super) struct Running {
    server: MockServer,
}

impl Running {
    /// Where it listens.
    pub(super) fn address(&self) -> String {
        self.server.url()
    }
}

/// Starts a server of the one operation that is called. It verifies signatures and values as the documents have them.
pub(super) fn start(catalogue: Catalogue<'_>, called: &Called) -> Result<Running, Failure> {
    let api = Api {
        errors: catalogue.errors().map_err(damaged)?,
        ..called.api.clone()
    };
    let [key, secret] = KEY;
    let server = MockServer::builder(api)
        .credentials(key, secret)
        .start()
        .map_err(|error| Failure::usage(format!("no server can be started here: {error}")))?;
    Ok(Running { server })
}

/// The keys that it knows.
pub(super) fn keys() -> Keys {
    let [key, secret] = KEY;
    Keys::new(key, secret)
}
