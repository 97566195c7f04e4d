//! The server in this process, so that every command can be tried without keys and network.

use api_model::Catalogue;

use crate::credentials::Keys;
use crate::ended::Failure;
use crate::model::Called;

/// A server that runs until it is dropped.
pub(super) struct Running {
    address: String,
}

impl Running {
    /// Where it listens.
    pub(super) fn address(&self) -> &str {
        &self.address
    }
}

/// Starts it.
pub(super) fn start(_: Catalogue<'_>, _: &Called) -> Result<Running, Failure> {
    Err(Failure::usage("this build has no server of its own"))
}

/// The keys that it knows.
pub(super) fn keys() -> Keys {
    Keys::new("mock-key", "mock-secret")
}
