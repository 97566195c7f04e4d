//! What tests say beforehand: which answer an operation gives, how often, and what goes wrong.

use std::sync::{Arc, Mutex, PoisonError};

use crate::faults::Fault;
use crate::recorded::Recorded;
use crate::reply::Reply;

/// All that was said, in its order.
#[derive(Debug, Default)]
pub(crate) struct Expectations(Mutex<Vec<Arc<Expected>>>);

type Condition = Box<dyn Fn(&Recorded) -> bool + Send + Sync>;

/// One thing that was said.
pub(crate) struct Expected {
    /// The operation, an index into the API's list; nothing for all.
    operation: Option<usize>,
    title: String,
    condition: Option<Condition>,
    act: Act,
    count: Mutex<Count>,
}

/// What is done.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// This is answered, once the request was found in order.
    Reply(Reply),
    /// This goes wrong, whatever the request.
    Fault(Fault),
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    happened: u64,
    /// How often it is to happen; nothing for always.
    times: Option<u64>,
}

impl std::fmt::Debug for Expected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Expected")
            .field("title", &self.title)
            .field("act", &self.act)
            .finish_non_exhaustive()
    }
}

impl Expectations {
    /// The replies or faults that hold for a request now; each counts as having happened.
    ///
    /// All faults that hold happen together; of replies the first.
    pub(crate) fn faults(&self, operation: Option<usize>, request: &Recorded) -> Vec<Fault> {
        let mut found = Vec::new();
        for expected in self.lock().iter() {
            if let Act::Fault(fault) = &expected.act
                && expected.happens(operation, request)
            {
                found.push(fault.clone());
            }
        }
        found
    }

    /// The first reply that holds for a request now; it counts as having happened.
    pub(crate) fn reply(&self, operation: Option<usize>, request: &Recorded) -> Option<Reply> {
        self.lock().iter().find_map(|expected| match &expected.act {
            Act::Reply(reply) if expected.happens(operation, request) => Some(reply.clone()),
            _ => None,
        })
    }

    /// What did not happen as often as it was to.
    pub(crate) fn unmet(&self) -> Vec<String> {
        let all = self.lock();
        all.iter().filter_map(|expected| expected.unmet()).collect()
    }

    /// Forgets everything.
    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Arc<Expected>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Expected {
    fn happens(&self, operation: Option<usize>, request: &Recorded) -> bool {
        let meant = self.operation.is_none() || self.operation == operation;
        if !meant || self.condition.as_ref().is_some_and(|holds| !holds(request)) {
            return false;
        }
        let mut count = self.count();
        if count.times.is_some_and(|times| count.happened >= times) {
            return false;
        }
        count.happened += 1;
        true
    }

    fn unmet(&self) -> Option<String> {
        let count = *self.count();
        let times = count.times.filter(|times| *times != count.happened)?;
        Some(format!(
            "{}: {times} times, happened {}",
            self.title, count.happened
        ))
    }

    fn count(&self) -> std::sync::MutexGuard<'_, Count> {
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An operation, about to be told what to answer. Made by [`MockServer::on`](crate::MockServer::on).
#[must_use = "say what happens with `reply` or `fault`"]
pub struct On<'s> {
    pub(crate) said: &'s Expectations,
    pub(crate) operation: Option<usize>,
    pub(crate) title: String,
    pub(crate) condition: Option<Condition>,
}

impl On<'_> {
    /// Holds only for requests of which this is true. Status and refusal of the request are not known yet.
    pub fn when(mut self, holds: impl Fn(&Recorded) -> bool + Send + Sync + 'static) -> Self {
        self.condition = Some(Box::new(holds));
        self
    }

    /// Answers this, where the request is in order: parameters and signature are checked before.
    #[expect(
        clippy::must_use_candidate,
        reason = "what was said holds without being kept"
    )]
    pub fn reply(self, reply: Reply) -> Expectation {
        self.say(Act::Reply(reply))
    }

    /// Lets this go wrong, whatever the request.
    #[expect(
        clippy::must_use_candidate,
        reason = "what was said holds without being kept"
    )]
    pub fn fault(self, fault: Fault) -> Expectation {
        self.say(Act::Fault(fault))
    }

    fn say(self, act: Act) -> Expectation {
        let expected = Arc::new(Expected {
            operation: self.operation,
            title: self.title,
            condition: self.condition,
            act,
            count: Mutex::default(),
        });
        self.said.lock().push(Arc::clone(&expected));
        Expectation(expected)
    }
}

/// Something that was said, to be limited and asked about. It holds until the server stops, kept or not.
#[derive(Clone, Debug)]
pub struct Expectation(Arc<Expected>);

impl Expectation {
    /// Holds so many times and no more; [`MockServer::verify`](crate::MockServer::verify) then wants just that many.
    #[expect(
        clippy::return_self_not_must_use,
        clippy::must_use_candidate,
        reason = "what was said holds without being kept"
    )]
    pub fn times(self, times: u64) -> Self {
        self.0.count().times = Some(times);
        self
    }

    /// How often it happened.
    #[must_use]
    pub fn happened(&self) -> u64 {
        self.0.count().happened
    }
}
