//! Whether a documented example fits the schema that is written beside it.

use api_model::{Field, Node, Type, TypeScope};
use exact_json::Json;

/// Whether a value fits a type. `answer`: null is taken for what is not always there.
pub(crate) fn fits(value: &Json, node: &Node, types: TypeScope<'_>, answer: bool) -> bool {
    match &node.ty {
        Type::Any => true,
        Type::Boolean => matches!(value, Json::Bool(_)),
        Type::Integer | Type::Timestamp(_) => is_integer(value),
        Type::Decimal => matches!(value, Json::Number(_) | Json::Text(_)),
        Type::String | Type::Secret => matches!(value, Json::Text(_)),
        Type::Id => matches!(value, Json::Text(_)) || is_integer(value),
        Type::Enum(which) => {
            if types.is_numeric(which) {
                is_integer(value)
            } else {
                matches!(value, Json::Text(_))
            }
        }
        Type::Object(at) => fits_fields(value, types.fields(*at).iter(), types, answer),
        Type::Array(inner) => match value {
            Json::List(elements) => elements.iter().all(|one| fits(one, inner, types, answer)),
            _ => false,
        },
        Type::Map(inner) => match value {
            Json::Map(members) => members
                .iter()
                .all(|(_, one)| fits(one, inner, types, answer)),
            _ => false,
        },
    }
}

/// Whether a value is an object of these fields and no others: those that must be there are, and each fits.
pub(crate) fn fits_fields<'a>(
    value: &Json,
    mut fields: impl Iterator<Item = &'a Field>,
    types: TypeScope<'_>,
    answer: bool,
) -> bool {
    let Json::Map(members) = value else {
        return false;
    };
    let mut known = 0;
    let fit = |field: &Field| match value.get(&field.name) {
        None => !field.required,
        Some(value) => {
            known += 1;
            match value {
                Json::Null => (answer && !field.required) || field.node.ty == Type::Any,
                _ => fits(value, &field.node, types, answer) && within(value, field),
            }
        }
    };
    fields.all(fit) && known == members.len()
}

/// Whether lengths are kept; numbers in bounds are not compared, so a bounded number has no example.
fn within(value: &Json, field: &Field) -> bool {
    let bounds = &field.bounds;
    let long = |text: &String| {
        let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
        bounds.max_length.is_none_or(|most| length <= most)
            && bounds.min_length.is_none_or(|least| length >= least)
            && bounds.pattern.is_none()
    };
    match value {
        Json::Text(text) => long(text),
        Json::Number(_) => bounds.min.is_none() && bounds.max.is_none(),
        Json::List(elements) => bounds
            .max_items
            .is_none_or(|most| u64::try_from(elements.len()).is_ok_and(|length| length <= most)),
        _ => true,
    }
}

/// Whether a value fits a schema of `type` and `properties` alone, as those of envelopes are.
pub(crate) fn fits_schema(value: &Json, schema: &Json) -> bool {
    let kinds = match schema.get("type") {
        Some(Json::Text(one)) => vec![one.as_str()],
        Some(Json::List(all)) => all.iter().filter_map(as_text).collect(),
        _ => return true,
    };
    let of_kind = match value {
        Json::Null => kinds.contains(&"null"),
        Json::Bool(_) => kinds.contains(&"boolean"),
        Json::Number(_) => kinds.contains(&"integer") && is_integer(value),
        Json::Text(_) => kinds.contains(&"string"),
        Json::List(_) => kinds.contains(&"array"),
        Json::Map(_) => kinds.contains(&"object"),
    };
    let inside = match schema.get("properties") {
        Some(Json::Map(properties)) => properties.iter().all(|(name, schema)| {
            value
                .get(name)
                .is_none_or(|value| fits_schema(value, schema))
        }),
        _ => true,
    };
    of_kind && inside
}

fn as_text(json: &Json) -> Option<&str> {
    match json {
        Json::Text(text) => Some(text),
        _ => None,
    }
}

fn is_integer(value: &Json) -> bool {
    matches!(value, Json::Number(text) if !text.contains(['.', 'e', 'E']))
}
