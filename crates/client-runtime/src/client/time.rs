//! Learning the time of the server.

use std::time::Duration;

use reqwest::Method;
use tokio::time::Instant;

use super::Shared;
use crate::{answer::number_at, api::TimeSource, clock::Timing};

/// How long asking for the time may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// The longest answer that tells a time.
const LONGEST: usize = 4096;

impl Shared {
    /// Corrects the clock after a refusal: by the date of the refusal, or where that does not explain it, by asking.
    pub(super) async fn correct_clock(&self, refused: Timing, offset_ms: i64, deadline: Instant) {
        let learnt_meanwhile = self.time.offset_ms() != offset_ms;
        if learnt_meanwhile || self.time.learn(refused, offset_ms) {
            return;
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if let Some(timing) = self.ask_time(left.min(PATIENCE)).await {
            self.time.learn(timing, offset_ms);
        }
    }

    /// Asks for the time and corrects the clock; says whether the server told.
    pub(super) async fn sync_clock(&self) -> bool {
        let timing = self.ask_time(PATIENCE).await;
        timing.is_some_and(|timing| {
            self.time.learn(timing, self.time.offset_ms());
            true
        })
    }

    /// Asks for the time, where the API says how.
    async fn ask_time(&self, timeout: Duration) -> Option<Timing> {
        let TimeSource {
            server,
            path,
            field,
        } = self.api.time?;
        let (origin, prefix) = self.servers.get(server)?.split();
        let url = format!("{origin}{prefix}{path}");
        let request = self.http.request(Method::GET, url).timeout(timeout);
        let sent = self.time.local_ms();
        let mut response = request.send().await.ok()?.error_for_status().ok()?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.ok()? {
            body.extend_from_slice(&chunk);
            if body.len() > LONGEST {
                return None;
            }
        }
        let answered = self.time.local_ms();
        let server_ms = number_at(std::str::from_utf8(&body).ok()?, field)?;
        Some(Timing {
            sent,
            answered,
            server: Some((server_ms, server_ms)),
        })
    }
}
