//! The documented rate limits, enforced.

use std::collections::{BTreeMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use api_model::{Api, Cause, Operation, RateLimit, Scope};
use exact_json::Json;

use crate::checks::Given;
use crate::refusal::Refusal;

/// The longest lock, a year: beyond it there are instants that no clock can tell.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Counts requests by who sends them. A window slides: it holds what came in the last so many milliseconds.
#[derive(Debug)]
pub(crate) struct Limits {
    /// How long who exceeds a limit gets no answer at all.
    lock: Duration,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    counts: BTreeMap<(String, String), VecDeque<Instant>>,
    locked: BTreeMap<String, Instant>,
}

/// Who sends a request.
pub(crate) struct Sender<'a> {
    /// The address.
    pub(crate) peer: IpAddr,
    /// The API key.
    pub(crate) key: Option<&'a str>,
}

impl Sender<'_> {
    fn by(&self, scope: Scope) -> String {
        match (scope, self.key) {
            (Scope::ApiKey | Scope::User, Some(key)) => format!("key {key}"),
            _ => format!("address {}", self.peer),
        }
    }
}

/// How long to wait, beside the refusal.
pub(crate) type Exceeded = (Refusal, Duration);

impl Limits {
    /// Limits that lock for so long who exceeds one.
    pub(crate) fn new(lock: Duration) -> Self {
        Self {
            lock: lock.min(LONGEST),
            seen: Mutex::default(),
        }
    }

    /// Counts a request of an operation, unless a limit refuses it.
    pub(crate) fn count(
        &self,
        api: &Api,
        operation: &Operation,
        (sender, given): (&Sender<'_>, &Given),
        now: Instant,
    ) -> Result<(), Exceeded> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.locked.retain(|_, until| *until > now);
        for scope in [Scope::Ip, Scope::ApiKey] {
            let by = sender.by(scope);
            if let Some(until) = seen.locked.get(&by) {
                let why = format!("{by} is locked for having exceeded a limit");
                return Err((Refusal::new(Cause::RateLimit, why), *until - now));
            }
        }
        let places = places(api, operation, given);
        for (place, limit) in &places {
            let by = sender.by(limit.scope);
            let window = Duration::from_millis(limit.window_ms);
            let times = seen.counts.entry((place.clone(), by.clone())).or_default();
            while times
                .front()
                .is_some_and(|first| now.duration_since(*first) >= window)
            {
                times.pop_front();
            }
            if times.len() >= limit.count as usize {
                let wait = times.front().map_or(window, |first| {
                    window.saturating_sub(now.duration_since(*first))
                });
                let why = format!("{by} exceeds {} per {} ms", limit.count, limit.window_ms);
                if !self.lock.is_zero() {
                    seen.locked.insert(by, now + self.lock);
                }
                return Err((Refusal::new(Cause::RateLimit, why), wait.max(self.lock)));
            }
        }
        for (place, limit) in places {
            let times = seen
                .counts
                .entry((place, sender.by(limit.scope)))
                .or_default();
            times.push_back(now);
        }
        Ok(())
    }
}

/// The limits of an operation and of its section that hold for a request, each with where it counts.
fn places<'a>(
    api: &'a Api,
    operation: &'a Operation,
    given: &Given,
) -> Vec<(String, &'a RateLimit)> {
    let section = api
        .sections
        .iter()
        .find(|have| have.id == operation.section);
    let general = section
        .map(|section| section.rate_limits.as_slice())
        .unwrap_or_default();
    let holds = |(_, limit): &(usize, &RateLimit)| {
        let when = limit.when.as_deref();
        limit.count > 0 && when.is_none_or(|when| holds(when, given))
    };
    let own = operation.rate_limits.iter().enumerate().filter(holds);
    let own = own.map(|(at, limit)| {
        (
            format!("{}.{} {at}", operation.section, operation.id),
            limit,
        )
    });
    let shared = general.iter().enumerate().filter(holds);
    let shared = shared.map(|(at, limit)| (format!("{} {at}", operation.section), limit));
    own.chain(shared).collect()
}

/// Whether a limit's condition holds for a request. Understood is how many things are asked for (`single symbol`, `multiple
/// symbols`); who names none asks for all. What else a condition means, no page says in a way that a program can read: it
/// holds for nothing.
fn holds(when: &str, given: &Given) -> bool {
    let when = when.to_lowercase();
    let Some((how_many, thing)) = when.split_once(' ') else {
        return false;
    };
    let one = thing.strip_suffix('s').unwrap_or(thing);
    let several = format!("{one}s");
    let values = [one, several.as_str()].map(|name| given.anywhere(name).map_or(0, values));
    let named = values.iter().sum::<usize>();
    match how_many {
        "single" | "one" => named == 1,
        "multiple" | "several" | "many" | "all" => named != 1,
        _ => false,
    }
}

/// How many values stand there, as a list or joined by commas.
fn values(value: &Json) -> usize {
    match value {
        Json::List(values) => values.len(),
        other => other.scalar().map_or(0, |text| {
            let parts = text.split(',');
            parts.filter(|part| !part.trim().is_empty()).count()
        }),
    }
}
