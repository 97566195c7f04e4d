//! The HTTP client underneath: TLS by rustls with the roots of Mozilla, no redirects, no retries of its own.

use std::{sync::Arc, time::Duration};

use rustls::{ClientConfig, RootCertStore};

use crate::error::Error;

/// What can be set about the network.
pub(crate) struct Settings {
    pub(crate) timeout: Duration,
    pub(crate) connect_timeout: Duration,
    pub(crate) user_agent: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(30),
            connect_timeout: Duration::from_secs(10),
            user_agent: concat!("client-runtime/", env!("CARGO_PKG_VERSION")).to_owned(),
        }
    }
}

/// Builds the HTTP client.
pub(crate) fn client(settings: &Settings) -> Result<reqwest::Client, Error> {
    let builder = reqwest::Client::builder()
        .tls_backend_preconfigured(tls()?)
        // A signature is good for one attempt, and a redirect would carry it to another host.
        .retry(reqwest::retry::never())
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .timeout(settings.timeout)
        .connect_timeout(settings.connect_timeout)
        .user_agent(settings.user_agent.as_str());
    builder
        .build()
        .map_err(|error| Error::Config(error.without_url().to_string()))
}

fn tls() -> Result<ClientConfig, Error> {
    let mut roots = RootCertStore::empty();
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::Config(error.to_string()))?;
    let mut config = versions.with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}
