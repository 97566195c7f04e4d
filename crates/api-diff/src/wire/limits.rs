//! How often something may be called. A limit is about pace: no call that worked alone stops working.

use api_model::{RateLimit, Scope};

use crate::log::{Log, Note, Subject};
use crate::{Class, Kind};

/// Compares the limits of an operation or a section.
pub(crate) fn compare(log: &mut Log<'_>, subject: &Subject, old: &[RateLimit], new: &[RateLimit]) {
    let gone: Vec<&RateLimit> = old.iter().filter(|one| !holds(new, one)).collect();
    let come: Vec<&RateLimit> = new.iter().filter(|one| !holds(old, one)).collect();
    if gone.is_empty() && come.is_empty() {
        return;
    }
    let list = |limits: &[&RateLimit]| {
        let shown: Vec<String> = limits.iter().map(|limit| shown(limit)).collect();
        if shown.is_empty() {
            "none".to_owned()
        } else {
            shown.join(", ")
        }
    };
    let message = format!("the limit is {}, was {}", list(&come), list(&gone));
    let place = |limits: &[&RateLimit]| limits.first().and_then(|limit| limit.place);
    let note = Note::new(Kind::LimitChanged, Class::Compatible, message);
    let (old, new) = (place(&gone), place(&come));
    log.push(subject, note.at(old.as_ref(), new.as_ref()));
}

/// Compares for how long a section shuts out whoever exceeds its limits.
pub(crate) fn locks(log: &mut Log<'_>, subject: &Subject, old: Option<u64>, new: Option<u64>) {
    if old != new {
        let shown = |lock: Option<u64>| lock.map_or("not said".to_owned(), |ms| format!("{ms} ms"));
        let message = format!("the lock is {}, was {}", shown(new), shown(old));
        log.push(
            subject,
            Note::new(Kind::LimitChanged, Class::Compatible, message),
        );
    }
}

fn holds(limits: &[RateLimit], wanted: &RateLimit) -> bool {
    let key = |limit: &RateLimit| {
        (
            limit.count,
            limit.window_ms,
            limit.scope,
            limit.when.clone(),
        )
    };
    limits.iter().any(|limit| key(limit) == key(wanted))
}

fn shown(limit: &RateLimit) -> String {
    let per = match limit.scope {
        Scope::Ip => " and address",
        Scope::ApiKey => " and API key",
        Scope::User => " and user",
        Scope::Unsaid => "",
    };
    let when = limit
        .when
        .as_ref()
        .map_or(String::new(), |when| format!(" ({when})"));
    format!("{} per {} ms{per}{when}", limit.count, limit.window_ms)
}
