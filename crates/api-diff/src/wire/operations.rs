//! Operations: what is called, where, by whom, and what comes back.

use api_model::{BodyEncoding, Envelope, Operation, Server, Status};

use super::types::{Direction, Types};
use super::{api, errors, examples, limits, matching, parameters, texts};
use crate::log::{Log, Note, Subject};
use crate::{Class, Kind, Side};

/// Compares all operations.
pub(crate) fn compare(log: &mut Log<'_>) {
    let paired = matching::operations(log);
    for (a, b) in paired.both {
        pair(log, a, b);
    }
    for operation in paired.gone {
        let subject = subject(Some(operation), None);
        let note = Note::new(
            Kind::OperationRemoved,
            Class::Breaking,
            "the operation is gone",
        );
        log.push(&subject, note);
    }
    for operation in paired.come {
        let subject = subject(None, Some(operation));
        let note = Note::new(
            Kind::OperationAdded,
            Class::Compatible,
            "the operation is new",
        );
        log.push(&subject, note);
    }
}

fn subject(old: Option<&Operation>, new: Option<&Operation>) -> Subject {
    let shown = |operation: &Operation| {
        let which = operation.discriminator.as_ref();
        let which = which.map_or(String::new(), |which| {
            format!(" ({} {})", which.parameter, which.value)
        });
        format!("{} {}{which}", operation.method.as_str(), operation.path)
    };
    let either = new.or(old);
    Subject {
        owner: either.map_or_else(String::new, matching::operation_owner),
        shown: either.map_or_else(String::new, shown),
        old: old.and_then(|operation| operation.places.first().copied()),
        new: new.and_then(|operation| operation.places.first().copied()),
    }
}

fn pair(log: &mut Log<'_>, a: &Operation, b: &Operation) {
    let subject = subject(Some(a), Some(b));
    address(log, &subject, a, b);
    names(log, &subject, a, b);
    access(log, &subject, a, b);
    body(log, &subject, a, b);
    parameters::compare(log, &subject, a, b);
    response(log, &subject, a, b);
    rules(log, &subject, a, b);
    limits::compare(log, &subject, &a.rate_limits, &b.rate_limits);
    errors::compare_codes(log, &subject, &a.errors, &b.errors);
    texts::told(log, &subject, "title", (&a.title, &b.title), (None, None));
    let both = (&a.description, &b.description);
    texts::told(log, &subject, "description", both, (None, None));
    examples::compare(log, &subject, &a.examples, &b.examples, "examples");
}

fn address(log: &mut Log<'_>, subject: &Subject, a: &Operation, b: &Operation) {
    if a.method != b.method {
        let message = format!(
            "the method is {}, was {}",
            b.method.as_str(),
            a.method.as_str()
        );
        log.push(
            subject,
            Note::new(Kind::MethodChanged, Class::Breaking, message),
        );
    }
    if a.path != b.path {
        let message = format!("the path is `{}`, was `{}`", b.path, a.path);
        // The name of a variable does not travel.
        let wire = if without_names(&a.path) == without_names(&b.path) {
            Class::DocsOnly
        } else {
            Class::Breaking
        };
        log.push(subject, Note::new(Kind::PathChanged, wire, message));
    }
    let value = |operation: &Operation| operation.discriminator.clone();
    if let (Some(was), Some(is)) = (value(a), value(b))
        && was != is
    {
        let message = format!(
            "the call sends `{}={}`, was `{}={}`",
            is.parameter, is.value, was.parameter, was.value
        );
        log.push(
            subject,
            Note::new(Kind::PathChanged, Class::Breaking, message),
        );
    }
}

fn without_names(path: &str) -> String {
    let mut depth = 0_u32;
    path.chars()
        .filter(|sign| {
            if *sign == '}' {
                depth = depth.saturating_sub(1);
            }
            let kept = depth == 0;
            if *sign == '{' {
                depth += 1;
            }
            kept
        })
        .collect()
}

fn names(log: &mut Log<'_>, subject: &Subject, a: &Operation, b: &Operation) {
    if a.id != b.id && (a.id_stated || b.id_stated) {
        let message = format!("the operation is called `{}`, was `{}`", b.id, a.id);
        log.push(
            subject,
            Note::new(Kind::OperationRenamed, Class::None, message),
        );
    }
    let shelf = |operation: &Operation| {
        let mut folders = vec![operation.section.clone()];
        folders.extend(operation.group.iter().cloned());
        folders.join("/")
    };
    if shelf(a) != shelf(b) {
        let message = format!("it stands in `{}`, was in `{}`", shelf(b), shelf(a));
        log.push(
            subject,
            Note::new(Kind::OperationMoved, Class::DocsOnly, message),
        );
    }
}

fn access(log: &mut Log<'_>, subject: &Subject, a: &Operation, b: &Operation) {
    let (old, new) = (urls(log.old, &a.servers), urls(log.new, &b.servers));
    if old != new {
        let kept = old.first() == new.first() && old.iter().all(|url| new.contains(url));
        let wire = if kept || old.is_empty() {
            Class::Compatible
        } else {
            Class::Breaking
        };
        let message = format!(
            "it is served by {}, was by {}",
            list(&b.servers),
            list(&a.servers)
        );
        log.push(subject, Note::new(Kind::ServersChanged, wire, message));
    }
    if a.auth != b.auth {
        let wire = if b.auth.is_some() {
            Class::Breaking
        } else {
            Class::Compatible
        };
        let (old, new) = (list(a.auth.as_slice()), list(b.auth.as_slice()));
        let message = format!("authentication is {new}, was {old}");
        log.push(subject, Note::new(Kind::AuthChanged, wire, message));
    }
    if a.permission != b.permission {
        let wire = match (&a.permission, &b.permission) {
            (Some(old), Some(new)) if named(old) == named(new) => Class::DocsOnly,
            (Some(_), Some(_)) => Class::Breaking,
            _ => Class::Compatible,
        };
        let (old, new) = (list(a.permission.as_slice()), list(b.permission.as_slice()));
        let message = format!("the permission is {new}, was {old}");
        log.push(subject, Note::new(Kind::AuthChanged, wire, message));
    }
}

/// What a permission names: the words in quotes or backticks of a sentence, else all of its words.
fn named(permission: &str) -> Vec<String> {
    let permission = permission.to_lowercase();
    let quoted: Vec<String> = permission
        .split(['`', '"', '“', '”'])
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect();
    if quoted.is_empty() {
        let words = permission.split(|sign: char| !sign.is_alphanumeric());
        return words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
    }
    quoted
}

fn urls<'a>(side: Side<'a>, names: &[String]) -> Vec<&'a str> {
    let url = |name: &String| {
        let wanted = |server: &&Server| server.name == *name;
        side.api
            .servers
            .iter()
            .find(wanted)
            .map(|server| server.url.as_str())
    };
    names.iter().filter_map(url).collect()
}

fn list(names: &[String]) -> String {
    if names.is_empty() {
        return "nothing".to_owned();
    }
    format!("`{}`", names.join("`, `"))
}

fn body(log: &mut Log<'_>, subject: &Subject, a: &Operation, b: &Operation) {
    encoding(log, subject, a, b);
    let mut types = Types::new(subject, (&a.types, &b.types), Direction::Sent);
    match (&a.whole_body, &b.whole_body) {
        (Some(old), Some(new)) => types.nodes(log, (old, new), "body", "body"),
        (None, None) => {}
        (_, new) => {
            let is = if new.is_some() {
                "one value"
            } else {
                "an object of parameters"
            };
            let note = Note::new(
                Kind::BodyChanged,
                Class::Breaking,
                format!("the body is {is}"),
            );
            log.push(subject, note.of("body", "body"));
        }
    }
}

/// What no longer takes what was sent is breaking; what takes another encoding beside it is not.
fn encoding(log: &mut Log<'_>, subject: &Subject, a: &Operation, b: &Operation) {
    let has = |operation: &Operation| operation.body != BodyEncoding::None;
    let (old, new) = (a.takes_either_body(), b.takes_either_body());
    if !(has(a) && has(b)) || (a.body == b.body && old == new) || (old && new) {
        return;
    }
    let word = |operation: &Operation| match (operation.takes_either_body(), operation.body) {
        (true, _) => "json or form",
        (_, BodyEncoding::Form) => "form",
        _ => "json",
    };
    let wire = if new {
        Class::Compatible
    } else {
        Class::Breaking
    };
    let message = format!("the body is written as {}, was {}", word(b), word(a));
    log.push(subject, Note::new(Kind::BodyChanged, wire, message));
}

fn response(log: &mut Log<'_>, subject: &Subject, a: &Operation, b: &Operation) {
    let shown = !a.response.examples.is_empty() || a.response.payload.is_some();
    let (old, new) = (wrapping(log.old, a), wrapping(log.new, b));
    // What happens to an envelope is told once, at the API.
    let wire = match (old, new) {
        (Some(old), Some(new)) if old.name != new.name => api::other_envelope(old, new),
        (Some(_), None) | (None, Some(_)) if shown => Class::Breaking,
        _ => Class::None,
    };
    if wire != Class::None {
        let name =
            |envelope: Option<&Envelope>| list(envelope.map(|one| one.name.clone()).as_slice());
        let message = format!(
            "answers are wrapped in {}, were in {}",
            name(new),
            name(old)
        );
        log.push(subject, Note::new(Kind::EnvelopeChanged, wire, message));
    }
    let mut types = Types::new(subject, (&a.types, &b.types), Direction::Received);
    match (&a.response.payload, &b.response.payload) {
        (Some(old), Some(new)) => types.nodes(log, (old, new), "response", ""),
        (None, None) => {}
        (_, new) => {
            let (wire, message) = if new.is_some() {
                (Class::Compatible, "the answer is documented now")
            } else {
                (Class::Breaking, "the answer is no longer documented")
            };
            let note = Note::new(Kind::ResponseChanged, wire, message);
            log.push(subject, note.of("response", ""));
        }
    }
    examples::kinds(log, subject, &a.response.examples, &b.response.examples);
    examples::compare(
        log,
        subject,
        &a.response.examples,
        &b.response.examples,
        "response",
    );
}

fn wrapping<'a>(side: Side<'a>, operation: &Operation) -> Option<&'a Envelope> {
    let name = operation.response.envelope.as_ref()?;
    side.api
        .envelopes
        .iter()
        .find(|envelope| envelope.name == *name)
}

/// What holds for calls beside their form.
fn rules(log: &mut Log<'_>, subject: &Subject, a: &Operation, b: &Operation) {
    if a.status != b.status {
        let wire = if b.status == Status::Deprecated {
            Class::Compatible
        } else {
            Class::DocsOnly
        };
        let message = format!("the operation is {:?}, was {:?}", b.status, a.status);
        let note = Note::new(Kind::StatusChanged, wire, message.to_lowercase());
        log.push(subject, note);
    }
    if a.pagination != b.pagination {
        let note = Note::new(
            Kind::PaginationChanged,
            Class::DocsOnly,
            "lists are cut otherwise",
        );
        log.push(subject, note);
    }
    if a.reads != b.reads {
        let word = |operation: &Operation| match operation.reads {
            Some(true) => "only reads",
            Some(false) => "acts",
            None => "does what its method says",
        };
        let message = format!("the call {}; it was said that it {}", word(b), word(a));
        log.push(
            subject,
            Note::new(Kind::ReadsChanged, Class::Compatible, message),
        );
    }
    if a.finds_out != b.finds_out {
        let (old, new) = (list(a.finds_out.as_slice()), list(b.finds_out.as_slice()));
        let message = format!("what became of a call is found out by {new}, was by {old}");
        log.push(
            subject,
            Note::new(Kind::FindsOutChanged, Class::DocsOnly, message),
        );
    }
}
