//! A server that counts calls, by its own windows.

use std::{collections::VecDeque, sync::Mutex, time::Duration};

use tokio::time::Instant;

/// How a server counts.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Windows {
    /// One after the other, the first beginning so long before the test.
    Fixed(Duration),
    /// The window that ends with each call.
    Sliding,
}

/// Counts calls and refuses those beyond the limit.
#[derive(Debug)]
pub(crate) struct Server {
    windows: Windows,
    most: usize,
    window: Duration,
    start: Instant,
    accepted: Mutex<VecDeque<Instant>>,
}

impl Server {
    pub(crate) fn new(windows: Windows, most: u32, window: Duration) -> Self {
        Self {
            windows,
            most: most as usize,
            window,
            start: Instant::now(),
            accepted: Mutex::default(),
        }
    }

    /// Counts a call; says whether it is within the limit.
    pub(crate) fn accepts(&self) -> bool {
        let now = Instant::now();
        let mut accepted = self.accepted.lock().expect("no test panicked");
        while accepted
            .front()
            .is_some_and(|call| !self.together(*call, now))
        {
            accepted.pop_front();
        }
        accepted.push_back(now);
        accepted.len() <= self.most
    }

    fn together(&self, call: Instant, now: Instant) -> bool {
        match self.windows {
            Windows::Sliding => now - call < self.window,
            Windows::Fixed(phase) => {
                let number =
                    |at: Instant| (at - self.start + phase).as_micros() / self.window.as_micros();
                number(call) == number(now)
            }
        }
    }
}
