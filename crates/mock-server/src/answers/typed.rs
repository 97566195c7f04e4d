//! Samples as their types have them. Pages state a number and print `"0"`: what is stated holds, so that no answer lies outside
//! the schema that the same pages give.

use api_model::{EnumRef, Node, Type};

use crate::checks::Types;
use crate::json::{Json, is_number};

/// Writes each value of a payload the way its type is written. A value that cannot be written so stays as it is shown.
pub(super) fn put(types: Types<'_>, node: &Node, payload: &mut Json) {
    match (&node.ty, payload) {
        (Type::Object(at), Json::Map(members)) => {
            let fields = types
                .own
                .shapes
                .get(*at)
                .map(|shape| shape.fields.as_slice());
            for field in fields.unwrap_or_default() {
                let found = members.iter_mut().find(|(name, _)| *name == field.name);
                if let Some((_, value)) = found {
                    put(types, &field.node, value);
                }
            }
        }
        (Type::Array(inner), Json::List(elements)) => {
            for element in elements {
                put(types, inner, element);
            }
        }
        (Type::Map(inner), Json::Map(members)) => {
            for (_, value) in members {
                put(types, inner, value);
            }
        }
        (simple, value) => {
            if let Some(written) = written(types, simple, value) {
                *value = written;
            }
        }
    }
}

fn written(types: Types<'_>, ty: &Type, shown: &Json) -> Option<Json> {
    match (ty, shown) {
        (Type::Integer | Type::Timestamp(_), Json::Text(text)) => number(text),
        (Type::Enum(which), Json::Text(text)) if numeric(types, which) => number(text),
        (Type::Boolean, Json::Text(text)) => text.to_lowercase().parse().ok().map(Json::Bool),
        (Type::String | Type::Secret, Json::Number(text)) => Some(Json::text(text)),
        (Type::Enum(which), Json::Number(text)) if !numeric(types, which) => Some(Json::text(text)),
        (Type::String, Json::Bool(value)) => Some(Json::text(value.to_string())),
        _ => None,
    }
}

fn number(text: &str) -> Option<Json> {
    is_number(text).then(|| Json::Number(text.to_owned()))
}

fn numeric(types: Types<'_>, which: &EnumRef) -> bool {
    types.definition(which).is_some_and(|def| def.numeric)
}
