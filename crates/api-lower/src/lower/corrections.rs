//! Corrections: what the pages say wrong, each with its place, the expected old value and the new one.
//!
//! A correction expires: where its place is gone, where the pages no longer say the old value, or where old and new
//! are the same, it is an error. `at` is `METHOD /path` and then one of
//!
//! - `parameters.<name>[.<inner name>].(type|required|description|enum|default|in)`,
//! - `response[.<field>…].(type|required|description|enum)`; a list's elements have the list's path,
//! - `rate_limits`, `body`, `auth`.
//!
//! Places that merged into one type are corrected together.

use api_model::{
    Api, BodyEncoding, EnumDef, EnumRef, EnumValue, Evidence, Field, Location, Node, Operation,
    Origin, Text, Type,
};
use diagnostics::{Code, Diagnostic, Sink, codes};
use spec_draft::{CorrectionDraft, Said};

use super::words::nearest;
use super::{parameters, prose, rate_limits, route};
use crate::context::Context;
use crate::type_words::{self, TypeWord};

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
        .filter(|have| have.method == method && have.path == path)
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
        "parameters" => parameter(cx, draft, &steps, aspect, operation, enums),
        "response" => response(cx, draft, &steps, aspect, operation, enums),
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
    let same = |one: &str, other: &str| {
        one.eq_ignore_ascii_case(other) || canonical(one) == canonical(other)
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
fn canonical(text: &str) -> String {
    match type_words::read(text) {
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

fn parameter(
    cx: &Context<'_>,
    draft: &CorrectionDraft,
    steps: &[&str],
    aspect: &str,
    operation: &mut Operation,
    enums: &[EnumDef],
) -> Outcome {
    let Some((first, inner)) = steps.split_first() else {
        return Err(bad_place(draft, &draft.at.value));
    };
    let names: Vec<&str> = operation
        .parameters
        .iter()
        .map(|have| have.field.name.as_str())
        .collect();
    let Some(at) = names.iter().position(|name| name == first) else {
        let help = nearest(first, names).map_or_else(
            || "take the correction out, or name a parameter of the page".to_owned(),
            |near| format!("write `{near}`"),
        );
        return Err(no_place(
            &draft.at,
            format!("the call has no parameter `{first}`"),
            help,
        ));
    };
    if inner.is_empty() && aspect == "in" {
        let word = |location: Location| format!("{location:?}").to_lowercase();
        expect(draft, &word(operation.parameters[at].location))?;
        let Some(location) = parameters::location::word(&draft.to.value) else {
            return Err(no_value(draft, "write path, query, body or header"));
        };
        operation.parameters[at].location = location;
        operation.parameters[at]
            .field
            .node
            .evidence
            .insert(0, corrected(cx, draft, "it travels in"));
        if operation.body == BodyEncoding::None && super::operations::has_body(operation) {
            operation.body = BodyEncoding::Json;
        } else if !super::operations::has_body(operation) {
            operation.body = BodyEncoding::None;
        }
        return Ok(());
    }
    let mut types = std::mem::take(&mut operation.types);
    let parameter = &mut operation.parameters[at].field;
    let outcome = with_field(parameter, inner, &mut types, &mut |field, types| {
        aspect_of(cx, draft, aspect, field, types, enums)
    });
    operation.types = types;
    outcome.unwrap_or_else(|| Err(no_field(draft, steps)))
}

fn no_field(draft: &CorrectionDraft, steps: &[&str]) -> Box<Diagnostic> {
    no_place(
        &draft.at,
        format!("there is no field `{}`", steps.join(".")),
        "run `cargo xtask explain` on the operation to see its fields; mend the place or take the correction out",
    )
}

fn response(
    cx: &Context<'_>,
    draft: &CorrectionDraft,
    steps: &[&str],
    aspect: &str,
    operation: &mut Operation,
    enums: &[EnumDef],
) -> Outcome {
    let mut types = std::mem::take(&mut operation.types);
    let outcome = match operation.response.payload.as_mut() {
        None => None,
        Some(node) => {
            // The payload as a field, so that it can be corrected as one.
            let mut field = Field {
                name: "response".to_owned(),
                node: node.clone(),
                required: false,
                description: Text::default(),
                default: None,
                bounds: api_model::Bounds::default(),
                places: Vec::new(),
            };
            let outcome = with_field(&mut field, steps, &mut types, &mut |field, types| {
                aspect_of(cx, draft, aspect, field, types, enums)
            });
            *node = field.node;
            outcome
        }
    };
    operation.types = types;
    outcome.unwrap_or_else(|| Err(no_field(draft, steps)))
}

type Change<'c> = &'c mut dyn FnMut(&mut Field, &mut api_model::TypeTable) -> Outcome;

/// Calls `change` on the field that the steps lead to; nothing where they lead nowhere.
fn with_field(
    field: &mut Field,
    steps: &[&str],
    types: &mut api_model::TypeTable,
    change: Change<'_>,
) -> Option<Outcome> {
    let Some((first, rest)) = steps.split_first() else {
        return Some(change(field, types));
    };
    let shape = object_of(&field.node)?;
    let at = types
        .shapes
        .get(shape)?
        .fields
        .iter()
        .position(|have| have.name == *first)?;
    let mut inner = types.shapes[shape].fields[at].clone();
    let outcome = with_field(&mut inner, rest, types, change);
    types.shapes[shape].fields[at] = inner;
    outcome
}

/// The object that a node is, or that its elements are.
fn object_of(node: &Node) -> Option<usize> {
    match &node.ty {
        Type::Object(at) => Some(*at),
        Type::Array(inner) | Type::Map(inner) => object_of(inner),
        _ => None,
    }
}

fn aspect_of(
    cx: &Context<'_>,
    draft: &CorrectionDraft,
    aspect: &str,
    field: &mut Field,
    types: &mut api_model::TypeTable,
    enums: &[EnumDef],
) -> Outcome {
    let to = draft.to.value.trim();
    match aspect {
        "type" => {
            expect(draft, &told(&field.node.ty, types, enums))?;
            let Some(ty) = type_of(to, cx) else {
                return Err(no_value(
                    draft,
                    "write string, integer, decimal, boolean, id, timestamp, any, a shared enum, or one of them with `[]`",
                ));
            };
            let evidence = std::mem::take(&mut field.node.evidence);
            field.node = as_node(ty, &corrected(cx, draft, "it is"));
            field.node.evidence.extend(evidence);
            Ok(())
        }
        "required" => {
            expect(draft, if field.required { "true" } else { "false" })?;
            field.required = matches!(to, "true" | "yes");
            field
                .node
                .evidence
                .insert(0, corrected(cx, draft, "required is"));
            Ok(())
        }
        "description" => {
            expect(draft, field.description.main().unwrap_or("none"))?;
            let language = field
                .description
                .entries
                .first()
                .map_or("en", |(language, _)| language.as_str())
                .to_owned();
            field
                .description
                .entries
                .retain(|(have, _)| *have != language);
            let mut text = Text::new(&language, &prose::clean(to));
            text.entries.append(&mut field.description.entries);
            field.description = text;
            Ok(())
        }
        "default" => {
            expect(draft, field.default.as_deref().unwrap_or("none"))?;
            field.default = Some(to.to_owned()).filter(|value| value != "none");
            field
                .node
                .evidence
                .insert(0, corrected(cx, draft, "the default is"));
            Ok(())
        }
        "enum" => corrected_enum(cx, draft, field, types, enums),
        _ => Err(bad_place(draft, &draft.at.value)),
    }
}

/// The values of a field as a list, `none` where any value is allowed.
fn values(node: &Node, types: &api_model::TypeTable, enums: &[EnumDef]) -> String {
    let list = |found: Option<&EnumDef>| {
        found.map_or_else(
            || "none".to_owned(),
            |found| {
                found
                    .values
                    .iter()
                    .map(|value| value.value.as_str())
                    .collect::<Vec<_>>()
                    .join(",")
            },
        )
    };
    match &node.ty {
        Type::Enum(EnumRef::Local(at)) => list(types.enums.get(*at)),
        Type::Enum(EnumRef::Shared(at)) => list(enums.get(*at)),
        Type::Array(inner) => values(inner, types, enums),
        _ => "none".to_owned(),
    }
}

fn corrected_enum(
    cx: &Context<'_>,
    draft: &CorrectionDraft,
    field: &mut Field,
    types: &mut api_model::TypeTable,
    enums: &[EnumDef],
) -> Outcome {
    expect(draft, &values(&field.node, types, enums))?;
    let to = draft.to.value.trim();
    let listed: Vec<&str> = to
        .split([',', ';'])
        .map(str::trim)
        .filter(|value| !value.is_empty())
        .collect();
    let places = field.places.clone();
    let old = |node: &Node| match node.ty {
        Type::Enum(EnumRef::Local(at)) => types.enums.get(at).map(|found| found.numeric),
        Type::Integer => Some(true),
        _ => None,
    };
    let whole = listed.iter().all(|value| value.parse::<i64>().is_ok());
    let ty = if to == "none" {
        Type::String
    } else if let (Some(at), [_]) = (cx.shared_enum(to), listed.as_slice()) {
        Type::Enum(EnumRef::Shared(at))
    } else {
        let numeric = old(&field.node).unwrap_or(false) && whole;
        let base = super::words::words(&field.name).unwrap_or_else(|| "value".to_owned());
        let mut name = base;
        while types.enums.iter().any(|have| have.name == name)
            || types.shapes.iter().any(|have| have.name == name)
        {
            name.push_str("_value");
        }
        let values = listed.iter().map(|value| EnumValue {
            value: (*value).to_owned(),
            label: Text::default(),
            name: None,
        });
        types.enums.push(EnumDef {
            name,
            stated: false,
            description: Text::default(),
            numeric,
            values: values.collect(),
            places,
        });
        Type::Enum(EnumRef::Local(types.enums.len() - 1))
    };
    let target = match &mut field.node.ty {
        Type::Array(inner) => inner.as_mut(),
        _ => &mut field.node,
    };
    target.ty = ty;
    target
        .evidence
        .insert(0, corrected(cx, draft, "its values are"));
    Ok(())
}

/// A type as corrections write it.
fn told(ty: &Type, types: &api_model::TypeTable, enums: &[EnumDef]) -> String {
    match ty {
        Type::Boolean => "boolean".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Decimal => "decimal".to_owned(),
        Type::String => "string".to_owned(),
        Type::Id => "id".to_owned(),
        Type::Timestamp(api_model::TimeUnit::Milliseconds) => "timestamp".to_owned(),
        Type::Timestamp(api_model::TimeUnit::Seconds) => "timestamp_s".to_owned(),
        Type::Enum(EnumRef::Local(at)) => types
            .enums
            .get(*at)
            .map_or_else(String::new, |found| found.name.clone()),
        Type::Enum(EnumRef::Shared(at)) => enums
            .get(*at)
            .map_or_else(String::new, |found| found.name.clone()),
        Type::Object(_) => "object".to_owned(),
        Type::Array(inner) => format!("{}[]", told(&inner.ty, types, enums)),
        Type::Map(_) => "map".to_owned(),
        Type::Any => "any".to_owned(),
    }
}

fn as_node(ty: Type, evidence: &Evidence) -> Node {
    let ty = match ty {
        Type::Array(inner) => Type::Array(Box::new(as_node(inner.ty, evidence))),
        Type::Map(inner) => Type::Map(Box::new(as_node(inner.ty, evidence))),
        other => other,
    };
    Node::new(ty, evidence.clone())
}

/// The type that a text names; objects cannot be named into being.
fn type_of(text: &str, cx: &Context<'_>) -> Option<Type> {
    of_word(&type_words::read(text)?, cx)
}

fn of_word(word: &TypeWord, cx: &Context<'_>) -> Option<Type> {
    let blank = |ty| {
        Box::new(Node {
            ty,
            evidence: Vec::new(),
        })
    };
    Some(match word {
        TypeWord::Boolean => Type::Boolean,
        TypeWord::Integer => Type::Integer,
        TypeWord::Decimal | TypeWord::Number => Type::Decimal,
        TypeWord::String => Type::String,
        TypeWord::Id => Type::Id,
        TypeWord::Timestamp(unit) => Type::Timestamp(*unit),
        TypeWord::Any => Type::Any,
        TypeWord::Map => Type::Map(blank(Type::Any)),
        TypeWord::Array(None) => Type::Array(blank(Type::Any)),
        TypeWord::Array(Some(inner)) => Type::Array(blank(of_word(inner, cx)?)),
        TypeWord::Named(name) => Type::Enum(EnumRef::Shared(cx.shared_enum(name)?)),
        TypeWord::Enum | TypeWord::Object => return None,
    })
}
