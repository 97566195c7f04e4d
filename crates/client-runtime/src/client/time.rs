//! Learning the time of the server.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::{
    Shared,
    assemble::{Signed, assemble},
    attempts::tell,
};
use crate::{
    answer::number_at,
    api::Operation,
    clock::Timing,
    limits::{Admission, Permit},
    request::Parts,
};

/// How long asking for the time may take.
const PATIENCE: Duration = Duration::from_secs(5);

impl Shared {
    /// Corrects the clock after a refusal: by the date of the refusal, or where that does not explain it, by asking.
    pub(super) async fn correct_clock(&self, refused: Timing, offset_ms: i64, deadline: Instant) {
        let learnt_meanwhile = || self.time.offset_ms() != offset_ms;
        if learnt_meanwhile() || self.time.learn(refused, offset_ms) {
            return;
        }
        let now = Instant::now();
        let until = deadline.min(now + PATIENCE);
        // Of many that are refused together, one asks.
        let Ok(mut asked) = timeout_at(until, self.time.asked.lock()).await else {
            return;
        };
        if learnt_meanwhile() || asked.is_some_and(|asked| asked >= now) {
            return;
        }
        if let Some(timing) = self.ask_time(until).await {
            self.time.learn(timing, offset_ms);
        }
        *asked = Some(Instant::now());
    }

    /// Asks for the time and corrects the clock; says whether the server told.
    pub(super) async fn sync_clock(&self) -> bool {
        let timing = self.ask_time(Instant::now() + PATIENCE).await;
        timing.is_some_and(|timing| {
            self.time.learn(timing, self.time.offset_ms());
            true
        })
    }

    /// Asks for the time, where the API says how and the server need not be left alone.
    async fn ask_time(&self, until: Instant) -> Option<Timing> {
        let source = self.api.time?;
        let operation = Operation::get(source.path)
            .id("clock")
            .server(source.server);
        let permit = match &self.limits {
            Some(limits) => {
                let ask = Admission::new(self.api, &operation, until);
                Some(limits.admit(ask).await.ok()?)
            }
            None => None,
        };
        let sent = self.time.local_ms();
        let signed = Signed {
            now_ms: sent,
            window: None,
        };
        let prepared = assemble(self, &operation, &Parts::default(), signed).ok()?;
        let outgoing = self.hand_over(&operation, prepared, &[], sent).ok()?;
        let permit = permit.map(Permit::sent);
        let exchanged = self.exchange(&operation, outgoing, until).await;
        tell(permit, &exchanged);
        let server_ms = number_at(exchanged.result.ok()?.text(), source.field)?;
        Some(Timing {
            server: Some((server_ms, server_ms)),
            ..exchanged.seen.timing
        })
    }
}
