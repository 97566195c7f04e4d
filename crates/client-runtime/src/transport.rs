//! The HTTP client underneath: TLS by rustls with the roots of Mozilla, no redirects, no retries of its own, and
//! no proxy but one that is named.

use std::{sync::Arc, time::Duration};

use reqwest::header::HeaderValue;
#[cfg(feature = "gzip")]
use reqwest::header::{ACCEPT_ENCODING, HeaderMap};
use rustls::{ClientConfig, RootCertStore};

use crate::error::Error;

/// The longest that a connection is kept while nobody uses it.
const LONGEST_IDLE: Duration = Duration::from_secs(86_400);

/// What can be set about the network.
pub(crate) struct Settings {
    pub(crate) connect_timeout: Duration,
    pub(crate) user_agent: String,
    pub(crate) proxy: Option<String>,
    /// How many connections to one server are kept while nobody uses them.
    pub(crate) idle_connections: usize,
    /// How long.
    pub(crate) idle_timeout: Duration,
    /// Whether answers are asked for compressed.
    #[cfg(feature = "gzip")]
    pub(crate) gzip: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(5),
            user_agent: concat!("client-runtime/", env!("CARGO_PKG_VERSION")).to_owned(),
            proxy: None,
            idle_connections: 64,
            // Servers close idle connections after a minute or so. A request that meets this is lost, and nobody knows
            // whether it was seen.
            idle_timeout: Duration::from_secs(30),
            #[cfg(feature = "gzip")]
            gzip: true,
        }
    }
}

/// Builds the HTTP client.
pub(crate) fn client(settings: &Settings) -> Result<reqwest::Client, Error> {
    let user_agent = HeaderValue::from_str(&settings.user_agent).map_err(|_| {
        Error::Config("the user agent holds signs that a header cannot carry".to_owned())
    })?;
    let mut builder = reqwest::Client::builder()
        .tls_backend_preconfigured(tls()?)
        // A signature is good for one attempt, and a redirect would carry it to another host. Without any retries no copy
        // of the request is kept for one.
        .retry(reqwest::retry::never().max_retries_per_request(0))
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        // Other crates may have switched these on for the whole program. What counts here is asked for here.
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate()
        .connect_timeout(settings.connect_timeout)
        .pool_max_idle_per_host(settings.idle_connections)
        // An instant that cannot be told ends the task that closes connections.
        .pool_idle_timeout(settings.idle_timeout.min(LONGEST_IDLE))
        .user_agent(user_agent);
    #[cfg(feature = "gzip")]
    {
        builder = builder.gzip(settings.gzip);
        if settings.gzip {
            // Said by the layer that decodes as well, but to a copy of the headers that has to grow for it.
            let gzip = (ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
            builder = builder.default_headers(HeaderMap::from_iter([gzip]));
        }
    }
    if let Some(address) = &settings.proxy {
        builder = builder.proxy(proxy(address)?);
    }
    builder
        .build()
        .map_err(|error| Error::Config(error.without_url().to_string()))
}

/// The address may hold a password, so it is not shown.
fn proxy(address: &str) -> Result<reqwest::Proxy, Error> {
    if let Some((scheme, _)) = address.split_once("://")
        && !["http", "https"].contains(&scheme)
    {
        return Err(Error::Config(
            "the proxy must be one of http or https".to_owned(),
        ));
    }
    reqwest::Proxy::all(address)
        .map_err(|_| Error::Config("the address of the proxy cannot be read".to_owned()))
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
