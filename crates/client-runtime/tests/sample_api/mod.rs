//! A small API as the generator would write it: what the runtime is tested with, and the sample of the contract.

pub mod enums;
pub mod margin;
pub mod orders;

use client_runtime::{Api, ClientBuilder, CodeRule, Envelope, Meaning, Server};

/// Servers and authentication schemes.
pub const API: Api = Api::new(
    "Sample",
    &[
        Server {
            name: "spot",
            url: "https://spot.example.com",
        },
        Server {
            name: "futures",
            url: "https://futures.example.com",
        },
    ],
)
.schemes(&["spot"])
.codes(&[
    CodeRule::new("AUTH_105", Meaning::Clock),
    CodeRule::new("AUTH_*", Meaning::Auth),
    CodeRule::new("BUSY", Meaning::Busy),
    CodeRule::new("TOO_MANY", Meaning::RateLimit),
    CodeRule::new("WHO_KNOWS", Meaning::OutcomeUnknown),
])
.time(0, "/v4/public/time", "result.serverTime");

/// The authentication scheme `spot`.
const SPOT: &str = "spot";

/// The envelope `rc`.
const RC: Envelope = Envelope::new("rc", &["0"], "result")
    .message("mc")
    .error_code("mc")
    .args("ma");

/// The envelope `return_code`.
const RETURN_CODE: Envelope = Envelope::new("returnCode", &["0"], "result")
    .message("error.msg")
    .error_code("error.code")
    .args("error.args");

/// A client of the sample API.
#[derive(Clone, Debug)]
pub struct Client {
    inner: client_runtime::Client,
}

impl Client {
    /// Starts a client.
    #[must_use]
    pub fn builder() -> ClientBuilder<Self> {
        ClientBuilder::new(&API)
    }

    /// Margin accounts.
    #[must_use]
    pub fn margin(&self) -> margin::Margin<'_> {
        margin::Margin {
            client: &self.inner,
        }
    }

    /// The client underneath.
    #[must_use]
    pub fn inner(&self) -> &client_runtime::Client {
        &self.inner
    }
}

impl From<client_runtime::Client> for Client {
    fn from(inner: client_runtime::Client) -> Self {
        Self { inner }
    }
}
