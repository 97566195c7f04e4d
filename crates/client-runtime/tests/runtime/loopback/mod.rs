//! A server on this machine that does to each request what a script says: answer, hang up, stall, answer half.
//!
//! It lives in the runtime of the test and keeps connections open as real servers do. Requests are counted as they
//! are read whole; what a client breaks off before that is none.

mod answer;
mod request;

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    io::AsyncWriteExt as _,
    net::{TcpListener, TcpStream},
    task::JoinHandle,
    time::sleep,
};

pub(crate) use answer::Answer;
pub(crate) use request::Seen;

/// What is done to one request after it was read.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// It is answered.
    Answer(Answer),
    /// So many bytes of the answer are sent, then the connection is closed.
    Cut(Answer, usize),
    /// Half of the answer is sent, and some time later the rest.
    Slowly(Answer, Duration),
    /// These bytes are sent, then the connection is closed.
    Raw(Vec<u8>),
    /// The connection is closed without a word.
    HangUp,
    /// Nothing is said until the client goes.
    Stall,
}

/// A server on this machine.
pub(crate) struct Loopback {
    /// Its address.
    pub(crate) url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
    accepting: JoinHandle<()>,
}

type Script = Arc<dyn Fn(usize, &Seen) -> Act + Send + Sync>;

impl Loopback {
    /// Does one act after the other, in the order in which requests come; hangs up on what goes beyond.
    pub(crate) async fn scripted(acts: impl Into<Vec<Act>>) -> Self {
        let acts = acts.into();
        Self::serving(move |turn, _| acts.get(turn).cloned().unwrap_or(Act::HangUp)).await
    }

    /// Does what a function says of the number of a request, counted from zero, and of the request itself.
    pub(crate) async fn serving(
        script: impl Fn(usize, &Seen) -> Act + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let seen = Arc::default();
        let accepting = tokio::spawn(accept(listener, Arc::new(script), Arc::clone(&seen)));
        Self {
            url,
            seen,
            accepting,
        }
    }

    /// The requests so far.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        lock(&self.seen).clone()
    }

    /// How many requests came so far.
    pub(crate) fn count(&self) -> usize {
        lock(&self.seen).len()
    }
}

impl Drop for Loopback {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(listener: TcpListener, script: Script, seen: Arc<Mutex<Vec<Seen>>>) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(serve(stream, Arc::clone(&script), Arc::clone(&seen)));
    }
}

async fn serve(mut stream: TcpStream, script: Script, seen: Arc<Mutex<Vec<Seen>>>) {
    let mut read_ahead = Vec::new();
    while let Some(request) = request::read(&mut stream, &mut read_ahead).await {
        let turn = {
            let mut seen = lock(&seen);
            seen.push(request.clone());
            seen.len() - 1
        };
        // Whether the client still listens is the test's business.
        let sent = match script(turn, &request) {
            Act::Answer(answer) => stream.write_all(&answer.bytes()).await,
            Act::Slowly(answer, time) => {
                let bytes = answer.bytes();
                let (first, second) = bytes.split_at(bytes.len() / 2);
                let _ = stream.write_all(first).await;
                sleep(time).await;
                stream.write_all(second).await
            }
            Act::Cut(answer, length) => {
                let bytes = answer.bytes();
                let _ = stream.write_all(&bytes[..length.min(bytes.len())]).await;
                return;
            }
            Act::Raw(bytes) => {
                let _ = stream.write_all(&bytes).await;
                return;
            }
            Act::HangUp => return,
            Act::Stall => {
                let _ = request::read(&mut stream, &mut read_ahead).await;
                return;
            }
        };
        if sent.is_err() {
            return;
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
