//! Words for types, evidence and bounds.

use api_model::{Api, Bounds, EnumRef, Origin, TimeUnit, Type};

/// A type in words.
pub(super) fn kind(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Boolean => "boolean".into(),
        Type::Integer => "integer".into(),
        Type::Decimal => "decimal".into(),
        Type::String => "string".into(),
        Type::Secret => "secret".into(),
        Type::Id => "id".into(),
        Type::Timestamp(TimeUnit::Seconds) => "timestamp in seconds".into(),
        Type::Timestamp(TimeUnit::Milliseconds) => "timestamp in milliseconds".into(),
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

/// A rank of evidence in words.
pub(super) const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Corrected => "corrected",
        Origin::Stated => "stated",
        Origin::Ruled => "by rule",
        Origin::Inferred => "inferred",
        Origin::Defaulted => "by default",
    }
}

/// Bounds in words.
pub(super) fn bounds(bounds: &Bounds) -> String {
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
