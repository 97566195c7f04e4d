//! Single values as people read them.

use api_model::{Node, TimeUnit, Type};
use exact_json::Json;
use jiff::Timestamp;

use super::harmless;
use crate::model::Called;
use crate::value::MASK;

/// A value in one line: instants as dates, secrets masked, lists and objects as JSON.
pub(super) fn text(node: Option<&Node>, value: &Json) -> String {
    match (node.map(|node| &node.ty), value) {
        (_, Json::Null) => String::new(),
        (Some(Type::Secret), _) => MASK.to_owned(),
        (Some(Type::Timestamp(unit)), Json::Number(count) | Json::Text(count)) => {
            instant(count, *unit).unwrap_or_else(|| line(count))
        }
        (_, Json::Text(text)) => line(text),
        (_, other) => line(&other.to_string()),
    }
}

/// Whether values of this kind stand at the right edge of their column.
pub(super) fn is_number(node: Option<&Node>, value: &Json) -> bool {
    match (node.map(|node| &node.ty), value) {
        (Some(Type::Timestamp(_)), _) => false,
        (_, Json::Number(_) | Json::Null) => true,
        (_, Json::Text(text)) => client_runtime::dec(text).is_ok(),
        _ => false,
    }
}

/// A member of an object, or an element of a list for each of which the member is meant.
pub(super) fn member<'m>(called: &'m Called, node: &'m Node, name: &str) -> Option<&'m Node> {
    match &node.ty {
        Type::Object(index) => {
            let fields = &called.operation().types.shapes.get(*index)?.fields;
            let found = fields.iter().find(|field| field.name == name)?;
            Some(&found.node)
        }
        Type::Map(item) => Some(item),
        _ => None,
    }
}

/// What a list holds.
pub(super) fn item(node: &Node) -> Option<&Node> {
    match &node.ty {
        Type::Array(item) => Some(item),
        _ => None,
    }
}

/// The names of the documented fields of an object, in the order of the documents.
pub(super) fn order<'m>(called: &'m Called, node: Option<&Node>) -> Vec<&'m str> {
    let Some(Type::Object(index)) = node.map(|node| &node.ty) else {
        return Vec::new();
    };
    let shape = called.operation().types.shapes.get(*index);
    let fields = shape.map_or(&[][..], |shape| &shape.fields);
    fields.iter().map(|field| field.name.as_str()).collect()
}

fn instant(count: &str, unit: TimeUnit) -> Option<String> {
    let count: i64 = count.parse().ok().filter(|count| *count > 0)?;
    let (instant, format) = match unit {
        TimeUnit::Seconds => (Timestamp::from_second(count), "%Y-%m-%d %H:%M:%SZ"),
        TimeUnit::Milliseconds => (Timestamp::from_millisecond(count), "%Y-%m-%d %H:%M:%S%.3fZ"),
    };
    Some(instant.ok()?.strftime(format).to_string())
}

fn line(text: &str) -> String {
    harmless(text).replace('\n', " ")
}
