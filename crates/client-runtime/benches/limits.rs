//! What it costs to be let through while there is room.

use std::{hint::black_box, time::Duration};

use client_runtime::{
    Api, Limit, Operation, Scope, SectionLimits,
    limits::{Admission, LimitOptions, Limits, Observed},
};
use criterion::{Criterion, criterion_group, criterion_main};
use tokio::time::Instant;

const API: Api = Api::new("Bench", &[]).limits(&[SectionLimits::new(
    "futures",
    &[Limit::new(u32::MAX, 1000, Scope::Ip)],
)]);
/// The limit never fills, so that each admission finds room.
const PLACE: Operation = Operation::post("/order")
    .id("spot.place_order")
    .limits(&[Limit::new(u32::MAX, 1, Scope::Key)]);
const FUTURES: Operation = PLACE.id("futures.place_order");
const UNLIMITED: Operation = Operation::get("/time").id("spot.get_time");

fn admit(c: &mut Criterion) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build();
    let runtime = runtime.expect("a runtime starts");
    let limits = Limits::new(LimitOptions::new());
    let deadline = || Instant::now() + Duration::from_secs(30);
    for (name, operation) in [
        ("own limit", PLACE),
        ("own limit and the section's", FUTURES),
        ("no limit", UNLIMITED),
    ] {
        c.bench_function(&format!("admit/{name}, not sent"), |bench| {
            bench.iter(|| {
                let ask = Admission::new(&API, &operation, deadline()).account(Some("a key"));
                black_box(runtime.block_on(limits.admit(ask)))
            });
        });
        c.bench_function(&format!("admit/{name}, answered"), |bench| {
            bench.iter(|| {
                let ask = Admission::new(&API, &operation, deadline()).account(Some("a key"));
                let permit = runtime.block_on(limits.admit(ask));
                let permit = permit.expect("there is room").sent();
                permit.answered(Instant::now(), Observed::default());
            });
        });
    }
}

criterion_group!(benches, admit);
criterion_main!(benches);
