//! An API as constant data: servers, operations, envelopes, limits.
//!
//! Generated crates are mostly such data; the runtime reads it, and nothing here allocates.

mod envelope;
mod limit;
mod operation;

pub use envelope::Envelope;
pub use limit::{Limit, Scope};
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
}

/// One place where an API is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server {
    /// The name by which users replace its address.
    pub name: &'static str,
    /// The address, such as `https://sapi.xt.com`.
    pub url: &'static str,
}
