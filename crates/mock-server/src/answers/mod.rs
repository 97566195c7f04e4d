//! What is answered to a request that is in order: the documented example, else an answer made from the types.
//!
//! Values that the request gave stand in the answer again, and what was created is remembered: a client that creates,
//! fetches and cancels finds its own order. Everything else is as documented; nothing is traded here.

mod echo;
mod envelope;
mod invent;
mod memory;

use std::sync::{Mutex, OnceLock, PoisonError};

use api_model::{Api, Envelope, Operation, Role};

use crate::checks::Given;
use exact_json::Json;

pub(crate) use envelope::{refused, wrapped};
use memory::Memory;

/// The answers of an API.
#[derive(Debug)]
pub(crate) struct Answers {
    templates: Vec<OnceLock<Json>>,
    memory: Mutex<Memory>,
    seed: u64,
}

impl Answers {
    /// Answers that are made, where they must be, by a seed.
    pub(crate) fn new(api: &Api, seed: u64) -> Self {
        Self {
            templates: api.operations.iter().map(|_| OnceLock::new()).collect(),
            memory: Mutex::default(),
            seed,
        }
    }

    /// The answer of an operation, an index into the API's list; `now` is in milliseconds since 1970.
    pub(crate) fn of(&self, api: &Api, at: usize, given: &Given, now: u64) -> Json {
        let (Some(operation), Some(template)) = (api.operations.get(at), self.templates.get(at))
        else {
            return Json::Null;
        };
        let made = || template_of(api, operation, self.seed);
        let mut answer = template.get_or_init(made).clone();
        if let Some(node) = &operation.response.payload {
            let types = api.scope(&operation.types);
            if let Some(payload) = payload_of(envelope_of(api, operation), &mut answer) {
                let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
                memory.recall(given, &mut |name, value| {
                    echo::put(types, node, payload, name, value);
                });
                for (name, value) in given.scalars() {
                    echo::put(types, node, payload, name, value);
                }
                echo::cut(operation, payload, given);
                memory.remember(operation, given, payload);
            }
        }
        tell_time(api, operation, &mut answer, now);
        answer
    }

    /// Forgets what was created.
    pub(crate) fn forget(&self) {
        *self.memory.lock().unwrap_or_else(PoisonError::into_inner) = Memory::default();
    }
}

/// The envelope of an operation's answers.
pub(crate) fn envelope_of<'a>(api: &'a Api, operation: &Operation) -> Option<&'a Envelope> {
    let name = operation.response.envelope.as_deref()?;
    api.envelopes.iter().find(|have| have.name == name)
}

fn template_of(api: &Api, operation: &Operation, seed: u64) -> Json {
    let examples = operation.response.examples.iter();
    let mut answers = examples.filter(|example| example.role == Role::Response);
    let documented = answers.find_map(|example| Json::parse(&example.json).ok());
    let envelope = envelope_of(api, operation);
    let mut answer = match (documented, envelope) {
        (Some(answer), Some(envelope)) => envelope::mended(api, envelope, answer),
        (Some(answer), None) => answer,
        (None, _) => {
            let payload = invent::payload(api, operation, seed);
            match envelope {
                Some(envelope) => envelope::wrapped(api, envelope, payload),
                None => payload,
            }
        }
    };
    if let Some(node) = &operation.response.payload
        && let Some(payload) = payload_of(envelope, &mut answer)
    {
        let types = api.scope(&operation.types);
        types.retype(payload, node);
    }
    answer
}

fn payload_of<'a>(envelope: Option<&Envelope>, answer: &'a mut Json) -> Option<&'a mut Json> {
    match envelope {
        Some(envelope) => answer.at_mut(&envelope.payload),
        None => Some(answer),
    }
}

/// Where the API's clock is asked for, the answer tells the time of this server.
fn tell_time(api: &Api, operation: &Operation, answer: &mut Json, now: u64) {
    if let Some(time) = &api.time
        && time.path == operation.path
    {
        answer.put(&time.field, Json::Number(now.to_string()));
    }
}
