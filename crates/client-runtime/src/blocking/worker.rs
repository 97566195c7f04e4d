//! The runtime of calls that are waited for.

use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle, Runtime};

use crate::error::Error;

/// A runtime with one thread, started when it is needed first.
#[derive(Default)]
pub(crate) struct Worker(OnceLock<Runtime>);

impl Worker {
    /// Starts the thread, where none runs yet.
    pub(crate) fn start(&self) -> Result<&Runtime, Error> {
        if Handle::try_current().is_ok() {
            return Err(Error::Config(
                "nothing waits inside an async runtime: await the call, or wait on a thread of your own"
                    .to_owned(),
            ));
        }
        if let Some(running) = self.0.get() {
            return Ok(running);
        }
        let started = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("client-runtime")
            .enable_all()
            .build()
            .map_err(|error| Error::Config(format!("no thread for calls: {error}")))?;
        Ok(self.0.get_or_init(|| started))
    }

    /// Waits for what a future gives.
    pub(crate) fn wait<T>(
        &self,
        future: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        self.start()?.block_on(future)
    }
}

/// Nobody waits for what the thread still does; also, waiting for it would be refused inside an async runtime.
impl Drop for Worker {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
