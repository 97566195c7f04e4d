//! A contestant: makes bursts of calls as it is told on standard input.
//!
//! An order is a line `<call> <at once> <calls>`. The answer is a line with the nanoseconds that the burst took, and
//! the median and 99th percentile of a call's latency in nanoseconds.

use std::{
    io::{self, BufRead as _, Write as _},
    time::{Duration, Instant},
};

use tokio::{runtime::Runtime, task::JoinSet};

use crate::loopback::{Call, Caller};

/// Obeys until standard input ends.
pub(crate) fn obey<C: Caller>(url: &str) -> io::Result<()> {
    let runtime = Runtime::new()?;
    let client = C::new(url);
    for line in io::stdin().lock().lines() {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        let order = match words.as_slice() {
            [call, at_once, calls] => {
                named(call).zip(at_once.parse().ok()).zip(calls.parse().ok())
            }
            _ => None,
        };
        let Some(((call, at_once), calls)) = order else {
            return Err(io::Error::other(format!("not an order: {line}")));
        };
        let (took, mut latencies) =
            runtime.block_on(burst(&client, call, at_once, calls));
        latencies.sort_unstable();
        let of =
            |percent: usize| latencies[(latencies.len() - 1) * percent / 100].as_nanos();
        writeln!(io::stdout(), "{} {} {}", took.as_nanos(), of(50), of(99))?;
    }
    Ok(())
}

fn named(name: &str) -> Option<Call> {
    match name {
        "balances" => Some(Call::Balances),
        "order" => Some(Call::Order),
        "symbols" => Some(Call::Symbols),
        _ => None,
    }
}

async fn burst<C: Caller>(
    client: &C,
    call: Call,
    at_once: usize,
    calls: usize,
) -> (Duration, Vec<Duration>) {
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for _ in 0..at_once {
        let client = client.clone();
        tasks.spawn(async move {
            let mut latencies = Vec::with_capacity(calls / at_once);
            for _ in 0..calls / at_once {
                let start = Instant::now();
                assert_ne!(client.call(call).await, 0, "the answer holds something");
                latencies.push(start.elapsed());
            }
            latencies
        });
    }
    let latencies = tasks.join_all().await.concat();
    (start.elapsed(), latencies)
}
