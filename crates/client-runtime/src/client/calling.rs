//! A call between being asked for and being answered.

use std::{
    fmt,
    future::Future,
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use super::{CallOptions, Client, Retry, attempts::Delivered, reply, reply::Reply};
use crate::{
    api::Operation,
    decode::{Decode, Drift},
    error::Error,
    request::{Fields, Parts, Request},
};

/// A call that is carried out as it is awaited. It borrows neither the client nor the request, so that it can be
/// spawned as a task.
///
/// Methods of generated clients give it back as it is: a plain type takes the compiler much less than a future made
/// anew for every operation.
#[must_use = "a call does nothing until it is awaited"]
pub struct Calling<T> {
    client: Client,
    operation: Operation,
    /// The values of the request, until it sets out.
    parts: Option<Parts>,
    carried: Option<Carried>,
    answer: PhantomData<fn() -> T>,
}

type Carried = Pin<Box<dyn Future<Output = Result<Delivered, Error>> + Send>>;

impl Client {
    /// Calls an operation. Awaiting gives the payload of its answer.
    pub fn send<R: Request>(&self, request: &R) -> Calling<R::Answer> {
        let operation = R::OPERATION;
        let parts = Parts::gather(&operation, &|out: &mut Fields<'_>| request.fields(out));
        self.calling(operation, parts)
    }

    pub(super) fn calling<T>(&self, operation: Operation, parts: Parts) -> Calling<T> {
        Calling {
            client: self.clone(),
            operation,
            parts: Some(parts),
            carried: None,
            answer: PhantomData,
        }
    }
}

impl<T> Calling<T> {
    /// Sets all options of this call.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.client.options = options;
        self
    }

    /// When this call is sent again after it failed. [`Retry::AtLeastOnce`] may do things twice.
    pub fn retry(self, retry: Retry) -> Self {
        let options = self.client.options.retry(retry);
        self.options(options)
    }

    /// How long this call may take in all: waits, repetitions and the answer included.
    pub fn timeout(self, timeout: Duration) -> Self {
        let options = self.client.options.timeout(timeout);
        self.options(options)
    }

    /// For how long each attempt of this call is good once it is signed; see [`CallOptions::recv_window`].
    pub fn recv_window(self, window: Duration) -> Self {
        let options = self.client.options.recv_window(window);
        self.options(options)
    }

    fn carried(&mut self) -> &mut Carried {
        let Self {
            client,
            operation,
            parts,
            carried,
            ..
        } = self;
        carried.get_or_insert_with(|| {
            let parts = parts.take().unwrap_or_default();
            client.clone().carry_out(*operation, parts)
        })
    }
}

#[cfg(feature = "blocking")]
impl<T> Calling<T> {
    pub(crate) fn client(&self) -> &Client {
        &self.client
    }
}

impl<T: Decode> Calling<T> {
    /// Hands out what came around the payload too: status, headers, times, the whole answer.
    pub async fn reply(mut self) -> Result<Reply<T>, Error> {
        let (payload, course, parts) = self.carried().await?;
        let reply = reply::reply(payload, course)
            .map_err(|error: Error| error.knowing(&self.operation, &parts))?;
        self.client.tell(self.operation.id, &reply.drift);
        Ok(reply)
    }
}

impl<T: Decode> Future for Calling<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let (payload, _, parts) = match ready!(self.carried().as_mut().poll(context)) {
            Ok(delivered) => delivered,
            Err(error) => return Poll::Ready(Err(error)),
        };
        if self.client.shared.on_drift.is_none() {
            let answer = payload.read(None);
            return Poll::Ready(answer.map_err(|error| error.knowing(&self.operation, &parts)));
        }
        let mut drift = Drift::default();
        let answer = payload.read(Some(&mut drift));
        if answer.is_ok() {
            self.client.tell(self.operation.id, &drift);
        }
        Poll::Ready(answer.map_err(|error| error.knowing(&self.operation, &parts)))
    }
}

impl Client {
    /// Tells whoever wants to hear it what an answer holds and its documents do not know.
    fn tell(&self, operation: &'static str, drift: &Drift) {
        if let Some(hook) = &self.shared.on_drift
            && !drift.is_empty()
        {
            hook(operation, drift);
        }
    }
}

impl<T> fmt::Debug for Calling<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Calling")
            .field("operation", &self.operation.id)
            .finish_non_exhaustive()
    }
}
