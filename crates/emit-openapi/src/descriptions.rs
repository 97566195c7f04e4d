//! What an operation's reader wants to know besides its title: the page's prose, then one line of facts.
//!
//! The facts stand in `x-` keys too; here they are for people, whose readers show no such keys.

use api_model::{
    Api, Discriminator, Operation, Pagination, PaginationStyle, RateLimit, Scope, Section, Status,
};
use exact_json::Json;

use crate::paths::Group;
use crate::texts;

/// Sets the description: never empty, the other languages of the prose beside it.
pub(crate) fn put(json: &mut Json, api: &Api, group: &Group<'_>) {
    let first = group.operations[0];
    texts::put(json, "description", &first.description);
    let prose = first.description.main().map(str::to_owned);
    let parts = prose.into_iter().chain([facts(api, first).join(" ")]);
    let mut parts: Vec<String> = parts.collect();
    if group.operations.len() > 1 {
        parts.push(several(group));
    }
    json.set("description", Json::text(parts.join("\n\n")));
}

/// Short sentences, the most important first.
fn facts(api: &Api, operation: &Operation) -> Vec<String> {
    let section = api
        .sections
        .iter()
        .find(|one| one.id == operation.section)
        .filter(|one| !one.rate_limits.is_empty());
    let mut facts = Vec::new();
    facts.extend(status(operation.status).map(str::to_owned));
    facts.push(access(operation));
    let permission = operation.permission.as_ref();
    facts.extend(permission.map(|one| format!("Permission of the key: {one}.")));
    facts.extend(effect(operation).map(str::to_owned));
    facts.extend(operation.finds_out.as_ref().map(|other| {
        format!(
            "Where the answer is lost, {} finds out what became of it.",
            code(other)
        )
    }));
    if !operation.rate_limits.is_empty() {
        facts.push(format!("At most {}.", limits(&operation.rate_limits)));
    }
    facts.extend(section.map(shared));
    facts.extend(operation.pagination.as_ref().map(pages));
    facts
}

fn status(status: Status) -> Option<&'static str> {
    match status {
        Status::Active => None,
        Status::Deprecated => Some("Deprecated: it will go away."),
        Status::Undocumented => Some("It works, but the official documents do not mention it."),
    }
}

fn access(operation: &Operation) -> String {
    match &operation.auth {
        Some(scheme) => format!("Signed ({}).", code(scheme)),
        None => "Public: needs no key.".to_owned(),
    }
}

/// Where the method says otherwise.
fn effect(operation: &Operation) -> Option<&'static str> {
    match (operation.only_reads(), operation.method.is_safe()) {
        (true, false) => Some("Changes nothing."),
        (false, true) => Some("Changes something, although its method only reads."),
        _ => None,
    }
}

fn shared(section: &Section) -> String {
    let lock = section.lock_ms.map_or(String::new(), |lock| {
        format!("; whoever exceeds that is shut out for {}", span(lock))
    });
    format!(
        "All calls of the section share {}{lock}.",
        limits(&section.rate_limits)
    )
}

fn limits(all: &[RateLimit]) -> String {
    and(&all.iter().map(limit).collect::<Vec<_>>())
}

fn limit(limit: &RateLimit) -> String {
    let scope = match limit.scope {
        Scope::Ip => " per address",
        Scope::ApiKey => " per API key",
        Scope::User => " per user",
        Scope::Unsaid => "",
    };
    let calls = if limit.count == 1 { "call" } else { "calls" };
    let when = limit.when.as_ref();
    let when = when.map_or(String::new(), |when| format!(" ({when})"));
    let window = match limit.window_ms {
        1000 => "a second".to_owned(),
        60_000 => "a minute".to_owned(),
        3_600_000 => "an hour".to_owned(),
        ms => format!("in {}", span(ms)),
    };
    format!("{} {calls} {window}{scope}{when}", limit.count)
}

/// A length of time in the largest unit that it is a whole number of.
fn span(ms: u64) -> String {
    let units = [(3_600_000, "hour"), (60_000, "minute"), (1000, "second")];
    let fits = |unit: &&(u64, &str)| ms >= unit.0 && ms.is_multiple_of(unit.0);
    let (size, unit) = units.iter().find(fits).unwrap_or(&(1, "millisecond"));
    match ms / size {
        1 => format!("1 {unit}"),
        many => format!("{many} {unit}s"),
    }
}

fn pages(pagination: &Pagination) -> String {
    let style = match pagination.style {
        PaginationStyle::Cursor => "from an id",
        PaginationStyle::Page => "by page number",
        PaginationStyle::Offset => "by offset",
        PaginationStyle::Time => "by time",
    };
    let steered: Vec<String> = pagination.parameters.iter().map(|one| code(one)).collect();
    if steered.is_empty() {
        return format!("The list comes in pages {style}.");
    }
    format!(
        "The list comes in pages {style}, steered by {}.",
        and(&steered)
    )
}

/// Calls that share the method and path, and what tells them apart.
fn several(group: &Group<'_>) -> String {
    let item = |operation: &&Operation| {
        let title = operation.title.main().unwrap_or(&operation.id);
        match &operation.discriminator {
            Some(Discriminator { parameter, value }) => {
                format!("- with {} = {}: {title}", code(parameter), code(value))
            }
            None => format!("- {title}"),
        }
    };
    let items: Vec<String> = group.operations.iter().map(item).collect();
    format!(
        "Several calls share this method and path:

{}",
        items.join(
            "
"
        )
    )
}

/// `a`, `a and b`, `a, b and c`.
fn and(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// A name as Markdown shows it letter for letter.
fn code(name: &str) -> String {
    let runs = name.split(|sign| sign != '`').map(str::len);
    match runs.max().unwrap_or(0) {
        0 => format!("`{name}`"),
        longest => {
            let fence = "`".repeat(longest + 1);
            format!("{fence} {name} {fence}")
        }
    }
}
