//! A call between being asked for and being answered.

use std::{
    fmt,
    future::{self, Future},
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
    name: &'static str,
    /// What is called, until the call sets out.
    asked: Option<Box<Asked>>,
    carried: Option<Carried>,
    answer: PhantomData<fn() -> T>,
}

/// What is called, with which values, and by whom. Boxed wherever it goes, so that futures which hold a call stay small.
pub(super) struct Asked {
    pub(super) client: Client,
    pub(super) operation: Operation,
    pub(super) parts: Parts,
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
            name: operation.id,
            asked: Some(Box::new(Asked {
                client: self.clone(),
                operation,
                parts,
            })),
            carried: None,
            answer: PhantomData,
        }
    }
}

impl<T> Calling<T> {
    /// Sets all options of this call.
    pub fn options(self, options: CallOptions) -> Self {
        self.with(|old| *old = options)
    }

    /// When this call is sent again after it failed. [`Retry::AtLeastOnce`] may do things twice.
    pub fn retry(self, retry: Retry) -> Self {
        self.with(|options| *options = options.retry(retry))
    }

    /// How long this call may take in all: waits, repetitions and the answer included.
    pub fn timeout(self, timeout: Duration) -> Self {
        self.with(|options| *options = options.timeout(timeout))
    }

    /// For how long each attempt of this call is good once it is signed; see [`CallOptions::recv_window`].
    pub fn recv_window(self, window: Duration) -> Self {
        self.with(|options| *options = options.recv_window(window))
    }

    /// Changes the options; a call that has set out keeps those that it has.
    fn with(mut self, change: impl FnOnce(&mut CallOptions)) -> Self {
        if let Some(asked) = &mut self.asked {
            change(&mut asked.client.options);
        }
        self
    }

    /// The call under way. It sets out as it is polled for the first time.
    fn carried(&mut self) -> &mut Carried {
        let asked = &mut self.asked;
        self.carried.get_or_insert_with(|| match asked.take() {
            Some(asked) => asked.carry_out(),
            None => Box::pin(future::pending()),
        })
    }
}

#[cfg(feature = "blocking")]
impl<T> Calling<T> {
    /// Who calls, as long as the call has not set out.
    pub(crate) fn client(&self) -> Option<&Client> {
        self.asked.as_deref().map(|asked| &asked.client)
    }
}

impl<T: Decode> Calling<T> {
    /// Hands out what came around the payload too: status, headers, times, the whole answer.
    pub async fn reply(mut self) -> Result<Reply<T>, Error> {
        let Delivered {
            payload,
            course,
            asked,
        } = self.carried().await?;
        let reply = reply::reply(payload, course).map_err(|error| asked.known(error))?;
        asked.tell(&reply.drift);
        Ok(reply)
    }
}

impl<T: Decode> Future for Calling<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Delivered { payload, asked, .. } = ready!(self.carried().as_mut().poll(context))?;
        let mut drift = asked.client.drift_hook().map(|_| Drift::default());
        let answer = payload.read(drift.as_mut());
        if answer.is_ok()
            && let Some(drift) = &drift
        {
            asked.tell(drift);
        }
        Poll::Ready(answer.map_err(|error| asked.known(error)))
    }
}

impl Asked {
    /// An error that can say which values find out what became of the call.
    pub(super) fn known(&self, error: Error) -> Error {
        error.knowing(&self.operation, &self.parts)
    }

    /// Tells whoever wants to hear it what an answer holds and its documents do not know.
    fn tell(&self, drift: &Drift) {
        if let Some(hook) = self.client.drift_hook()
            && !drift.is_empty()
        {
            hook(self.operation.id, drift);
        }
    }
}

impl<T> fmt::Debug for Calling<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Calling")
            .field("operation", &self.name)
            .finish_non_exhaustive()
    }
}
