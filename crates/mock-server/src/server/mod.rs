//! The server: started, asked and told, stopped.

mod builder;
mod exchange;
mod listen;
mod names;

use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use api_model::Api;
use tokio::sync::watch;

pub use builder::Builder;

use crate::engine::Engine;
use crate::expectations::On;
use crate::recorded::Recorded;

/// Why a server did not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// A path of the API cannot be told from others.
    #[error("the path {path} cannot be served: {why}")]
    Path {
        /// The path, as documented.
        path: String,
        /// What is wrong.
        why: String,
    },
    /// The port cannot be had.
    #[error("the port cannot be had: {0}; take another, or 0 for any that is free")]
    Port(#[from] std::io::Error),
}

/// A server that plays an API on this machine. It works in a thread of its own and stops when it is dropped.
#[derive(Debug)]
pub struct MockServer {
    engine: Arc<Engine>,
    /// Per server of the API its address; all the same where they share one.
    addresses: Vec<(String, SocketAddr)>,
    address: SocketAddr,
    stopping: watch::Sender<bool>,
    working: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine")
            .field("api", &self.api.name)
            .finish_non_exhaustive()
    }
}

impl MockServer {
    /// Starts a server of an API on a free port of `127.0.0.1`. It answers when this returns.
    pub fn start(api: impl Into<Arc<Api>>) -> Result<Self, StartError> {
        Self::builder(api).start()
    }

    /// A server with settings of its own.
    pub fn builder(api: impl Into<Arc<Api>>) -> Builder {
        Builder::new(api.into())
    }

    /// Where it is: scheme and address, no slash at the end. All of the API's servers are there, told apart by paths;
    /// where each has a port of its own, it is the first one's.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where a server of the API is, by its name in the manifest.
    #[must_use]
    pub fn url_of(&self, server: &str) -> Option<String> {
        let found = self.addresses.iter().find(|(name, _)| name == server);
        found.map(|(_, address)| format!("http://{address}"))
    }

    /// The API's servers and where they are.
    pub fn urls(&self) -> impl Iterator<Item = (&str, String)> {
        let each = self.addresses.iter();
        each.map(|(name, address)| (name.as_str(), format!("http://{address}")))
    }

    /// An operation, to be told what it answers: `spot.place_order` or `POST /v4/order`. Of all that hold for a request,
    /// what was said first is answered.
    ///
    /// # Panics
    /// Where the API has no such operation: the test is at fault, and the message names what comes close.
    #[track_caller]
    pub fn on(&self, operation: &str) -> On<'_> {
        match self.try_on(operation) {
            Ok(on) => on,
            Err(why) => panic!("{why}"),
        }
    }

    /// As [`MockServer::on`], for names that come from outside.
    ///
    /// # Errors
    /// What comes close, where the API has no such operation.
    pub fn try_on(&self, operation: &str) -> Result<On<'_>, String> {
        let at = names::find(&self.engine.api, operation)?;
        Ok(self.said(Some(at), operation))
    }

    /// Every request, to be told what goes wrong with it; requests that mean no operation too.
    pub fn on_any(&self) -> On<'_> {
        self.said(None, "any request")
    }

    fn said(&self, operation: Option<usize>, title: &str) -> On<'_> {
        On {
            said: &self.engine.said,
            operation,
            title: title.to_owned(),
            condition: None,
        }
    }

    /// The last 10,000 requests, the oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.engine.records.all()
    }

    /// The requests of an operation, as [`MockServer::on`] names it.
    ///
    /// # Panics
    /// Where the API has no such operation.
    #[must_use]
    #[track_caller]
    pub fn requests_of(&self, operation: &str) -> Vec<Recorded> {
        let name = match names::find(&self.engine.api, operation) {
            Ok(at) => self
                .engine
                .api
                .operations
                .get(at)
                .map(crate::engine::name_of),
            Err(why) => panic!("{why}"),
        };
        let mut found = self.requests();
        found.retain(|request| request.operation == name);
        found
    }

    /// Whether everything that was to happen so many times did; a line for each that did not.
    pub fn verify(&self) -> Result<(), String> {
        let unmet = self.engine.said.unmet();
        if unmet.is_empty() {
            Ok(())
        } else {
            Err(unmet.join("\n"))
        }
    }

    /// Sets the server's clock ahead by milliseconds, or back: for windows of signatures and for the time it tells.
    pub fn skew_clock(&self, milliseconds: i64) {
        self.engine.clock.skew(milliseconds);
    }

    /// Lets so much time pass for rate limits and locks, without waiting; the clock that the server tells goes on as before.
    pub fn age_limits(&self, time: Duration) {
        if let Some(limits) = &self.engine.limits {
            limits.age(time);
        }
    }

    /// Forgets what was said, what came, what was created, and who exceeded which limit.
    pub fn reset(&self) {
        if let Some(limits) = &self.engine.limits {
            limits.forget();
        }
        self.engine.said.clear();
        self.engine.records.clear();
        self.engine.answers.forget();
        self.engine.clock.skew(0);
    }

    /// Stops; requests that are under way get no answer.
    pub fn stop(mut self) {
        self.end();
    }

    /// Waits until the process ends, for servers that are all that a program does.
    pub fn wait(mut self) {
        if let Some(working) = self.working.take() {
            // A thread that panicked has ended as well.
            let _ = working.join();
        }
    }

    fn end(&mut self) {
        self.stopping.send_replace(true);
        if let Some(working) = self.working.take() {
            let _ = working.join();
        }
    }
}

impl Drop for MockServer {
    fn drop(&mut self) {
        self.end();
    }
}
