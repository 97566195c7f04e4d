//! What is said about an operation: shortly on its request, in full on its method.

use api_model::{Operation, Pagination, PaginationStyle, RateLimit, Scope, Status};

use crate::{
    context::Context,
    docs::{self, Docs, code, phrase},
};

/// The documentation of the request struct, which the linked method takes.
pub(crate) fn request(context: &Context<'_>, operation: &Operation, link: &str) -> Docs {
    let mut docs = Docs::new();
    heading(&mut docs, operation);
    docs.own(&format!(
        "Sent by {link} as {}{}.",
        call(operation),
        signed(operation)
    ));
    page(context, operation, &mut docs);
    docs
}

/// The documentation of the method.
pub(crate) fn method(context: &Context<'_>, operation: &Operation) -> Docs {
    let mut docs = Docs::new();
    heading(&mut docs, operation);
    docs.own(&format!("{}{}.", call(operation), signed(operation)));
    docs.text(&operation.description);
    docs.own_list(&facts(operation));
    if operation.status == Status::Undocumented {
        docs.own("The official documents do not mention it.");
    }
    errors(operation, &mut docs);
    page(context, operation, &mut docs);
    docs
}

fn heading(docs: &mut Docs, operation: &Operation) {
    docs.title(&operation.title);
    if docs.is_empty() {
        docs.own(&format!("Calls {}.", call(operation)));
    }
}

/// `GET /v4/order`, and the value that tells it from its like.
pub(crate) fn call(operation: &Operation) -> String {
    let line = code(&format!("{} {}", operation.method.as_str(), operation.path));
    match &operation.discriminator {
        Some(discriminator) => format!(
            "{line} with {} = {}",
            code(&discriminator.parameter),
            code(&discriminator.value)
        ),
        None => line,
    }
}

fn signed(operation: &Operation) -> String {
    match &operation.auth {
        Some(auth) => format!(", signed ({})", code(auth)),
        None => ", public".to_owned(),
    }
}

fn facts(operation: &Operation) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(permission) = &operation.permission {
        facts.push(format!("Permission: {}.", phrase(permission)));
    }
    if operation.is_confidential() {
        facts.push("Carries secrets, so errors show little of what the server says.".to_owned());
    }
    if operation.only_reads() != operation.method.is_safe() {
        facts.push(if operation.only_reads() {
            "Changes nothing, so it is repeated as a read is.".to_owned()
        } else {
            "Acts although it is a read by its method, so it is not repeated unasked.".to_owned()
        });
    }
    if let Some(other) = &operation.finds_out {
        facts.push(format!(
            "Where the outcome is unknown, {} finds out.",
            code(other)
        ));
    }
    facts.extend(operation.rate_limits.iter().map(limit));
    facts.extend(operation.pagination.as_ref().map(pagination));
    let doubts = operation.doubts.iter();
    facts.extend(doubts.map(|doubt| format!("In doubt: {}", docs::stopped(&phrase(&doubt.text)))));
    facts
}

fn limit(limit: &RateLimit) -> String {
    let window = match limit.window_ms {
        1000 => "second".to_owned(),
        60_000 => "minute".to_owned(),
        3_600_000 => "hour".to_owned(),
        ms if ms % 1000 == 0 => format!("{} seconds", ms / 1000),
        ms => format!("{ms} ms"),
    };
    let scope = match limit.scope {
        Scope::Ip => " and address",
        Scope::ApiKey => " and API key",
        Scope::User => " and user",
        Scope::Unsaid => "",
    };
    let calls = if limit.count == 1 { "call" } else { "calls" };
    let when = limit
        .when
        .as_ref()
        .map_or(String::new(), |when| format!(" ({})", phrase(when)));
    format!("Limit: {} {calls} per {window}{scope}{when}.", limit.count)
}

fn pagination(pagination: &Pagination) -> String {
    let style = match pagination.style {
        PaginationStyle::Cursor => "from an id",
        PaginationStyle::Page => "by page number",
        PaginationStyle::Offset => "by offset",
        PaginationStyle::Time => "by time",
    };
    let steered: Vec<String> = pagination
        .parameters
        .iter()
        .map(|name| code(name))
        .collect();
    if steered.is_empty() {
        format!("Pages: {style}.")
    } else {
        format!("Pages: {style}, steered by {}.", steered.join(", "))
    }
}

fn errors(operation: &Operation, docs: &mut Docs) {
    if operation.errors.is_empty() {
        return;
    }
    let items: Vec<String> = operation
        .errors
        .iter()
        .map(|error| match error.meaning.main() {
            Some(meaning) => format!("{}: {}", code(&error.code), phrase(meaning)),
            None => code(&error.code),
        })
        .collect();
    docs.own("# Errors");
    docs.own("Besides those of every call:");
    docs.own_list(&items);
}

fn page(context: &Context<'_>, operation: &Operation, docs: &mut Docs) {
    if let Some(place) = operation.places.first() {
        docs.own(&format!("Page: {}.", context.cite(place)));
    }
}
