//! What a request said, put into its answer where a field of the same name stands.

use api_model::{Node, Operation, Type, TypeScope};

use crate::checks::{Given, Values};
use exact_json::{Json, is_number};

/// Puts a value into every field of that name below a payload, as far as it fits the field's type.
pub(super) fn put(types: TypeScope<'_>, node: &Node, payload: &mut Json, name: &str, given: &Json) {
    match (&node.ty, payload) {
        (Type::Object(at), Json::Map(members)) => {
            for field in types.fields(*at) {
                let found = members.iter_mut().find(|(have, _)| *have == field.name);
                let Some((_, value)) = found else { continue };
                if field.name == name {
                    if let Some(fitting) = fitting(types, &field.node, value, given) {
                        *value = fitting;
                    }
                } else {
                    put(types, &field.node, value, name, given);
                }
            }
        }
        (Type::Array(inner), Json::List(elements)) => {
            for element in elements {
                put(types, inner, element, name, given);
            }
        }
        (Type::Map(inner), Json::Map(members)) => {
            for (_, value) in members {
                put(types, inner, value, name, given);
            }
        }
        _ => {}
    }
}

/// A given value as a field of that type shows it; nothing where it cannot.
fn fitting(types: TypeScope<'_>, node: &Node, shown: &Json, given: &Json) -> Option<Json> {
    let text = given.scalar()?;
    Values(types).value(node, given).ok()?;
    let as_shown = || match shown {
        Json::Number(_) => is_number(&text).then(|| Json::Number(text.clone().into_owned())),
        _ => Some(Json::text(text.clone())),
    };
    match &node.ty {
        Type::Boolean => Some(Json::Bool(text == "true")),
        Type::Integer | Type::Timestamp(_) => {
            is_number(&text).then(|| Json::Number(text.clone().into_owned()))
        }
        Type::Id if matches!(shown, Json::Number(_)) && text.contains(['.', 'e', 'E']) => None,
        Type::Decimal | Type::Id => as_shown(),
        Type::Enum(which) => match types.enumeration(which) {
            Some(def) if def.numeric => {
                is_number(&text).then(|| Json::Number(text.clone().into_owned()))
            }
            _ => Some(Json::text(text.clone())),
        },
        Type::String | Type::Secret => Some(Json::text(text)),
        Type::Object(_) | Type::Array(_) | Type::Map(_) | Type::Any => None,
    }
}

/// Cuts a list to the size of page that was asked for.
pub(super) fn cut(operation: &Operation, payload: &mut Json, given: &Given) {
    let Some(pages) = &operation.pagination else {
        return;
    };
    let size = pages.size.as_deref().and_then(|name| given.anywhere(name));
    let size = size
        .and_then(Json::scalar)
        .and_then(|text| text.parse().ok());
    let list = pages
        .items
        .iter()
        .try_fold(payload, |value, name| value.at_mut(name));
    if let (Some(size), Some(Json::List(items))) = (size, list) {
        items.truncate(size);
    }
}
