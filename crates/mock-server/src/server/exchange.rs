//! One request and its answer, as the HTTP library has them.

use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::{Request, Response};
use tokio::time::Sleep;

use crate::arrived::Arrived;
use crate::engine::Engine;
use crate::outcome::{Delivery, Outcome};

/// The longest body that is read, in bytes.
const LONGEST: usize = 4 * 1024 * 1024;
/// How long the first half of an answer is given to get out before the connection is closed.
const HALF: Duration = Duration::from_millis(20);

/// The connection is closed without an answer.
#[derive(Debug, thiserror::Error)]
#[error("closed on purpose")]
pub(super) struct Closed;

/// Answers a request.
pub(super) async fn exchange(
    request: Request<Incoming>,
    peer: IpAddr,
    server: Option<String>,
    engine: Arc<Engine>,
) -> Result<Response<Sent>, Closed> {
    let (head, body) = request.into_parts();
    let text =
        |value: &hyper::header::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers = head.headers.iter();
    let mut arrived = Arrived {
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: headers
            .map(|(name, value)| (name.as_str().to_owned(), text(value)))
            .collect(),
        body: Bytes::new(),
        peer,
        server,
    };
    let outcome = match read(body, engine.patience).await {
        Ok(body) => {
            arrived.body = body;
            engine.answer(&arrived)
        }
        Err((status, why)) => engine.turn_away(&arrived, status, why),
    };
    if !outcome.latency.is_zero() {
        tokio::time::sleep(outcome.latency).await;
    }
    answer(outcome)
}

/// The whole body; a status and the reason where it is not to be had.
async fn read(body: Incoming, patience: Duration) -> Result<Bytes, (u16, String)> {
    let whole = Limited::new(body, LONGEST).collect();
    match tokio::time::timeout(patience, whole).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => {
            Err((413, format!("the body is longer than {LONGEST} bytes")))
        }
        Ok(Err(error)) => Err((400, format!("the body cannot be read: {error}"))),
        Err(_) => Err((408, format!("the body did not arrive within {patience:?}"))),
    }
}

fn answer(outcome: Outcome) -> Result<Response<Sent>, Closed> {
    if outcome.delivery == Delivery::Dropped {
        return Err(Closed);
    }
    let mut response = Response::builder()
        .status(outcome.status)
        .header("content-length", outcome.body.len());
    for (name, value) in outcome.headers {
        response = response.header(name, value);
    }
    let half = outcome.delivery == Delivery::Half;
    let shown = if half {
        outcome.body.len() / 2
    } else {
        outcome.body.len()
    };
    let sent = Sent {
        data: Some(outcome.body.slice(..shown)).filter(|data| !data.is_empty()),
        length: outcome.body.len() as u64,
        breaking: half.then(|| Box::pin(tokio::time::sleep(HALF))),
    };
    // A test may say a header that HTTP does not know; there is no answer then.
    response.body(sent).map_err(|_| Closed)
}

/// A body: all of it, or what goes out before the connection is closed.
pub(super) struct Sent {
    data: Option<Bytes>,
    length: u64,
    breaking: Option<Pin<Box<Sleep>>>,
}

impl Body for Sent {
    type Data = Bytes;
    type Error = Closed;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Closed>>> {
        if let Some(data) = self.data.take() {
            return Poll::Ready(Some(Ok(Frame::data(data))));
        }
        match &mut self.breaking {
            None => Poll::Ready(None),
            Some(sleep) => sleep.as_mut().poll(context).map(|()| Some(Err(Closed))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.data.is_none() && self.breaking.is_none()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        http_body::SizeHint::with_exact(self.length)
    }
}
