//! One call: where it goes, what it carries, whether it may, and what comes back.

mod api;
mod confirm;
mod dry_run;
mod mock;
pub(crate) mod paging;
mod request;
mod run;
mod server;

use api_model::{Catalogue, Operation, RateLimit};

use crate::command::{Given, Settings};
use crate::ended::Failure;
use crate::model::Called;

/// Carries out a call.
pub(crate) fn call(
    catalogue: Catalogue<'_>,
    called: &Called,
    given: &Given,
    settings: &Settings,
) -> Result<(), Failure> {
    let session = server::open(catalogue, called, settings)?;
    let request = request::Request::new(catalogue, called, &session, given);
    if settings.dry_run {
        return dry_run::show(&session, &request, settings);
    }
    if changes(called.operation()) && !settings.yes {
        confirm::ask(called, &session, given)?;
    }
    run::run(catalogue, called, &session, &request, given, settings)
}

/// Words that begin the names of calls which act, whatever their method is.
const ACTS: [&str; 12] = [
    "cancel", "close", "create", "delete", "modify", "place", "remove", "set", "stop", "submit",
    "update", "withdraw",
];

/// Whether a call may change something. Where its page does not say, GETs that act are told by the verb that names them.
pub(crate) fn changes(operation: &Operation) -> bool {
    if let Some(reads) = operation.reads {
        return !reads;
    }
    let verb = operation.id.split('_').next().unwrap_or_default();
    !operation.method.is_safe() || ACTS.contains(&verb)
}

/// A limit in words.
pub(crate) fn limit(limit: &RateLimit) -> String {
    api::limit(limit).to_string()
}
