//! Limits: what a server counts, who waits for whom, and what refusals bring. Time is virtual.

mod budgets;
mod lines;
mod refusals;
mod server;
mod shared_store;
mod windows;

use std::{future::Future, time::Duration};

use client_runtime::{
    Api, Limit, Operation, Scope,
    limits::{Admission, LimitError, Limits, Permit},
};
use tokio::time::Instant;

/// An API without limits of sections.
const PLAIN: Api = Api::new("Plain", &[]);

/// Two calls per second and key.
const TWO: Operation =
    Operation::post("/two")
        .id("spot.two")
        .limits(&[Limit::new(2, 1000, Scope::Key)]);

/// Calls without a limit.
const FREE: Operation = Operation::get("/free").id("spot.free");

const SECOND: Duration = Duration::from_secs(1);

/// Runs a future under a clock that jumps to the next timer when nothing else is to be done.
fn virtual_time<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build();
    runtime.expect("a runtime starts").block_on(future)
}

/// An attempt with a deadline far away.
fn ask(operation: &Operation) -> Admission<'_> {
    Admission::new(&PLAIN, operation, Instant::now() + 1000 * SECOND).account(Some("first key"))
}

/// Asks and waits.
async fn admit(limits: &Limits, operation: &Operation) -> Permit {
    let permit = limits.admit(ask(operation)).await;
    permit.expect("there is room in time")
}

/// Asks and does not wait.
async fn at_once(limits: &Limits, ask: Admission<'_>) -> Result<Permit, LimitError> {
    limits.admit(ask.deadline(Instant::now())).await
}

/// Sends and gets an answer at once.
fn answer(permit: Permit) {
    permit
        .sent()
        .answered(Instant::now(), client_runtime::limits::Observed::default());
}
