//! Asking for leave to send.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, PoisonError, RwLock},
    time::Duration,
};

use tokio::time::{Instant, sleep};

use super::{Bucket, LimitError, LimitOptions, Permit, lane::Lane, locked, route::Route};
use crate::api::{Api, Operation};

/// The budgets of calls. Clones share them, and so do all clients that are given one.
#[derive(Clone)]
pub struct Limits {
    shared: Arc<Shared>,
}

struct Shared {
    options: Arc<LimitOptions>,
    lanes: Mutex<HashMap<String, Arc<Lane>>>,
    /// Ways that were laid out, by operation.
    routes: RwLock<HashMap<&'static str, Vec<Known>>>,
}

struct Known {
    api: &'static str,
    account: Option<Box<str>>,
    route: Arc<Route>,
}

/// An attempt that asks for leave.
#[derive(Clone, Copy)]
pub struct Admission<'a> {
    pub(super) api: &'a Api,
    pub(super) operation: &'a Operation,
    pub(super) account: Option<&'a str>,
    pub(super) carries: &'a (dyn Fn(&str) -> usize + Sync),
    pub(super) deadline: Instant,
}

impl<'a> Admission<'a> {
    /// An attempt of an operation, of no use after the deadline.
    #[must_use]
    pub fn new(api: &'a Api, operation: &'a Operation, deadline: Instant) -> Self {
        Self {
            api,
            operation,
            account: None,
            carries: &|_| 0,
            deadline,
        }
    }

    /// What tells the account apart that is called for, such as its key. It is shown nowhere.
    #[must_use]
    pub fn account(mut self, account: Option<&'a str>) -> Self {
        self.account = account;
        self
    }

    /// Sets another deadline.
    #[must_use]
    pub fn deadline(mut self, deadline: Instant) -> Self {
        self.deadline = deadline;
        self
    }

    /// Tells how many values the request carries under a name, for limits that depend on it.
    #[must_use]
    pub fn carries(mut self, carries: &'a (dyn Fn(&str) -> usize + Sync)) -> Self {
        self.carries = carries;
        self
    }
}

impl Limits {
    /// Starts with all budgets whole.
    #[must_use]
    pub fn new(options: LimitOptions) -> Self {
        Self {
            shared: Arc::new(Shared {
                options: Arc::new(options),
                lanes: Mutex::default(),
                routes: RwLock::default(),
            }),
        }
    }

    /// Waits until one attempt may be sent, but not longer than the options and the deadline allow.
    ///
    /// An attempt that cannot be sent in time fails as soon as that is plain.
    pub async fn admit(&self, ask: Admission<'_>) -> Result<Permit, LimitError> {
        let asked = Instant::now();
        let options = &self.shared.options;
        let bound = options
            .longest_wait
            .and_then(|wait| asked.checked_add(wait));
        let until = bound.map_or(ask.deadline, |bound| bound.min(ask.deadline));
        let route = self.shared.route(&ask);
        let mut permit = Permit::new(Arc::clone(options), Arc::clone(&route));
        for step in &route.steps {
            let when = step.when.as_ref();
            if when.is_none_or(|condition| condition.may_hold(ask.carries)) {
                let ticket = step.lane.take(&*options.store, until).await?;
                permit.hold(&step.lane, ticket);
            }
        }
        // A pause may have begun in one bucket while this call stood in the line of another.
        while let Some(pause) = pause_within(&permit, until)? {
            sleep(pause.min(LOOK_AGAIN)).await;
        }
        Ok(permit.granted(asked))
    }

    /// Ends all pauses that refusals brought, such as one for the hours that a server once asked for. Calls that wait go
    /// on within a second. Use it where you know better than the answers: a server counts on after its own rules.
    pub fn end_pauses(&self) {
        let lanes: Vec<Arc<Lane>> = locked(&self.shared.lanes).values().cloned().collect();
        for lane in lanes {
            lane.resume(&*self.shared.options.store);
        }
    }
}

/// How soon a pause is looked at again, which may have been ended.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

fn pause_within(permit: &Permit, until: Instant) -> Result<Option<Duration>, LimitError> {
    let Some((pause, lane)) = permit.paused() else {
        return Ok(None);
    };
    if until.saturating_duration_since(Instant::now()) < pause {
        return Err(lane.refuse(pause));
    }
    Ok(Some(pause))
}

impl Shared {
    fn route(&self, ask: &Admission<'_>) -> Arc<Route> {
        let routes = self.routes.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = routes.get(ask.operation.id).and_then(|all| find(all, ask)) {
            return known;
        }
        drop(routes);
        let route = Arc::new(Route::lay(ask, &self.options, |bucket| self.lane(bucket)));
        let mut routes = self.routes.write().unwrap_or_else(PoisonError::into_inner);
        let all = routes.entry(ask.operation.id).or_default();
        if let Some(known) = find(all, ask) {
            return known;
        }
        all.push(Known {
            api: ask.api.name,
            account: ask.account.map(Into::into),
            route: Arc::clone(&route),
        });
        route
    }

    fn lane(&self, bucket: Bucket) -> Arc<Lane> {
        let mut lanes = locked(&self.lanes);
        let lane = lanes
            .entry(bucket.id.clone())
            .or_insert_with(|| Arc::new(Lane::new(bucket)));
        Arc::clone(lane)
    }
}

fn find(all: &[Known], ask: &Admission<'_>) -> Option<Arc<Route>> {
    let same =
        |known: &&Known| known.api == ask.api.name && known.account.as_deref() == ask.account;
    all.iter().find(same).map(|known| Arc::clone(&known.route))
}

impl From<LimitOptions> for Limits {
    fn from(options: LimitOptions) -> Self {
        Self::new(options)
    }
}

/// Accounts stay out.
impl fmt::Debug for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Limits")
            .field("options", &self.shared.options)
            .finish_non_exhaustive()
    }
}
