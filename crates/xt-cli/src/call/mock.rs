//! The server in this process, so that every command can be tried without keys and network.

use std::path::Path;

use api_model::{Api, Catalogue};
use mock_server::MockServer;

use crate::credentials::Keys;
use crate::ended::Failure;
use crate::model::{Called, damaged};

/// The key that the server knows where no file is named, and its secret.
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
/// It knows these keys and no others.
pub(super) fn start(
    catalogue: Catalogue<'_>,
    called: &Called,
    keys: &Keys,
) -> Result<Running, Failure> {
    let api = Api {
        errors: catalogue.errors().map_err(damaged)?,
        ..called.api.clone()
    };
    let (key, secret) = keys.pair();
    let server = MockServer::builder(api)
        .credentials(key, secret)
        .start()
        .map_err(|error| Failure::usage(format!("no server can be started here: {error}")))?;
    Ok(Running { server })
}

/// The keys of the file that is named, so that the file can be tried; else some.
pub(super) fn keys(named: Option<&Path>) -> Result<Keys, Failure> {
    let [key, secret] = KEY;
    named.map_or_else(|| Ok(Keys::new(key, secret)), |path| Keys::find(Some(path)))
}
