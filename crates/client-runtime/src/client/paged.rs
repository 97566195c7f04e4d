//! What lists that come in pages need of the client.

use std::{future::Future, pin::Pin};

use super::{Client, DriftHook, calling::Asked};
use crate::{answer::Payload, api::Operation, error::Error, request::Parts};

impl Client {
    /// Carries out one call and hands out its payload, not yet read.
    pub(crate) fn payload(
        self,
        operation: Operation,
        parts: Parts,
    ) -> Pin<Box<dyn Future<Output = Result<Payload, Error>> + Send>> {
        let asked = Box::new(Asked {
            client: self,
            operation,
            parts,
        });
        Box::pin(async move { Ok(asked.carry_out().await?.payload) })
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
