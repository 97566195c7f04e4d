//! Which buckets a call takes places in.

use std::{sync::Arc, time::Duration};

use sha2::{Digest, Sha256};

use super::{Bucket, LimitOptions, admission::Admission, condition::Condition, lane::Lane};
use crate::api::{Limit, Operation, Scope};

/// The buckets of a call, in the order in which places are taken: from those of few calls to those of many.
#[derive(Debug)]
pub(super) struct Route {
    pub(super) steps: Vec<Step>,
    /// What a pause begins with: the shortest window of the call's own limits, but at least a second.
    pub(super) first_back_off: Duration,
    /// How long the documents say that a refusal holds.
    pub(super) lock: Option<Duration>,
}

/// One bucket on the way.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) lane: Arc<Lane>,
    /// What must hold for it; nothing where it always counts.
    pub(super) when: Option<Condition>,
    pub(super) reach: Reach,
}

/// Whose calls a bucket counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Operation,
    Section,
    /// There to be paused only, when the server says how long it wants to be left alone.
    Server,
}

impl Route {
    /// Lays out the way of a call; `lane` gives the line of a bucket.
    pub(super) fn lay(
        ask: &Admission<'_>,
        options: &LimitOptions,
        lane: impl Fn(Bucket) -> Arc<Lane>,
    ) -> Self {
        let (api, operation) = (ask.api, ask.operation);
        let naming = Naming {
            options,
            account: ask.account.map(digest),
        };
        let of_operation = format!("{}/{}", api.name, operation.id);
        let of_server = format!("{}/server {}", api.name, operation.server);
        let mut steps = Vec::new();
        let mut add = |bucket: Bucket, when: Option<&str>, reach: Reach| {
            steps.push(Step {
                lane: lane(bucket),
                when: when.and_then(Condition::read),
                reach,
            });
        };
        if operation.limits.is_empty() {
            add(
                naming.brake(&of_operation, operation.id),
                None,
                Reach::Operation,
            );
        }
        for limit in operation.limits {
            add(
                naming.bucket(&of_operation, limit),
                limit.when,
                Reach::Operation,
            );
        }
        // Sections of one server that state the same limit mean the same one.
        for limit in api.limits_of(section(operation)) {
            add(naming.bucket(&of_server, limit), limit.when, Reach::Section);
        }
        add(naming.brake(&of_server, api.name), None, Reach::Server);
        let windows = operation.limits.iter().map(|limit| limit.window_ms);
        Self {
            steps,
            first_back_off: Duration::from_millis(windows.min().unwrap_or(0).max(1000)),
            lock: api.lock_of(section(operation)),
        }
    }
}

/// How buckets of one account are named and measured.
struct Naming<'o> {
    options: &'o LimitOptions,
    account: Option<String>,
}

impl Naming<'_> {
    fn bucket(&self, owner: &str, limit: &Limit) -> Bucket {
        let (places, window) = shared(limit, self.options.share);
        let who = self.who(limit.scope);
        let when = limit.when.unwrap_or_default();
        Bucket {
            id: format!(
                "{owner}/{}/{} ms/{who}/{when}",
                limit.count, limit.window_ms
            ),
            places,
            rest: window + margin(window),
            limit: limit.to_string(),
        }
    }

    /// A bucket that counts nothing and can be paused.
    fn brake(&self, owner: &str, shown: &str) -> Bucket {
        Bucket {
            id: format!("{owner}/{}", self.who(Scope::Ip)),
            places: u32::MAX,
            rest: Duration::ZERO,
            limit: format!("calls of {shown}"),
        }
    }

    /// Whoever's calls are counted together. What the documents leave open, and calls without a key, count per address:
    /// no server counts more strictly.
    fn who(&self, scope: Scope) -> String {
        let address = || format!("ip {}", self.options.address.as_deref().unwrap_or("any"));
        match (scope, &self.account, &self.options.user) {
            (Scope::Key, Some(account), _) | (Scope::User, Some(account), None) => {
                format!("key {account}")
            }
            (Scope::User, Some(_), Some(user)) => format!("user {}", digest(user)),
            _ => address(),
        }
    }
}

/// The section is what stands before the dot of the operation's name.
fn section(operation: &Operation) -> &'static str {
    operation
        .id
        .split_once('.')
        .map_or("", |(section, _)| section)
}

/// Places and window of a share of a limit.
fn shared(limit: &Limit, (part, whole): (u32, u32)) -> (u32, Duration) {
    let window = Duration::from_millis(limit.window_ms);
    let (count, part, whole) = (
        u64::from(limit.count.max(1)),
        u64::from(part),
        u64::from(whole),
    );
    let places = count * part / whole;
    if places > 0 {
        return (u32::try_from(places).unwrap_or(u32::MAX), window);
    }
    let stretched = u128::from(limit.window_ms) * u128::from(whole);
    let stretched = stretched.div_ceil(u128::from(count * part));
    (
        1,
        Duration::from_millis(u64::try_from(stretched).unwrap_or(u64::MAX)),
    )
}

/// What is added to a window: clocks run apart by a few parts in ten thousand, and servers count in milliseconds.
fn margin(window: Duration) -> Duration {
    window / 1000 + Duration::from_millis(1)
}

/// Names an account without showing its key.
fn digest(key: &str) -> String {
    let hash = Sha256::digest(key.as_bytes());
    let start = hash.iter().take(16);
    start
        .fold(0_u128, |name, byte| name << 8 | u128::from(*byte))
        .to_string()
}
