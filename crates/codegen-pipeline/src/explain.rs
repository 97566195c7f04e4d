//! Why something is what it is: the chain of evidence behind an operation, a parameter, a field or a type.

mod names;
mod text;

use api_model::{Api, Field, Node, Operation, Shape, Type, TypeTable};

use crate::Understood;

/// Explains `section.operation`, `METHOD /path`, or a type of the client; each may be followed by the names of
/// parameters or fields, separated by dots.
///
/// # Errors
/// Names that come close, where nothing is called like that.
pub fn explain(understood: &Understood, item: &str) -> Result<String, Vec<String>> {
    let api = &understood.api;
    if let Some((operation, rest)) = by_route(api, item).or_else(|| by_id(api, item)) {
        return in_operation(api, operation, &rest).ok_or_else(|| names_of(operation));
    }
    let (name, rest) = item.split_once('.').unwrap_or((item, ""));
    let types = names::types(understood);
    if let Some(found) = types.iter().find(|found| found.name == name) {
        let operation = &api.operations[found.operation];
        let rest = words(rest);
        return match (found.shape, rest.as_slice()) {
            (None, _) => in_operation(api, operation, &rest).ok_or_else(|| names_of(operation)),
            (Some(shape), []) => Ok(text::shape(api, operation, shape, name)),
            (Some(shape), fields) => {
                let shape = &operation.types.shapes[shape];
                let found = field_of(shape, &operation.types, fields);
                found
                    .map(|field| text::field(api, item, field))
                    .ok_or_else(|| field_names(name, shape))
            }
        };
    }
    Err(names::close(api, &types, item))
}

/// `GET /v4/lever/balance response.base`.
fn by_route<'a>(api: &'a Api, item: &str) -> Option<(&'a Operation, Vec<String>)> {
    let mut parts = item.split_whitespace();
    let (method, path) = (parts.next()?, parts.next()?);
    let wanted = |operation: &&Operation| {
        operation.method.as_str().eq_ignore_ascii_case(method) && operation.path == path
    };
    let operation = api.operations.iter().find(wanted)?;
    Some((operation, words(parts.next().unwrap_or_default())))
}

/// `margin.balance.base`.
fn by_id<'a>(api: &'a Api, item: &str) -> Option<(&'a Operation, Vec<String>)> {
    let words = words(item);
    let [section, id, rest @ ..] = words.as_slice() else {
        return None;
    };
    let wanted = |operation: &&Operation| operation.section == *section && operation.id == *id;
    Some((api.operations.iter().find(wanted)?, rest.to_vec()))
}

fn words(item: &str) -> Vec<String> {
    item.split('.')
        .filter(|word| !word.is_empty())
        .map(|word| word.trim_end_matches("[]").to_owned())
        .collect()
}

fn in_operation(api: &Api, operation: &Operation, rest: &[String]) -> Option<String> {
    let Some((first, more)) = rest.split_first() else {
        return Some(text::operation(api, operation));
    };
    let title = format!("{}.{}.{}", operation.section, operation.id, rest.join("."));
    let (side, path) = match first.as_str() {
        "parameters" | "response" => (Some(first.as_str()), more),
        _ => (None, rest),
    };
    if side != Some("response")
        && let Some((name, inner)) = path.split_first()
    {
        let parameter = operation
            .parameters
            .iter()
            .find(|parameter| names::same(&parameter.field.name, name));
        if let Some(parameter) = parameter {
            let field = descend(&parameter.field, &operation.types, inner)?;
            return Some(text::field(api, &title, field));
        }
    }
    let payload = operation
        .response
        .payload
        .as_ref()
        .filter(|_| side != Some("parameters"))?;
    if path.is_empty() {
        return Some(text::node(api, &title, payload));
    }
    let field = field_of(shape_of(payload, &operation.types)?, &operation.types, path)?;
    Some(text::field(api, &title, field))
}

fn field_of<'a>(shape: &'a Shape, types: &'a TypeTable, path: &[String]) -> Option<&'a Field> {
    let (name, inner) = path.split_first()?;
    let field = shape
        .fields
        .iter()
        .find(|field| names::same(&field.name, name))?;
    descend(field, types, inner)
}

fn descend<'a>(field: &'a Field, types: &'a TypeTable, path: &[String]) -> Option<&'a Field> {
    if path.is_empty() {
        Some(field)
    } else {
        field_of(shape_of(&field.node, types)?, types, path)
    }
}

/// The object that a type is, or that its elements are.
fn shape_of<'a>(node: &Node, types: &'a TypeTable) -> Option<&'a Shape> {
    match &node.ty {
        Type::Object(at) => types.shapes.get(*at),
        Type::Array(inner) | Type::Map(inner) => shape_of(inner, types),
        _ => None,
    }
}

fn names_of(operation: &Operation) -> Vec<String> {
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| format!("parameters.{}", parameter.field.name));
    let shape = operation
        .response
        .payload
        .as_ref()
        .and_then(|payload| shape_of(payload, &operation.types));
    let fields = shape
        .into_iter()
        .flat_map(|shape| &shape.fields)
        .map(|field| format!("response.{}", field.name));
    parameters.chain(fields).take(12).collect()
}

fn field_names(name: &str, shape: &Shape) -> Vec<String> {
    shape
        .fields
        .iter()
        .map(|field| format!("{name}.{}", field.name))
        .take(12)
        .collect()
}
