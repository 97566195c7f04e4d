//! Medians over the rounds, as a Markdown table.

use std::fmt::Write as _;

use crate::{
    contest::{KINDS, Score},
    contestant::Burst,
};

/// A table with a line per kind of burst and contestant. What others are measured by comes first.
pub(crate) fn markdown(scores: &[Score]) -> String {
    let mut table = String::from(
        "| call | at once | client | calls/s | of bare | p50 µs | p99 µs | processor µs | of bare |\n\
         |---|---|---|---|---|---|---|---|---|\n",
    );
    for (kind, (call, at_once, _)) in KINDS.into_iter().enumerate() {
        let bare = &scores[0].bursts[kind];
        for score in scores {
            let bursts = &score.bursts[kind];
            let _ = writeln!(
                table,
                "| {call} | {at_once} | {} | {:.0} | {:.2} | {:.0} | {:.0} | {:.1} | {:.2} |",
                score.name,
                median(bursts.iter().map(|burst| burst.rate)),
                ratio(bursts, bare, |burst| burst.rate),
                median(bursts.iter().map(|burst| burst.latency[0])),
                median(bursts.iter().map(|burst| burst.latency[1])),
                median(bursts.iter().map(processor)),
                ratio(bursts, bare, processor),
            );
        }
    }
    table
}

fn processor(burst: &Burst) -> f64 {
    burst.processor.unwrap_or(f64::NAN)
}

/// The median over the rounds of how one compares to the other in the same round.
fn ratio(bursts: &[Burst], others: &[Burst], of: impl Fn(&Burst) -> f64) -> f64 {
    let pairs = bursts.iter().zip(others);
    median(pairs.map(|(burst, other)| of(burst) / of(other)))
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
