//! Corrections: what the pages say wrong, each with its place, the expected old value and the new one.
//!
//! Several calls on one method and path are corrected together, or one of them as `METHOD /path?parameter=value`.
//!
//! A correction expires: where its place is gone, where the pages no longer say the old value, or where old and new
//! are the same, it is an error. `at` is `METHOD /path` and then one of
//!
//! - `parameters.<name>[.<inner name>].(type|required|description|enum|default|in)`,
//! - `response[.<field>…].(type|required|description|enum)`; a list's elements have the list's path,
//! - `rate_limits`, `body`, `auth`.
//!
//! Places that merged into one type are corrected together.

mod fields;
mod types;

pub use self::types::{told, values};

use api_model::{Api, BodyEncoding, EnumDef, Evidence, Location, Operation, Origin};
use diagnostics::{Code, Diagnostic, Sink, codes};
use spec_draft::{CorrectionDraft, Said};

use super::{prose, rate_limits, route};
use crate::context::Context;
use crate::type_words::{self, TypeWord};
use crate::words::nearest;

/// Applies every correction, each reported that does not hold.
pub(crate) fn apply(
    cx: &Context<'_>,
    corrections: &[CorrectionDraft],
    api: &mut Api,
    sink: &mut Sink,
) {
    for draft in corrections {
        if let Err(finding) = one(cx, draft, api, sink) {
            sink.push(*finding);
        }
    }
}

type Outcome = Result<(), Box<Diagnostic>>;

fn wrong(code: Code, said: &Said, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(code, said.span, message)
}

fn no_place(said: &Said, message: impl Into<String>, help: impl Into<String>) -> Box<Diagnostic> {
    Box::new(wrong(codes::lower::CORRECTION_AT, said, message).help(help))
}

fn one(cx: &Context<'_>, draft: &CorrectionDraft, api: &mut Api, sink: &mut Sink) -> Outcome {
    let at = draft.at.value.trim();
    let mut parts = at.split_whitespace();
    let (method, path, place) = (parts.next(), parts.next(), parts.next());
    let (Some(method), Some(path), Some(place), None) =
        (method.and_then(route::method), path, place, parts.next())
    else {
        return Err(no_place(
            &draft.at,
            format!("`{at}` is no place"),
            "write it as `GET /v4/lever/balance response.base.currencyId.type`",
        ));
    };
    let enums = api.enums.clone();
    let mut found: Vec<&mut Operation> = api
        .operations
        .iter_mut()
        .filter(|have| have.method == method && is_at(have, path))
        .collect();
    if found.is_empty() {
        let paths: Vec<&str> = api
            .operations
            .iter()
            .filter(|have| have.method == method)
            .map(|have| have.path.as_str())
            .collect();
        let help = nearest(path, paths).map_or_else(
            || "take the correction out, or mend the path".to_owned(),
            |near| {
                format!(
                    "write `{} {near} {place}`, or take the correction out",
                    method.as_str()
                )
            },
        );
        return Err(no_place(
            &draft.at,
            format!("no page describes `{} {path}`", method.as_str()),
            help,
        ));
    }
    for operation in &mut found {
        correct(cx, draft, place, operation, &enums, sink)?;
    }
    Ok(())
}

/// Whether an operation is meant by a path, behind which may stand the value that tells calls of one path apart.
fn is_at(operation: &Operation, path: &str) -> bool {
    let (path, which) = path.split_once('?').unwrap_or((path, ""));
    let own = || {
        let which = operation.discriminator.as_ref()?;
        Some(format!("{}={}", which.parameter, which.value))
    };
    operation.path == path && (which.is_empty() || own().as_deref() == Some(which))
}

fn correct(
    cx: &Context<'_>,
    draft: &CorrectionDraft,
    place: &str,
    operation: &mut Operation,
    enums: &[EnumDef],
    sink: &mut Sink,
) -> Outcome {
    match place {
        "rate_limits" => return limits(cx, draft, operation, sink),
        "body" => return body(draft, operation),
        "auth" => {
            let now = operation.auth.clone().unwrap_or_else(|| "none".to_owned());
            expect(draft, &now)?;
            operation.auth = Some(draft.to.value.trim().to_owned()).filter(|name| name != "none");
            return Ok(());
        }
        _ => {}
    }
    let (target, aspect) = place.rsplit_once('.').unwrap_or((place, ""));
    let Some((root, steps)) = target
        .split_once('.')
        .or((target == "response").then_some((target, "")))
    else {
        return Err(bad_place(draft, place));
    };
    let steps: Vec<&str> = steps
        .split('.')
        .filter(|step| !step.is_empty())
        .map(|step| step.trim_end_matches("[]"))
        .collect();
    match root {
        "parameters" => fields::parameter(cx, draft, &steps, aspect, operation, enums),
        "response" => fields::response(cx, draft, &steps, aspect, operation, enums),
        _ => Err(bad_place(draft, place)),
    }
}

fn bad_place(draft: &CorrectionDraft, place: &str) -> Box<Diagnostic> {
    no_place(
        &draft.at,
        format!("`{place}` is nothing that can be corrected"),
        "write `parameters.<name>.type`, `response.<field>.type`, `rate_limits`, `body` or `auth`; beside `type` there are required, description, enum, default and in",
    )
}

/// Holds a correction against what is there now.
fn expect(draft: &CorrectionDraft, now: &str) -> Outcome {
    let (from, to) = (draft.from.value.trim(), draft.to.value.trim());
    // Types have many spellings; a text means what it says, whatever type words stand in it.
    let typed = draft.at.value.trim_end().rsplit('.').next() == Some("type");
    let same = |one: &str, other: &str| {
        one.eq_ignore_ascii_case(other) || canonical(one, typed) == canonical(other, typed)
    };
    if same(now, to) {
        return Err(Box::new(
            wrong(
                codes::lower::CORRECTION_IDLE,
                &draft.to,
                format!("`{}` is `{now}` already", draft.at.value.trim()),
            )
            .help("take the correction out: the pages or a rule say the same by now"),
        ));
    }
    if !same(now, from) {
        return Err(Box::new(
            wrong(
                codes::lower::CORRECTION_FROM,
                &draft.from,
                format!(
                    "the pages say `{now}` for `{}`, not `{from}`",
                    draft.at.value.trim()
                ),
            )
            .help("look at the pages again; then mend `from`, or take the correction out"),
        ));
    }
    Ok(())
}

/// One spelling of a type or list, for comparing.
fn canonical(text: &str, typed: bool) -> String {
    match type_words::read(text).filter(|_| typed) {
        Some(TypeWord::Named(_)) | None => text
            .split([',', ';'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(",")
            .to_lowercase(),
        Some(word) => word.says(),
    }
}

fn corrected(cx: &Context<'_>, draft: &CorrectionDraft, what: &str) -> Evidence {
    let _ = cx;
    Evidence {
        origin: Origin::Corrected,
        says: format!(
            "a correction says {what} `{}`: {}",
            draft.to.value.trim(),
            prose::line(&draft.why.value)
        ),
        place: None,
    }
}

fn limits(
    cx: &Context<'_>,
    draft: &CorrectionDraft,
    operation: &mut Operation,
    sink: &mut Sink,
) -> Outcome {
    let key = |limits: &[api_model::RateLimit]| -> Vec<_> {
        limits
            .iter()
            .map(|limit| {
                (
                    limit.count,
                    limit.window_ms,
                    limit.scope,
                    limit.when.clone(),
                )
            })
            .collect()
    };
    let told = |said: &Said| {
        if said.value.trim() == "none" {
            Vec::new()
        } else {
            rate_limits::read(&said.value)
        }
    };
    let (from, to) = (told(&draft.from), told(&draft.to));
    let now = key(&operation.rate_limits);
    if now == key(&to) {
        return expect(draft, draft.to.value.trim());
    }
    if now != key(&from) {
        let now: Vec<String> = operation
            .rate_limits
            .iter()
            .map(|limit| format!("{} in {} ms", limit.count, limit.window_ms))
            .collect();
        let now = if now.is_empty() {
            "none".to_owned()
        } else {
            now.join(", ")
        };
        return expect(draft, &now);
    }
    operation.rate_limits = if to.is_empty() {
        Vec::new()
    } else {
        rate_limits::lower(cx, [&draft.to], sink)
    };
    for limit in &mut operation.rate_limits {
        limit.place = None;
    }
    Ok(())
}

fn body(draft: &CorrectionDraft, operation: &mut Operation) -> Outcome {
    let word = |body: BodyEncoding| match body {
        BodyEncoding::None => "none",
        BodyEncoding::Json => "json",
        BodyEncoding::Form => "form",
    };
    expect(draft, word(operation.body))?;
    let to = draft.to.value.trim().to_lowercase();
    let (encoding, location) = match to.as_str() {
        "json" => (BodyEncoding::Json, Location::Body),
        "form" => (BodyEncoding::Form, Location::Body),
        "none" | "query" => (BodyEncoding::None, Location::Query),
        _ => return Err(no_value(draft, "write json, form or none")),
    };
    let old = if location == Location::Body {
        Location::Query
    } else {
        Location::Body
    };
    for parameter in operation
        .parameters
        .iter_mut()
        .filter(|have| have.location == old)
    {
        parameter.location = location;
    }
    operation.body = encoding;
    Ok(())
}

fn no_value(draft: &CorrectionDraft, help: &str) -> Box<Diagnostic> {
    Box::new(
        wrong(
            codes::lower::CORRECTION_AT,
            &draft.to,
            format!("`{}` cannot stand there", draft.to.value.trim()),
        )
        .help(help),
    )
}
