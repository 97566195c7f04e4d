//! How a server is to be.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use api_model::{Api, Server};

use super::{MockServer, StartError, listen};
use crate::answers::Answers;
use crate::clock::Clock;
use crate::engine::{Engine, Watcher};
use crate::expectations::Expectations;
use crate::files::Files;
use crate::limits::Limits;
use crate::recorded::{Recorded, Records};
use crate::routing::Routes;
use crate::signature::Keys;

/// How long a body may take to arrive where nothing else is said.
const PATIENCE: Duration = Duration::from_secs(10);

/// Settings of a server; every one has a default.
#[must_use = "call `start`"]
pub struct Builder {
    api: Arc<Api>,
    port: u16,
    port_per_server: bool,
    keys: Keys,
    seed: u64,
    limits: Option<Limits>,
    patience: Duration,
    clock: Clock,
    watcher: Option<Watcher>,
    files: Files,
}

impl Builder {
    pub(super) fn new(api: Arc<Api>) -> Self {
        Self {
            api,
            port: 0,
            port_per_server: false,
            keys: Keys::default(),
            seed: 0,
            limits: None,
            patience: PATIENCE,
            clock: Clock::default(),
            watcher: None,
            files: Files::default(),
        }
    }

    /// The port; 0, the default, takes a free one. With a port per server it is the first one's, and the others follow.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Gives each of the API's servers a port of its own, on which its operations alone are known.
    pub fn port_per_server(mut self) -> Self {
        self.port_per_server = true;
        self
    }

    /// Adds an API key. As soon as there is one, signatures are verified and other keys are unknown; without any, every
    /// key is good and its signature is not looked at.
    pub fn credentials(mut self, key: impl Into<String>, secret: impl Into<String>) -> Self {
        self.keys.add(key.into(), secret.into());
        self
    }

    /// What answers without an example are made from; the same seed gives the same answers.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Enforces the documented rate limits: what exceeds them is refused with status 429. Where a section documents a lock, who
    /// exceeds a limit of its calls is refused everything by their servers for that long.
    pub fn rate_limits(mut self) -> Self {
        self.limits = Some(Limits::new(None));
        self
    }

    /// Enforces the documented rate limits, and refuses everything for `lock`, which may be zero, to who exceeds one: whatever the
    /// documents say of locks.
    pub fn rate_limits_with_lock(mut self, lock: Duration) -> Self {
        self.limits = Some(Limits::new(Some(lock)));
        self
    }

    /// How long the body of a request may take to arrive once its head is there, 10 seconds unless said. What takes longer is
    /// refused with status 408, and its connection is closed.
    pub fn read_timeout(mut self, time: Duration) -> Self {
        self.patience = time;
        self
    }

    /// Sets the server's clock ahead by milliseconds, or back.
    pub fn skew_clock(self, milliseconds: i64) -> Self {
        self.clock.skew(milliseconds);
        self
    }

    /// Lets the server's clock stand still at an instant, in milliseconds since 1970.
    pub fn stop_clock(self, milliseconds: i64) -> Self {
        self.clock.stop_at(milliseconds);
        self
    }

    /// Is called with every request once its answer is known, in the server's thread.
    pub fn watch(mut self, watcher: impl Fn(&Recorded) + Send + Sync + 'static) -> Self {
        self.watcher = Some(Arc::new(watcher));
        self
    }

    /// Hands out a file at a path, before the API is asked; with a path that a call has, the call is out of reach. For
    /// pages that try the API's calls from the same origin.
    pub fn file<'h>(
        mut self,
        path: impl Into<String>,
        headers: impl IntoIterator<Item = (&'h str, &'h str)>,
        body: impl Into<Vec<u8>>,
    ) -> Self {
        let headers = headers.into_iter();
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
        self.files.add(path.into(), headers.collect(), body.into());
        self
    }

    /// Starts the server. It answers when this returns.
    pub fn start(self) -> Result<MockServer, StartError> {
        let served: Vec<&Server> = self.api.servers.iter().filter(|one| is_http(one)).collect();
        let names: Vec<String> = served.iter().map(|server| server.name.clone()).collect();
        let mut listeners = Vec::new();
        if self.port_per_server && !names.is_empty() {
            for (at, name) in names.iter().enumerate() {
                let further = u16::try_from(at).unwrap_or_default();
                let port = match self.port {
                    0 => 0,
                    first => first.saturating_add(further),
                };
                listeners.push((bind(port)?, Some(name.clone())));
            }
        } else {
            listeners.push((bind(self.port)?, None));
        }
        let mut bound: Vec<SocketAddr> = Vec::new();
        for (listener, _) in &listeners {
            bound.push(listener.local_addr()?);
        }
        let address = *bound.first().ok_or_else(no_port)?;
        let addresses = names.into_iter().enumerate();
        let addresses = addresses.map(|(at, name)| (name, *bound.get(at).unwrap_or(&address)));
        let addresses = addresses.collect();
        let engine = Arc::new(self.engine()?);
        let (stopping, working) = listen::serve(listeners, Arc::clone(&engine))?;
        Ok(MockServer {
            engine,
            addresses,
            address,
            stopping,
            working: Some(working),
        })
    }

    fn engine(self) -> Result<Engine, StartError> {
        Ok(Engine {
            routes: Routes::new(&self.api)?,
            answers: Answers::new(&self.api, self.seed),
            api: self.api,
            keys: self.keys,
            limits: self.limits,
            patience: self.patience,
            said: Expectations::default(),
            records: Records::default(),
            clock: self.clock,
            watcher: self.watcher,
            files: self.files,
        })
    }
}

fn bind(port: u16) -> std::io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

fn no_port() -> StartError {
    StartError::Port(std::io::ErrorKind::AddrNotAvailable.into())
}

fn is_http(server: &Server) -> bool {
    server.url.starts_with("http")
}
