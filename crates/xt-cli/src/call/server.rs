//! Where a call goes, and the client that takes it there.

use api_model::{Api, Catalogue};
use client_runtime::{Client, Error};

use super::{api, mock};
use crate::command::Settings;
use crate::credentials::Keys;
use crate::ended::{Failure, kind};
use crate::model::Called;

/// The word for the server in this process.
const MOCK: &str = "mock";

/// A client that is ready, and what it needs to stay so.
pub(super) struct Session {
    pub(super) client: Client,
    /// The index of the server that answers.
    pub(super) server: usize,
    /// The server in this process, which ends with the session.
    _mock: Option<mock::Running>,
}

/// Finds the server and the keys.
pub(super) fn open(
    catalogue: Catalogue<'_>,
    called: &Called,
    settings: &Settings,
) -> Result<Session, Failure> {
    let mut model = called.api.clone();
    let is_mock = settings.server.as_deref() == Some(MOCK);
    let keys = match (called.operation().auth.is_some(), is_mock) {
        (false, false) => None,
        (true, false) => Some(Keys::find(settings.credentials.as_deref())?),
        (_, true) => Some(mock::keys(settings.credentials.as_deref())?),
    };
    let running = match &keys {
        Some(keys) if is_mock => Some(mock::start(catalogue, called, keys)?),
        _ => None,
    };
    let address = match &running {
        Some(mock) => Some(mock.address()),
        None => settings
            .server
            .clone()
            .filter(|server| server.contains("://")),
    };
    if address.is_some() && model.servers.is_empty() {
        // Pages without a manifest name no server.
        model.servers.push(api_model::Server {
            name: "named".to_owned(),
            url: String::new(),
            description: api_model::Text::default(),
        });
    }
    let server = server(&model, called, settings, address.is_some())?;
    let mut builder =
        Client::builder(api::api(&model)).user_agent(concat!("xt/", env!("CARGO_PKG_VERSION")));
    if let Some(address) = &address {
        builder = builder.all_servers(address);
    }
    if let Some(keys) = keys.filter(|_| called.operation().auth.is_some()) {
        builder = builder.credentials(keys.into_credentials());
    }
    if let Some(timeout) = settings.timeout {
        builder = builder.timeout(timeout).attempt_timeout(timeout);
    }
    let client = builder.build().map_err(|error: Error| failed(&error))?;
    Ok(Session {
        client,
        server,
        _mock: running,
    })
}

fn failed(error: &Error) -> Failure {
    Failure::Told(kind(error), error.to_string())
}

/// The index of the server: the one that is named, else the first that the page names.
fn server(
    model: &Api,
    called: &Called,
    settings: &Settings,
    replaced: bool,
) -> Result<usize, Failure> {
    let index = |name: &str| model.servers.iter().position(|server| server.name == name);
    let named = settings.server.as_deref().filter(|_| !replaced);
    if let Some(name) = named {
        let found = index(&name.replace('-', "_")).or_else(|| index(name));
        return found.ok_or_else(|| unknown(model, name));
    }
    let own = called.operation().servers.first();
    match own.and_then(|name| index(name)) {
        Some(found) => Ok(found),
        None if replaced => Ok(0),
        None => Err(Failure::usage(
            "no page says where this call goes: name it with --server http://…",
        )),
    }
}

fn unknown(model: &Api, name: &str) -> Failure {
    let http = model
        .servers
        .iter()
        .filter(|server| server.url.starts_with("http"));
    let names: Vec<&str> = http.map(|server| server.name.as_str()).collect();
    Failure::usage(format!(
        "there is no server `{name}`; there is {MOCK}, {}, or an address such as http://localhost:8080",
        names.join(", ")
    ))
}
