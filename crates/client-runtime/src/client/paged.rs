//! What lists that come in pages need of the client.

use std::{future::Future, pin::Pin};

use super::{Client, DriftHook};
use crate::{answer::Payload, api::Operation, error::Error, request::Parts};

impl Client {
    /// Carries out one call and hands out its payload, not yet read.
    pub(crate) fn payload(
        self,
        operation: Operation,
        parts: Parts,
    ) -> Pin<Box<dyn Future<Output = Result<Payload, Error>> + Send>> {
        Box::pin(async move { Ok(self.carry_out(operation, parts).await?.0) })
    }

    /// The time of the server in milliseconds, as far as it is known.
    pub(crate) fn now_ms(&self) -> u64 {
        self.shared.time.now_ms(self.clock_offset_ms())
    }

    /// Who wants to know what answers hold beyond their types.
    pub(crate) fn drift_hook(&self) -> Option<&DriftHook> {
        self.shared.on_drift.as_ref()
    }
}
