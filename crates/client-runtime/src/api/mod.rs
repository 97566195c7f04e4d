//! An API as constant data: servers, operations, envelopes, limits, codes.
//!
//! Generated crates are mostly such data; the runtime reads it, and nothing here allocates.

use std::time::Duration;

mod code;
mod envelope;
mod limit;
mod operation;

pub use code::{CodeRule, Meaning};
pub use envelope::Envelope;
pub use limit::{Limit, Scope, SectionLimits};
pub use operation::{Auth, Body, Method, Operation};

/// A whole API.
#[derive(Clone, Copy, Debug)]
pub struct Api {
    /// What people call it, such as `XT.com`.
    pub name: &'static str,
    /// Where it is served; operations name a server by its index.
    pub servers: &'static [Server],
    /// The authentication schemes that its operations use.
    pub schemes: &'static [&'static str],
    /// Limits of whole sections.
    pub limits: &'static [SectionLimits],
    /// What codes of refusals mean; the first rule that covers a code holds.
    pub codes: &'static [CodeRule],
    /// Where the time of the server can be asked for.
    pub time: Option<TimeSource>,
}

/// One place where an API is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server {
    /// The name by which users replace its address.
    pub name: &'static str,
    /// The address, such as `https://sapi.xt.com`.
    pub url: &'static str,
}

/// A public GET whose answer holds the time of the server, in milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeSource {
    /// Which of the API's servers answers it.
    pub server: usize,
    /// Its path.
    pub path: &'static str,
    /// Where the time stands in the whole answer, such as `result.serverTime`.
    pub field: &'static str,
}

impl Api {
    /// An API that is served somewhere.
    #[must_use]
    pub const fn new(name: &'static str, servers: &'static [Server]) -> Self {
        Self {
            name,
            servers,
            schemes: &[],
            limits: &[],
            codes: &[],
            time: None,
        }
    }

    /// Names the authentication schemes.
    #[must_use]
    pub const fn schemes(mut self, schemes: &'static [&'static str]) -> Self {
        self.schemes = schemes;
        self
    }

    /// Says which limits hold for whole sections.
    #[must_use]
    pub const fn limits(mut self, limits: &'static [SectionLimits]) -> Self {
        self.limits = limits;
        self
    }

    /// Says what codes of refusals mean.
    #[must_use]
    pub const fn codes(mut self, codes: &'static [CodeRule]) -> Self {
        self.codes = codes;
        self
    }

    /// Says where the time of the server can be asked for: server by index, path, place in the answer.
    #[must_use]
    pub const fn time(mut self, server: usize, path: &'static str, field: &'static str) -> Self {
        self.time = Some(TimeSource {
            server,
            path,
            field,
        });
        self
    }

    /// The limits that hold for all calls of a section together.
    #[must_use]
    pub fn limits_of(&self, section: &str) -> &'static [Limit] {
        let found = self.limits.iter().find(|limits| limits.section == section);
        found.map_or(&[], |limits| limits.limits)
    }

    /// For how long the documents say that a section shuts out whoever exceeds a limit.
    pub(crate) fn lock_of(&self, section: &str) -> Option<Duration> {
        let found = self.limits.iter().find(|limits| limits.section == section);
        found
            .and_then(|limits| limits.lock_ms)
            .map(Duration::from_millis)
    }

    pub(crate) fn meaning(&self, code: &str) -> Option<Meaning> {
        let rule = self.codes.iter().find(|rule| rule.covers(code));
        rule.map(|rule| rule.meaning)
    }
}
