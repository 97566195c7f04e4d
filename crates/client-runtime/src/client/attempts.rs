//! One call: as many attempts as do no harm, each put together and signed anew.
//!
//! What must hold: a request is sent again only where that cannot change anything twice, or where the caller took that
//! upon himself. Once an attempt may have taken effect, the call ends with a success or says that its outcome is
//! unknown, whatever happens to later attempts.

use std::{
    future::Future,
    pin::{Pin, pin},
    time::Duration,
};

use reqwest::Response;
use tokio::time::Instant;
use tracing::Instrument as _;

use super::{
    CallOptions, Client, Retry, Shared,
    assemble::{Signed, assemble},
    calling::Asked,
    exchange::Exchanged,
    outgoing::Outgoing,
    reply::Course,
    span,
};
use crate::{
    answer::Payload,
    api::{Auth, Operation},
    clock::Timing,
    error::{Call, Error},
    limits::{Admission, Observed, Permit},
    request::Parts,
    retry::RetryCost,
};

/// An answer, how the call went before it came, and what was asked.
pub(super) struct Delivered {
    pub(super) payload: Payload,
    pub(super) course: Course,
    pub(super) asked: Box<Asked>,
}

impl Asked {
    /// Carries out the call.
    ///
    /// Boxed, so that the code of each operation holds a pointer and not the whole state of a transfer.
    pub(super) fn carry_out(
        self: Box<Self>,
    ) -> Pin<Box<dyn Future<Output = Result<Delivered, Error>> + Send>> {
        Box::pin(async move {
            let span = span::of_call(self.operation.id);
            let mut attempts = Attempts::new(&self);
            // What a span goes around is moved, so it is a pointer to the state of the call and not that itself.
            let payload = {
                let run = pin!(attempts.run());
                run.instrument(span.clone()).await
            };
            let course = attempts.course;
            span::end_call(&span, course, payload.as_ref().err());
            match payload {
                Ok(payload) => Ok(Delivered {
                    payload,
                    course,
                    asked: self,
                }),
                Err(error) => Err(self.known(error)),
            }
        })
    }
}

/// Why an attempt came to nothing.
enum Failed {
    /// It could not be made.
    Unmade(Error),
    /// It was made.
    Made(Error, Refused),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Unmade(error)
    }
}

/// By which clock a request was signed that was refused.
#[derive(Clone, Copy)]
struct Refused {
    timing: Timing,
    /// By how much the server was taken to be ahead.
    offset_ms: i64,
}

/// When the next attempt is made.
enum Again {
    After(Duration),
    ByCorrectedClock,
}

/// The attempts of one call.
struct Attempts<'c> {
    shared: &'c Shared,
    options: &'c CallOptions,
    operation: &'c Operation,
    parts: &'c Parts,
    deadline: Instant,
    course: Course,
    /// How many of the attempts count towards the most that the caller wants.
    counted: u32,
    /// Whether a refusal for the time has been dealt with, which is done once.
    resigned: bool,
    /// What the last repetition cost.
    cost: Option<RetryCost>,
    /// Whether an attempt may have taken effect.
    in_doubt: bool,
    last: Option<Error>,
}

impl<'c> Attempts<'c> {
    fn new(asked: &'c Asked) -> Self {
        let Client { shared, options } = &asked.client;
        let timeout = options.timeout.unwrap_or(shared.timeouts.call);
        Self {
            shared,
            options,
            operation: &asked.operation,
            parts: &asked.parts,
            deadline: later(timeout),
            course: Course {
                attempts: 0,
                waited: Duration::ZERO,
            },
            counted: 0,
            resigned: false,
            cost: None,
            in_doubt: false,
            last: None,
        }
    }

    async fn run(&mut self) -> Result<Payload, Error> {
        loop {
            let (error, refused) = match self.attempt().await {
                Ok(payload) => {
                    self.shared.budget.give_back(self.cost);
                    return Ok(payload);
                }
                Err(Failed::Unmade(error)) => return Err(self.give_up(error)),
                Err(Failed::Made(error, refused)) => (error, refused),
            };
            self.in_doubt |= error.leaves_outcome_open();
            let again = if error.is_clock() || self.may_be_clock(&error, refused) {
                self.sign_anew(refused)
            } else {
                self.back_off(&error)
            };
            let Some(again) = again else {
                return Err(self.conclude(error));
            };
            self.last = Some(error);
            match again {
                Again::After(pause) => tokio::time::sleep(pause).await,
                // Few calls come here, so that no room is set aside for it in all of them.
                Again::ByCorrectedClock => Box::pin(self.correct_clock(refused)).await,
            }
        }
    }

    /// Waits for the limits, puts the request together, and sends it.
    async fn attempt(&mut self) -> Result<Payload, Failed> {
        let permit = self.admit().await?;
        let offset_ms = self.shared.time.offset_ms();
        let outgoing = self.set_out(offset_ms)?;
        let start = Instant::now();
        let deadline = self.deadline_of_attempt(start)?;
        let permit = permit.map(Permit::sent);
        let span = span::of_attempt(self.course.attempts);
        // Two small allocations cost less than one that is too large for the allocator's caches.
        let exchange = Box::pin(self.shared.exchange(self.operation, outgoing, deadline));
        let exchanged = exchange.instrument(span.clone()).await;
        let error = exchanged.result.as_ref().err();
        span::end_attempt(&span, start, exchanged.seen.status, error);
        tell(permit, &exchanged);
        let timing = exchanged.seen.timing;
        let refused = Refused { timing, offset_ms };
        exchanged
            .result
            .map_err(|error| Failed::Made(error, refused))
    }

    /// Puts the request together, signed under an offset of the clock.
    fn set_out(
        &self,
        offset_ms: i64,
    ) -> Result<
        Outgoing<impl Future<Output = Result<Response, reqwest::Error>> + Send + use<>>,
        Error,
    > {
        let sent = self.shared.time.local_ms();
        let signed = Signed {
            now_ms: sent.saturating_add_signed(offset_ms),
            window: self.options.recv_window,
        };
        let prepared = assemble(self.shared, self.operation, self.parts, signed)?;
        self.shared
            .hand_over(self.operation, prepared, &self.parts.secrets, sent)
    }

    /// Counts an attempt that starts now, and says until when it may go on.
    fn deadline_of_attempt(&mut self, now: Instant) -> Result<Instant, Error> {
        if now >= self.deadline {
            let mut call = Call::of(self.operation);
            call.sent = false;
            return Err(Error::Timeout { call });
        }
        self.course.attempts += 1;
        self.counted += 1;
        let own = now.checked_add(self.shared.timeouts.attempt);
        Ok(own.map_or(self.deadline, |own| own.min(self.deadline)))
    }

    async fn admit(&mut self) -> Result<Option<Permit>, Error> {
        let Some(limits) = &self.shared.limits else {
            return Ok(None);
        };
        let wait = self.options.limit_wait.map(later);
        let deadline = wait.map_or(self.deadline, |wait| wait.min(self.deadline));
        let carries = |name: &str| self.parts.count(name);
        let ask = Admission::new(self.shared.api, self.operation, deadline)
            .account(self.shared.account(self.operation))
            .carries(&carries);
        let permit = limits.admit(ask).await.map_err(|source| Error::Limit {
            operation: self.operation.id,
            source,
        })?;
        self.course.waited += permit.waited();
        Ok(Some(permit))
    }

    /// Whether there is another attempt after a refusal for the time.
    fn sign_anew(&mut self, refused: Refused) -> Option<Again> {
        if self.options.retry == Retry::Never || self.resigned {
            self.shared.time.learn(refused.timing, refused.offset_ms);
            return None;
        }
        self.resigned = true;
        // The refused attempt was none of those that the caller wants to bound.
        self.counted -= 1;
        Some(Again::ByCorrectedClock)
    }

    /// Whether a signed request may have been refused for its time though the refusal speaks of credentials alone, as
    /// those of XT's futures do. One that leaves open whether something was done is none.
    fn may_be_clock(&self, error: &Error, refused: Refused) -> bool {
        let signed = matches!(self.operation.auth, Auth::Signed(_));
        let refusal = signed && error.is_auth() && error.surely_not_done();
        refusal && refused.timing.is_far_off(refused.offset_ms)
    }

    async fn correct_clock(&self, refused: Refused) {
        let Refused { timing, offset_ms } = refused;
        let deadline = self.deadline;
        self.shared.correct_clock(timing, offset_ms, deadline).await;
    }

    /// Whether there is another attempt after another failure.
    fn back_off(&mut self, error: &Error) -> Option<Again> {
        let most = self
            .options
            .attempts
            .unwrap_or(self.shared.retry.most_attempts());
        if self.counted >= most || !error.is_transient() || !self.may_repeat(error) {
            return None;
        }
        let pause = self.shared.retry.delay(self.counted, error.retry_after());
        // A server may ask for more time than there is.
        let over = Instant::now().checked_add(pause);
        if over.is_none_or(|over| over >= self.deadline) {
            return None;
        }
        let cost = if error.is_timeout() {
            RetryCost::Timeout
        } else {
            RetryCost::Failure
        };
        if !self.shared.budget.take(cost) {
            return None;
        }
        self.cost = Some(cost);
        self.course.waited += pause;
        Some(Again::After(pause))
    }

    /// Whether sending again cannot change anything twice, or the caller took that upon himself.
    fn may_repeat(&self, error: &Error) -> bool {
        match self.options.retry {
            Retry::Never => false,
            Retry::IfHarmless => error.surely_not_done() || self.operation.idempotent,
            Retry::AtLeastOnce => true,
        }
    }

    /// An attempt could not be made. Where one failed before, its error tells more.
    fn give_up(&mut self, error: Error) -> Error {
        let error = self.last.take().unwrap_or(error);
        self.conclude(error)
    }

    fn conclude(&self, error: Error) -> Error {
        if self.in_doubt {
            error.in_doubt(&Call::of(self.operation))
        } else {
            error
        }
    }
}

/// Tells the limits what became of an attempt.
pub(super) fn tell(permit: Option<Permit>, exchanged: &Exchanged) {
    let Some(permit) = permit else {
        return;
    };
    let error = exchanged.result.as_ref().err();
    let seen = Observed {
        refused: error.is_some_and(Error::is_rate_limited),
        retry_after: error.and_then(Error::retry_after),
    };
    match exchanged.seen.answered {
        Some(instant) => permit.answered(instant, seen),
        None if error.is_some_and(|error| error.is_connect() || error.is_config()) => {
            permit.never_left();
        }
        // It may still be on its way, or not: the drop counts it as sent.
        None => {}
    }
}

impl Shared {
    /// What tells the account apart that a signed operation is called for.
    fn account(&self, operation: &Operation) -> Option<&str> {
        match operation.auth {
            Auth::Public => None,
            Auth::Signed(scheme) => self.signer(scheme)?.account(),
        }
    }
}

/// The instant after some time; a day from now where that is out of reach.
fn later(time: Duration) -> Instant {
    const DAY: Duration = Duration::from_secs(86_400);
    let now = Instant::now();
    now.checked_add(time).unwrap_or(now + DAY)
}
