//! Examples as their types have them: pages state a number and print `"0"`, and what is stated holds.

use api_model::{EnumRef, Node, Type};

use crate::examples::Types;
use crate::json::Json;

/// Writes each value below a path of an example the way its type is written. What cannot be written so stays as it is.
pub(crate) fn write_below(json: &mut Json, path: Option<&str>, node: &Node, types: Types<'_>) {
    let Some(path) = path else {
        return write(json, node, types);
    };
    let (name, rest) = match path.split_once('.') {
        Some((name, rest)) => (name, Some(rest)),
        None => (path, None),
    };
    if let Json::Map(members) = json
        && let Some((_, value)) = members.iter_mut().find(|(have, _)| have == name)
    {
        write_below(value, rest, node, types);
    }
}

fn write(value: &mut Json, node: &Node, types: Types<'_>) {
    match (&node.ty, value) {
        (Type::Object(at), Json::Map(members)) => {
            let fields = types
                .own
                .shapes
                .get(*at)
                .map(|shape| shape.fields.as_slice());
            for field in fields.unwrap_or_default() {
                if let Some((_, value)) = members.iter_mut().find(|(have, _)| *have == field.name) {
                    write(value, &field.node, types);
                }
            }
        }
        (Type::Array(inner), Json::List(elements)) => {
            for element in elements {
                write(element, inner, types);
            }
        }
        (Type::Map(inner), Json::Map(members)) => {
            for (_, value) in members {
                write(value, inner, types);
            }
        }
        (simple, value) => {
            if let Some(written) = written(value, simple, types) {
                *value = written;
            }
        }
    }
}

fn written(shown: &Json, ty: &Type, types: Types<'_>) -> Option<Json> {
    match (ty, shown) {
        (Type::Integer | Type::Timestamp(_), Json::Text(text)) => Json::number(text),
        (Type::Enum(which), Json::Text(text)) if numeric(which, types) => Json::number(text),
        (Type::Enum(which), Json::Number(text)) if !numeric(which, types) => Some(Json::text(text)),
        (Type::Boolean, Json::Text(text)) => text.to_lowercase().parse().ok().map(Json::Bool),
        (Type::String | Type::Secret, Json::Number(text)) => Some(Json::text(text)),
        (Type::String, Json::Bool(value)) => Some(Json::text(value.to_string())),
        _ => None,
    }
}

fn numeric(which: &EnumRef, types: Types<'_>) -> bool {
    let def = match which {
        EnumRef::Local(at) => types.own.enums.get(*at),
        EnumRef::Shared(at) => types.shared.get(*at),
    };
    def.is_some_and(|def| def.numeric)
}
