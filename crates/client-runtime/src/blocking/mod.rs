//! Calls for programs that have no async runtime.
//!
//! [`Calling::wait`] and [`Pages::wait`] carry out on the thread that asks what is otherwise awaited, by a runtime of
//! the client's own: one thread, started with the first call that waits, and left to itself when the last clone of the
//! client goes. Nothing waits inside an async runtime, since that would hold up whatever else runs there: such calls
//! fail with [`Error::Config`].

mod items;
mod worker;

use std::{fmt, ops::Deref};

pub use items::Items;
pub(crate) use worker::Worker;

use crate::{
    client::{CallOptions, Calling, ClientBuilder, Reply},
    decode::Decode,
    error::Error,
    pages::Pages,
    request::Request,
};

/// A client for programs that have no async runtime. It derefs to the async client `C`, so that all its methods are
/// there; calls end with [`wait`](Calling::wait), lists that come in pages too.
///
/// ```no_run
/// use client_runtime::{Api, Client, Error, Request, Server};
///
/// # fn example(request: &impl Request) -> Result<(), Error> {
/// const API: Api = Api::new("Sample", &[Server { name: "spot", url: "https://spot.example.com" }]);
///
/// let client = Client::builder(&API).build_blocking()?;
/// let answer = client.send(request)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client<C = crate::Client> {
    client: C,
    inner: crate::Client,
}

impl<C: From<crate::Client>> ClientBuilder<C> {
    /// Builds the client for a program that has no async runtime, and starts the thread that carries its calls.
    ///
    /// # Errors
    /// [`Error::Config`] where no client can be built, where that thread cannot be started, and inside an async
    /// runtime.
    pub fn build_blocking(self) -> Result<Client<C>, Error> {
        let inner = self.into_client()?;
        inner.worker().start()?;
        Ok(Client::of(inner))
    }
}

impl<C: From<crate::Client>> Client<C> {
    fn of(inner: crate::Client) -> Self {
        Self {
            client: inner.clone().into(),
            inner,
        }
    }

    /// The same client with other options for its calls. It shares connections, limits, clock and thread with this
    /// one.
    #[must_use]
    pub fn with(&self, options: CallOptions) -> Self {
        Self::of(self.inner.with(options))
    }
}

impl<C> Client<C> {
    /// Calls an operation and waits for the payload of its answer.
    pub fn send<R: Request>(&self, request: &R) -> Result<R::Answer, Error> {
        self.inner.send(request).wait()
    }

    /// Asks the server for its time and corrects the clock by it; says whether it told.
    pub fn sync_clock(&self) -> Result<bool, Error> {
        let told = async { Ok(self.inner.sync_clock().await) };
        self.inner.worker().wait(told)
    }
}

impl<C> Deref for Client<C> {
    type Target = C;

    fn deref(&self) -> &C {
        &self.client
    }
}

impl<C> fmt::Debug for Client<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("blocking::Client")
            .field(&self.inner)
            .finish()
    }
}

impl<T: Decode> Calling<T> {
    /// Carries out the call and waits for its answer.
    ///
    /// # Errors
    /// [`Error::Config`] inside an async runtime, where the call is to be awaited, and where awaiting it has begun;
    /// else as awaiting does.
    pub fn wait(self) -> Result<T, Error> {
        self.caller()?.worker().wait(self)
    }

    /// Carries out the call and waits for its answer, with what came around it.
    ///
    /// # Errors
    /// As [`wait`](Self::wait).
    pub fn wait_for_reply(self) -> Result<Reply<T>, Error> {
        self.caller()?.worker().wait(self.reply())
    }

    fn caller(&self) -> Result<crate::Client, Error> {
        let begun = || Error::Config("the call has set out: await it to its end".to_owned());
        self.client().cloned().ok_or_else(begun)
    }
}

impl<T: Decode> Pages<T> {
    /// The items, one after the other, waiting for each page.
    ///
    /// # Errors
    /// The iterator gives [`Error::Config`] inside an async runtime.
    pub fn wait(self) -> Items<T> {
        Items::of(self)
    }
}
