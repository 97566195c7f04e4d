//! Explanations as people read them.

use std::fmt::Write;

use api_model::{Api, Bounds, EnumRef, Field, Node, Operation, Origin, Place, Type};

/// An operation: where it is declared, what it takes and gives.
pub(super) fn operation(api: &Api, operation: &Operation) -> String {
    let mut out = format!(
        "{}.{}: {} {}\n",
        operation.section,
        operation.id,
        operation.method.as_str(),
        operation.path
    );
    let id = if operation.id_stated {
        "stated by the page"
    } else {
        "made from method and path"
    };
    let _ = writeln!(out, "  id        {id}");
    for place in &operation.places {
        let _ = writeln!(out, "  declared  {}", at(api, place));
    }
    let _ = writeln!(
        out,
        "  auth      {}",
        operation.auth.as_deref().unwrap_or("public")
    );
    for limit in &operation.rate_limits {
        let place = limit.place.map(|place| at(api, &place)).unwrap_or_default();
        let _ = writeln!(
            out,
            "  limit     {} in {} ms  {place}",
            limit.count, limit.window_ms
        );
    }
    for parameter in &operation.parameters {
        line(
            &mut out,
            api,
            &format!("parameters.{}", parameter.field.name),
            &parameter.field.node,
        );
    }
    if let Some(payload) = &operation.response.payload {
        line(&mut out, api, "response", payload);
    }
    for doubt in &operation.doubts {
        let _ = writeln!(out, "  doubt     {}  {}", doubt.text, at(api, &doubt.place));
    }
    out
}

/// An object type and its fields.
pub(super) fn shape(api: &Api, operation: &Operation, shape: usize, name: &str) -> String {
    let shape = &operation.types.shapes[shape];
    let mut out = format!(
        "{name}: an object of {}.{}\n",
        operation.section, operation.id
    );
    for place in &shape.places {
        let _ = writeln!(out, "  shown     {}", at(api, place));
    }
    for field in &shape.fields {
        line(&mut out, api, &field.name, &field.node);
    }
    out
}

/// A parameter or field: its type, the whole chain of evidence, and what would change it.
pub(super) fn field(api: &Api, title: &str, field: &Field) -> String {
    let mut out = node(api, title, &field.node);
    let required = if field.required { "yes" } else { "no" };
    let _ = writeln!(out, "  required  {required}");
    if let Some(default) = &field.default {
        let _ = writeln!(out, "  default   {default}");
    }
    if !field.bounds.is_empty() {
        let _ = writeln!(out, "  bounds    {}", bounds(&field.bounds));
    }
    for place in &field.places {
        let _ = writeln!(out, "  shown     {}", at(api, place));
    }
    out
}

/// A type and its chain of evidence, the deciding piece first.
pub(super) fn node(api: &Api, title: &str, node: &Node) -> String {
    let mut out = format!("{title}: {}\n", kind(api, &node.ty));
    for (index, evidence) in node.evidence.iter().enumerate() {
        let place = evidence
            .place
            .map(|place| format!("  {}", at(api, &place)))
            .unwrap_or_default();
        let mark = if index == 0 { "because" } else { "and" };
        let _ = writeln!(
            out,
            "  {mark:8}  {}: {}{place}",
            origin(evidence.origin),
            evidence.says
        );
    }
    out
}

fn line(out: &mut String, api: &Api, name: &str, node: &Node) {
    let says = node
        .evidence
        .first()
        .map(|evidence| evidence.says.as_str())
        .unwrap_or_default();
    let _ = writeln!(
        out,
        "  {name}: {} ({}: {says})",
        kind(api, &node.ty),
        origin(node.origin())
    );
}

fn kind(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Boolean => "boolean".into(),
        Type::Integer => "integer".into(),
        Type::Decimal => "decimal".into(),
        Type::String => "string".into(),
        Type::Secret => "secret".into(),
        Type::Id => "id".into(),
        Type::Timestamp(api_model::TimeUnit::Seconds) => "timestamp in seconds".into(),
        Type::Timestamp(api_model::TimeUnit::Milliseconds) => "timestamp in milliseconds".into(),
        Type::Enum(EnumRef::Shared(at)) => api
            .enums
            .get(*at)
            .map_or_else(|| "enum".into(), |found| format!("enum {}", found.name)),
        Type::Enum(EnumRef::Local(_)) => "enum".into(),
        Type::Object(_) => "object".into(),
        Type::Array(inner) => format!("list of {}", kind(api, &inner.ty)),
        Type::Map(inner) => format!("map to {}", kind(api, &inner.ty)),
        Type::Any => "any JSON".into(),
    }
}

const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Corrected => "corrected",
        Origin::Stated => "stated",
        Origin::Ruled => "by rule",
        Origin::Inferred => "inferred",
        Origin::Defaulted => "by default",
    }
}

fn bounds(bounds: &Bounds) -> String {
    let mut said = Vec::new();
    let mut add = |label: &str, value: Option<String>| {
        said.extend(value.map(|value| format!("{label} {value}")));
    };
    add(
        if bounds.exclusive_min {
            "above"
        } else {
            "from"
        },
        bounds.min.clone(),
    );
    add(
        if bounds.exclusive_max { "below" } else { "to" },
        bounds.max.clone(),
    );
    add("characters from", bounds.min_length.map(|n| n.to_string()));
    add("characters to", bounds.max_length.map(|n| n.to_string()));
    add("elements to", bounds.max_items.map(|n| n.to_string()));
    add("pattern", bounds.pattern.clone());
    said.join(", ")
}

fn at(api: &Api, place: &Place) -> String {
    let page = api
        .pages
        .get(place.page as usize)
        .map_or("", String::as_str);
    format!("{page}:{}:{}", place.line, place.column)
}
