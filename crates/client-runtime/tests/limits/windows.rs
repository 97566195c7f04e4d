//! No window of a server ever holds more calls than it allows, and hardly fewer.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use client_runtime::{
    Api, Limit, Operation, Scope, SectionLimits,
    limits::{Admission, LimitOptions, Limits, Observed},
};
use proptest::prelude::*;
use tokio::time::{Instant, sleep};

use super::{
    SECOND,
    server::{Server, Windows},
    virtual_time,
};

/// What the calls of a run are like.
#[derive(Clone, Debug)]
struct Traffic {
    most: u32,
    window_ms: u64,
    windows: Windows,
    tasks: usize,
    /// Milliseconds to the server and back, and what becomes of the call, one after the other for each call.
    calls: Vec<(u64, u64, Fate)>,
}

#[derive(Clone, Copy, Debug)]
enum Fate {
    Answered,
    /// The server counts it, but no answer comes: the caller gives up later.
    Lost,
    /// No connection came about.
    NeverLeft,
}

fn traffic() -> impl Strategy<Value = Traffic> {
    let windows = prop_oneof![
        (0_u64..3_000_000).prop_map(|phase| Windows::Fixed(Duration::from_micros(phase))),
        Just(Windows::Sliding),
    ];
    let fate = prop_oneof![
        8 => Just(Fate::Answered),
        1 => Just(Fate::Lost),
        1 => Just(Fate::NeverLeft),
    ];
    let call = (0_u64..1500, 0_u64..700, fate);
    let calls = prop::collection::vec(call, 16..120);
    (1_u32..12, 5_u64..2000, windows, 1_usize..24, calls).prop_map(
        |(most, window_ms, windows, tasks, calls)| Traffic {
            most,
            window_ms,
            windows,
            tasks,
            calls,
        },
    )
}

/// Leaks a limit, as constants of generated code live for ever.
fn operation(traffic: &Traffic) -> Operation {
    let limit = Limit::new(traffic.most, traffic.window_ms, Scope::Key);
    Operation::get("/call")
        .id("spot.call")
        .limits(Vec::leak(vec![limit]))
}

/// Sends all calls from several tasks; gives how many the server refused.
async fn run(traffic: Traffic) -> u32 {
    let window = Duration::from_millis(traffic.window_ms);
    let server = Arc::new(Server::new(traffic.windows, traffic.most, window));
    let limits = Limits::new(LimitOptions::new());
    let operation = operation(&traffic);
    let refused = Arc::new(AtomicU32::new(0));
    let tasks: Vec<_> = (0..traffic.tasks)
        .map(|task| {
            let own = traffic.calls.iter().skip(task).step_by(traffic.tasks);
            let own: Vec<_> = own.copied().collect();
            let (limits, server, refused) =
                (limits.clone(), Arc::clone(&server), Arc::clone(&refused));
            tokio::spawn(async move {
                for (there, back, fate) in own {
                    let accepted = call(&limits, &operation, &server, there, back, fate).await;
                    refused.fetch_add(u32::from(!accepted), Ordering::Relaxed);
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("no task panics");
    }
    refused.load(Ordering::Relaxed)
}

async fn call(
    limits: &Limits,
    operation: &Operation,
    server: &Server,
    there: u64,
    back: u64,
    fate: Fate,
) -> bool {
    let permit = super::admit(limits, operation).await.sent();
    if let Fate::NeverLeft = fate {
        sleep(Duration::from_millis(back)).await;
        permit.never_left();
        return true;
    }
    sleep(Duration::from_millis(there)).await;
    let accepted = server.accepts();
    sleep(Duration::from_millis(back)).await;
    if let Fate::Answered = fate {
        permit.answered(Instant::now(), Observed::default());
    }
    accepted
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// However long calls are on the way and wherever windows begin, the server refuses nothing.
    #[test]
    fn no_server_refuses(traffic in traffic()) {
        let refused = virtual_time(run(traffic));
        prop_assert_eq!(refused, 0);
    }
}

/// How many calls per thousand of the allowance 64 tasks get through in a minute, answers coming after 20 ms.
fn saturation(windows: Windows) -> u64 {
    const MOST: u32 = 20;
    const OPERATION: Operation =
        Operation::get("/call")
            .id("spot.call")
            .limits(&[Limit::new(MOST, 1000, Scope::Ip)]);
    virtual_time(async {
        let server = Arc::new(Server::new(windows, MOST, SECOND));
        let limits = Limits::new(LimitOptions::new());
        let end = Instant::now() + 60 * SECOND;
        let done = Arc::new(AtomicU32::new(0));
        let tasks: Vec<_> = (0..64)
            .map(|_| {
                let (limits, server, done) =
                    (limits.clone(), Arc::clone(&server), Arc::clone(&done));
                tokio::spawn(async move {
                    loop {
                        let ask = Admission::new(&super::PLAIN, &OPERATION, end);
                        let Ok(permit) = limits.admit(ask).await else {
                            return;
                        };
                        let permit = permit.sent();
                        sleep(Duration::from_millis(10)).await;
                        assert!(server.accepts(), "a call was refused");
                        done.fetch_add(1, Ordering::Relaxed);
                        sleep(Duration::from_millis(10)).await;
                        permit.answered(Instant::now(), Observed::default());
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.expect("no call is refused");
        }
        u64::from(done.load(Ordering::Relaxed)) * 1000 / (60 * u64::from(MOST))
    })
}

#[test]
fn saturation_leaves_hardly_a_place_unused() {
    for windows in [Windows::Sliding, Windows::Fixed(Duration::from_millis(370))] {
        let used = saturation(windows);
        assert!(used >= 900, "{windows:?}: {used} of 1000");
    }
}

#[test]
fn the_limit_of_a_section_counts_its_operations_together() {
    const API: Api = Api::new("Sections", &[]).limits(&[SectionLimits::new(
        "futures",
        &[Limit::new(10, 1000, Scope::Ip)],
    )]);
    const LIMITS: &[Limit] = &[Limit::new(7, 1000, Scope::Key)];
    const OPERATIONS: [Operation; 3] = [
        Operation::get("/a").id("futures.a").limits(LIMITS),
        Operation::get("/b").id("futures.b").limits(LIMITS),
        Operation::get("/c").id("futures.c"),
    ];
    virtual_time(async {
        let whole = Arc::new(Server::new(Windows::Sliding, 10, SECOND));
        let limits = Limits::new(LimitOptions::new());
        let end = Instant::now() + 20 * SECOND;
        let done = Arc::new(AtomicU32::new(0));
        let tasks: Vec<_> = (0..30)
            .map(|task| {
                let own = OPERATIONS[task % 3];
                let (limits, whole, done) = (limits.clone(), Arc::clone(&whole), Arc::clone(&done));
                tokio::spawn(async move {
                    while let Ok(permit) = limits.admit(Admission::new(&API, &own, end)).await {
                        let permit = permit.sent();
                        assert!(whole.accepts(), "the section refused");
                        done.fetch_add(1, Ordering::Relaxed);
                        permit.answered(Instant::now(), Observed::default());
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.expect("no call is refused");
        }
        assert!(done.load(Ordering::Relaxed) >= 180);
    });
}
