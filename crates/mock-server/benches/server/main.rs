//! How soon the server of all of XT listens, and how many requests a second it verifies and answers; beside prism in the
//! same run, where prism can be installed.
//!
//! The server has one thread, so what it does is what one core does; the callers keep the other busy. Requests are
//! signed beforehand, as the clock stands still.

#![expect(clippy::print_stdout, reason = "figures are what a bench is for")]

mod callers;
mod contestants;
mod requests;

use std::time::Duration;

use contestants::{Contestant, Prism, ours};

/// How long each burst lasts, unless cargo only tries whether the bench runs.
const BURST: Duration = Duration::from_secs(3);
/// How many bursts each contestant has; they take turns.
const ROUNDS: usize = 3;

fn main() {
    let measured = std::env::args().any(|argument| argument == "--bench");
    let (burst, rounds) = if measured {
        (BURST, ROUNDS)
    } else {
        (Duration::from_millis(50), 1)
    };
    let mut starts: Vec<Duration> = (0..rounds).map(|_| ours().started).collect();
    starts.sort_unstable();
    println!("mock-server: starts, from the pages on: {starts:?}");
    let mut all = vec![ours()];
    all.extend(Prism::start().map(Contestant::from));
    for one in &all {
        println!("{}: listens after {} ms", one.name, one.started.as_millis());
    }
    for request in requests::all() {
        let mut rates = vec![Vec::new(); all.len()];
        for _ in 0..rounds {
            for (one, rates) in all.iter().zip(&mut rates) {
                rates.push(callers::burst(&one.address, &request, burst));
            }
        }
        for (one, rates) in all.iter().zip(&mut rates) {
            rates.sort_unstable();
            let median = rates.get(rates.len() / 2).copied().unwrap_or_default();
            println!("{}: {}: {median} a second", request.title, one.name);
        }
    }
}
