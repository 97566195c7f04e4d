//! The documented rate limits, enforced.

use std::collections::{BTreeMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use api_model::{Api, Cause, Operation, RateLimit, Scope, Section};
use exact_json::Json;

use crate::checks::Given;
use crate::refusal::Refusal;

/// The longest lock, a year: beyond it there are instants that no clock can tell.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Counts requests by who sends them. A window slides: it holds what came in the last so many milliseconds.
#[derive(Debug)]
pub(crate) struct Limits {
    /// How long who exceeds a limit gets no answer at all, instead of what is documented.
    lock: Option<Duration>,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    counts: BTreeMap<(String, String), VecDeque<Instant>>,
    locks: Vec<Lock>,
    /// Time that is said to have passed.
    aged: Duration,
}

/// Who is shut out.
#[derive(Debug)]
struct Lock {
    by: String,
    /// The servers that refuse; all of them where none is named.
    servers: Vec<String>,
    until: Instant,
}

impl Lock {
    fn holds(&self, by: &str, operation: &Operation) -> bool {
        let here = |server: &String| operation.servers.contains(server);
        let everywhere = self.servers.is_empty() || operation.servers.is_empty();
        self.by == by && (everywhere || self.servers.iter().any(here))
    }
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
    /// Limits that lock who exceeds one, for so long or else as documented.
    pub(crate) fn new(lock: Option<Duration>) -> Self {
        Self {
            lock,
            seen: Mutex::default(),
        }
    }

    /// Lets time pass.
    pub(crate) fn age(&self, time: Duration) {
        let mut seen = self.seen();
        seen.aged = seen.aged.saturating_add(time).min(LONGEST);
    }

    /// Forgets all counts and locks.
    pub(crate) fn forget(&self) {
        *self.seen() = Seen::default();
    }

    /// Counts a request of an operation, unless a limit refuses it.
    pub(crate) fn count(
        &self,
        api: &Api,
        operation: &Operation,
        (sender, given): (&Sender<'_>, &Given),
        now: Instant,
    ) -> Result<(), Exceeded> {
        let mut seen = self.seen();
        let now = now + seen.aged;
        seen.locks.retain(|lock| lock.until > now);
        for scope in [Scope::Ip, Scope::ApiKey] {
            let by = sender.by(scope);
            if let Some(lock) = seen.locks.iter().find(|lock| lock.holds(&by, operation)) {
                let why = format!("{by} is locked for having exceeded a limit");
                return Err((Refusal::new(Cause::RateLimit, why), lock.until - now));
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
                let (servers, time) = self.lock(api, operation);
                if !time.is_zero() {
                    let until = now + time;
                    seen.locks.push(Lock { by, servers, until });
                }
                return Err((Refusal::new(Cause::RateLimit, why), wait.max(time)));
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

    /// For how long who exceeds a limit of an operation is shut out, and by which servers.
    fn lock(&self, api: &Api, operation: &Operation) -> (Vec<String>, Duration) {
        if let Some(lock) = self.lock {
            return (Vec::new(), lock.min(LONGEST));
        }
        let documented = section_of(api, operation).and_then(|section| section.lock_ms);
        let time = Duration::from_millis(documented.unwrap_or_default());
        (operation.servers.clone(), time.min(LONGEST))
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn section_of<'a>(api: &'a Api, operation: &Operation) -> Option<&'a Section> {
    let mut all = api.sections.iter();
    all.find(|have| have.id == operation.section)
}

/// The limits of an operation and of its section that hold for a request, each with where it counts.
fn places<'a>(
    api: &'a Api,
    operation: &'a Operation,
    given: &Given,
) -> Vec<(String, &'a RateLimit)> {
    let general = section_of(api, operation)
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
