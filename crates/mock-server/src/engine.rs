//! From a request to its answer: which operation, is it in order, what is said.

use std::sync::Arc;
use std::time::{Duration, Instant};

use api_model::{Api, Cause, Operation};

use crate::answers::{self, Answers, envelope_of};
use crate::arrived::Arrived;
use crate::checks::{self, Given};
use crate::clock::Clock;
use crate::expectations::Expectations;
use crate::faults;
use crate::files::Files;
use crate::limits::{Limits, Sender};
use crate::outcome::{Delivery, Outcome};
use crate::recorded::{Recorded, Records};
use crate::refusal::{self, Refusal};
use crate::reply::{Content, Reply};
use crate::routing::{Route, Routes};
use crate::signature::{self, Keys};

/// Called with every request once its answer is known.
pub(crate) type Watcher = Arc<dyn Fn(&Recorded) + Send + Sync>;

/// Everything that answers depend on.
pub(crate) struct Engine {
    pub(crate) api: Arc<Api>,
    pub(crate) files: Files,
    pub(crate) routes: Routes,
    pub(crate) answers: Answers,
    pub(crate) keys: Keys,
    pub(crate) limits: Option<Limits>,
    /// How long a body may take to arrive.
    pub(crate) patience: Duration,
    pub(crate) said: Expectations,
    pub(crate) records: Records,
    pub(crate) clock: Clock,
    pub(crate) watcher: Option<Watcher>,
}

/// What a request turned out to mean.
struct Meant {
    operation: usize,
    given: Given,
}

impl Engine {
    /// Answers a request, and records it unless it asks for a file.
    pub(crate) fn answer(&self, arrived: &Arrived) -> Outcome {
        if let Some(file) = self.files.answer(arrived) {
            return file;
        }
        let mut recorded = Recorded::new(arrived);
        let meant = self.understand(arrived, &mut recorded);
        let at = meant.as_ref().ok().map(|meant| meant.operation);
        let faults = self.said.faults(at, &recorded);
        let now = self.clock.ahead_by(faults::ahead(&faults));
        let mut outcome = match meant {
            Ok(meant) => self
                .judge(arrived, &meant, &recorded, now)
                .unwrap_or_else(|refused| {
                    self.refuse(Some(meant.operation), refused, &mut recorded)
                }),
            Err(refused) => {
                let near = self.nearest(&arrived.path);
                self.refuse(near, refused, &mut recorded)
            }
        };
        for fault in faults {
            outcome.spoil(&fault);
        }
        recorded.status = match outcome.delivery {
            Delivery::Dropped => 0,
            Delivery::Whole | Delivery::Half => outcome.status,
        };
        self.tell(recorded);
        outcome.date(now);
        outcome
    }

    /// Answers a request whose body did not arrive as a whole, and records what did.
    pub(crate) fn turn_away(&self, arrived: &Arrived, status: u16, why: String) -> Outcome {
        let mut recorded = Recorded::new(arrived);
        let refusal = Refusal::new(Cause::ParameterMalformed, why);
        let near = self.nearest(&arrived.path);
        let mut outcome = self.refuse(near, refusal.into(), &mut recorded);
        outcome.status = status;
        recorded.status = status;
        // What is left of the body would be taken for the next request.
        let closed = ("connection".to_owned(), "close".to_owned());
        outcome.headers.push(closed);
        self.tell(recorded);
        outcome.date(self.clock.now());
        outcome
    }

    /// Records what came and was no HTTP, so that nothing knows a path of it.
    pub(crate) fn misheard(&self, status: u16, why: &str) {
        let refusal = Refusal::new(Cause::ParameterMalformed, format!("no HTTP: {why}"));
        let code = refusal.cause.word().to_owned();
        self.tell(Recorded::misheard(status, (refusal, code)));
    }

    fn understand(&self, arrived: &Arrived, recorded: &mut Recorded) -> Result<Meant, Refused> {
        let serves = |at: usize| match (&arrived.server, self.api.operations.get(at)) {
            (Some(server), Some(operation)) => {
                operation.servers.is_empty() || operation.servers.contains(server)
            }
            (_, found) => found.is_some(),
        };
        let (room, values) = match self.routes.find(&arrived.method, &arrived.path, serves) {
            Route::Found(room, values) => (room, values),
            Route::WrongMethod(methods) => {
                let methods = methods.join(", ");
                let why = format!("the path takes {methods}");
                return Err(Refused {
                    refusal: Refusal::new(Cause::WrongMethod, why),
                    header: Some(("allow", methods)),
                });
            }
            Route::UnknownPath => {
                let why = "no operation has this path";
                return Err(Refusal::new(Cause::UnknownPath, why).into());
            }
        };
        let first = room.first().and_then(|at| self.api.operations.get(*at));
        let given = first.map(|operation| checks::gather(arrived, operation, &values));
        let given = given.unwrap_or_default();
        recorded.parameters = given
            .scalars()
            .filter_map(|(name, value)| Some((name.to_owned(), value.scalar()?.into_owned())))
            .collect();
        let operation = checks::choose(&self.api, &room, &given)?;
        recorded.operation = self.api.operations.get(operation).map(name_of);
        Ok(Meant { operation, given })
    }

    /// The answer to a request of an operation, where it is in order.
    fn judge(
        &self,
        arrived: &Arrived,
        meant: &Meant,
        recorded: &Recorded,
        now: u64,
    ) -> Result<Outcome, Refused> {
        let Some(operation) = self.api.operations.get(meant.operation) else {
            return Err(Refusal::new(Cause::UnknownPath, "no operation").into());
        };
        if let Some(scheme) = &operation.auth {
            signature::verify(&self.api, scheme, &self.keys, arrived, now)?;
        }
        if let Some(limits) = &self.limits {
            let sender = Sender {
                peer: arrived.peer,
                key: signature::key_of(&self.api, arrived),
            };
            limits
                .count(
                    &self.api,
                    operation,
                    (&sender, &meant.given),
                    Instant::now(),
                )
                .map_err(|(refusal, wait)| {
                    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
                    let header = Some(("retry-after", seconds.to_string()));
                    Refused { refusal, header }
                })?;
        }
        checks::check(&self.api, operation, &meant.given)?;
        let answer = || {
            self.answers
                .of(&self.api, meant.operation, &meant.given, now)
        };
        Ok(match self.said.reply(Some(meant.operation), recorded) {
            None => Outcome::json(200, &answer()),
            Some(reply) => self.canned(operation, reply, answer),
        })
    }

    fn canned(
        &self,
        operation: &Operation,
        reply: Reply,
        answer: impl FnOnce() -> crate::Json,
    ) -> Outcome {
        let envelope = envelope_of(&self.api, operation);
        let mut outcome = match reply.content {
            Content::Body(body) => Outcome::body(reply.status, body),
            Content::Payload(payload) => {
                let whole = match envelope {
                    Some(envelope) => answers::wrapped(&self.api, envelope, payload),
                    None => payload,
                };
                Outcome::json(reply.status, &whole)
            }
            Content::Refusal(code, why) => {
                Outcome::json(reply.status, &answers::refused(envelope, &code, &why))
            }
            Content::Members(members) => {
                let mut whole = answer();
                for (path, value) in members {
                    match envelope {
                        Some(envelope) => whole.put(&format!("{}.{path}", envelope.payload), value),
                        None => whole.put(&path, value),
                    }
                }
                Outcome::json(reply.status, &whole)
            }
        };
        outcome.headers.extend(reply.headers);
        outcome
    }

    fn refuse(
        &self,
        operation: Option<usize>,
        refused: Refused,
        recorded: &mut Recorded,
    ) -> Outcome {
        let operation = operation.and_then(|at| self.api.operations.get(at));
        let envelope = operation.and_then(|operation| envelope_of(&self.api, operation));
        let Refused { refusal, header } = refused;
        let code = refusal.code(&self.api, operation);
        let body = answers::refused(envelope, &code, &refusal.why);
        let mut outcome = Outcome::json(refusal::status(refusal.cause, envelope.is_some()), &body);
        let header = header.map(|(name, value)| (name.to_owned(), value));
        outcome.headers.extend(header);
        recorded.refusal = Some((refusal, code));
        outcome
    }

    /// The operation whose path has the most in common with a path, if any has.
    fn nearest(&self, path: &str) -> Option<usize> {
        let shared = |known: &str| {
            let pairs = path.split('/').zip(known.split('/'));
            pairs.take_while(|(one, other)| one == other).count()
        };
        let each = self.api.operations.iter().enumerate();
        let scored = each.map(|(at, operation)| (shared(&operation.path), std::cmp::Reverse(at)));
        // All paths begin with nothing before their first slash.
        let best = scored.max().filter(|(count, _)| *count > 1);
        best.map(|(_, std::cmp::Reverse(at))| at)
    }

    fn tell(&self, recorded: Recorded) {
        if recorded.refusal.is_some() {
            tracing::warn!("{recorded}");
        } else {
            tracing::info!("{recorded}");
        }
        if let Some(watcher) = &self.watcher {
            watcher(&recorded);
        }
        self.records.push(recorded);
    }
}

/// The name of an operation, as `section.id`.
pub(crate) fn name_of(operation: &Operation) -> String {
    [operation.section.as_str(), ".", operation.id.as_str()].concat()
}

/// A refusal, and how long to wait.
struct Refused {
    refusal: Refusal,
    /// What HTTP wants beside its status.
    header: Option<(&'static str, String)>,
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self {
            refusal,
            header: None,
        }
    }
}
