//! Why something is what it is: the chain of evidence behind an operation, a channel, a parameter, a field or a type,
//! with the lines of the pages, and the corrections that would change it.

mod close;
mod correct;
mod excerpt;
mod names;
mod node;
mod text;

use api_model::{Api, Channel, Field, Node, Operation, Shape, Type, TypeTable};

use self::correct::Target;
use self::names::{Named, Owner, What};
use self::text::Teller;
use crate::Understood;

/// Explains `section.operation`, `section.channel`, `METHOD /path`, a type of the client or a shared enum; each may be
/// followed by the names of parameters or fields, separated by dots.
///
/// # Errors
/// Names that come close, where nothing is called like that.
pub fn explain(understood: &Understood, item: &str) -> Result<String, Vec<String>> {
    let api = &understood.api;
    let teller = Teller::new(understood);
    if let Some((operation, rest)) = by_route(api, item).or_else(|| by_id(api, item)) {
        let start = format!("{}.{}", operation.section, operation.id);
        return in_operation(teller, operation, &rest)
            .ok_or_else(|| close::inside(&start, &rest, &insides(operation)));
    }
    if let Some((channel, rest)) = by_channel(api, item) {
        let start = format!("{}.{}", channel.section, channel.id);
        return in_channel(teller, channel, &rest)
            .ok_or_else(|| close::inside(&start, &rest, &channel_insides(channel)));
    }
    let (name, rest) = item.split_once('.').unwrap_or((item, ""));
    let types = names::types(understood);
    if let Some(found) = types.iter().find(|found| found.name == name) {
        return in_type(teller, found, &words(rest));
    }
    if let Some(shared) = api.enums.iter().find(|def| names::same(&def.name, name)) {
        return Ok(teller.definition(&shared.name, shared));
    }
    Err(close::items(api, &types, item))
}

fn in_type(teller: Teller<'_>, named: &Named, rest: &[String]) -> Result<String, Vec<String>> {
    let api = teller.api();
    let (types, operation) = match named.owner {
        Owner::Operation(at) => (&api.operations[at].types, Some(&api.operations[at])),
        Owner::Channel(at) => (&api.channels[at].types, None),
    };
    match (named.what, named.owner) {
        (What::Whole, Owner::Operation(at)) => {
            let operation = &api.operations[at];
            in_operation(teller, operation, rest)
                .ok_or_else(|| close::inside(&named.name, rest, &insides(operation)))
        }
        (What::Whole, Owner::Channel(at)) => {
            let channel = &api.channels[at];
            in_channel(teller, channel, rest)
                .ok_or_else(|| close::inside(&named.name, rest, &channel_insides(channel)))
        }
        (What::Enum(at), _) => Ok(teller.definition(&named.name, &types.enums[at])),
        (What::Object(at), _) => {
            let target = operation.and_then(|operation| Target::of_shape(operation, at));
            let shape = &types.shapes[at];
            if rest.is_empty() {
                return Ok(teller.shape(&named.name, types, shape, target));
            }
            let found = field_of(shape, types, rest);
            let title = format!("{}.{}", named.name, rest.join("."));
            found
                .map(|(field, path)| {
                    let target = target.map(|target| target.below(&path));
                    teller.field(&title, types, field, target)
                })
                .ok_or_else(|| close::inside(&named.name, rest, &names_below(shape, types, "")))
        }
    }
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

/// `spot.depth_updates.s`.
fn by_channel<'a>(api: &'a Api, item: &str) -> Option<(&'a Channel, Vec<String>)> {
    let words = words(item);
    let [section, id, rest @ ..] = words.as_slice() else {
        return None;
    };
    let wanted = |channel: &&Channel| channel.section == *section && channel.id == *id;
    Some((api.channels.iter().find(wanted)?, rest.to_vec()))
}

fn words(item: &str) -> Vec<String> {
    item.split('.')
        .filter(|word| !word.is_empty())
        .map(|word| word.trim_end_matches("[]").to_owned())
        .collect()
}

fn in_operation(teller: Teller<'_>, operation: &Operation, rest: &[String]) -> Option<String> {
    let types = &operation.types;
    let Some((first, more)) = rest.split_first() else {
        return Some(teller.operation(operation));
    };
    let title = format!("{}.{}.{}", operation.section, operation.id, rest.join("."));
    let (side, path) = match first.as_str() {
        "parameters" | "response" => (Some(first.as_str()), more),
        _ => (None, rest),
    };
    if side != Some("response")
        && let Some((name, inner)) = path.split_first()
    {
        let parameters = &operation.parameters;
        let named = |one: &&api_model::Parameter| names::same(&one.field.name, name);
        if let Some(parameter) = parameters.iter().find(named) {
            let (field, path) = descend(&parameter.field, types, inner)?;
            let target = Target::parameter(operation, parameter).below(&path);
            return Some(teller.field(&title, types, field, Some(target)));
        }
    }
    let payload = operation
        .response
        .payload
        .as_ref()
        .filter(|_| side != Some("parameters"))?;
    let target = Target::response(operation);
    if path.is_empty() {
        return Some(teller.node(&title, types, payload, Some(target)));
    }
    let (field, path) = field_of(shape_of(payload, types)?, types, path)?;
    Some(teller.field(&title, types, field, Some(target.below(&path))))
}

fn in_channel(teller: Teller<'_>, channel: &Channel, rest: &[String]) -> Option<String> {
    let types = &channel.types;
    let Some((first, more)) = rest.split_first() else {
        return Some(teller.channel(channel));
    };
    let title = format!("{}.{}.{}", channel.section, channel.id, rest.join("."));
    let path = if ["arguments", "push"].contains(&first.as_str()) {
        more
    } else {
        rest
    };
    let Some((name, inner)) = path.split_first() else {
        let push = channel.push.as_ref().filter(|_| first == "push")?;
        return Some(teller.node(&title, types, push, None));
    };
    let named = |one: &&Field| names::same(&one.name, name);
    let argument = channel.arguments.iter().find(named);
    let (field, _) = match argument.filter(|_| first != "push") {
        Some(argument) => descend(argument, types, inner)?,
        None => field_of(shape_of(channel.push.as_ref()?, types)?, types, path)?,
    };
    Some(teller.field(&title, types, field, None))
}

/// A field and the wire names that lead to it.
type Found<'a> = (&'a Field, Vec<&'a str>);

fn field_of<'a>(shape: &'a Shape, types: &'a TypeTable, path: &[String]) -> Option<Found<'a>> {
    let (name, inner) = path.split_first()?;
    let field = shape
        .fields
        .iter()
        .find(|field| names::same(&field.name, name))?;
    let (found, mut path) = descend(field, types, inner)?;
    path.insert(0, &field.name);
    Some((found, path))
}

fn descend<'a>(field: &'a Field, types: &'a TypeTable, path: &[String]) -> Option<Found<'a>> {
    if path.is_empty() {
        Some((field, Vec::new()))
    } else {
        field_of(shape_of(&field.node, types)?, types, path)
    }
}

/// The object that a type is, or that its elements are.
fn shape_of<'a>(node: &Node, types: &'a TypeTable) -> Option<&'a Shape> {
    types.shapes.get(names::shape_index(node)?)
}

fn insides(operation: &Operation) -> Vec<String> {
    let types = &operation.types;
    let mut found = Vec::new();
    for parameter in &operation.parameters {
        found.push(format!("parameters.{}", parameter.field.name));
    }
    let payload = operation.response.payload.as_ref();
    if let Some(shape) = payload.and_then(|payload| shape_of(payload, types)) {
        found.extend(names_below(shape, types, "response."));
    }
    found
}

fn channel_insides(channel: &Channel) -> Vec<String> {
    let arguments = channel.arguments.iter();
    let mut found: Vec<String> = arguments
        .map(|field| format!("arguments.{}", field.name))
        .collect();
    let push = channel.push.as_ref();
    if let Some(shape) = push.and_then(|push| shape_of(push, &channel.types)) {
        found.extend(names_below(shape, &channel.types, "push."));
    }
    found
}

/// The fields of an object and of the objects in it, as far as two steps down.
fn names_below(shape: &Shape, types: &TypeTable, before: &str) -> Vec<String> {
    let mut found = Vec::new();
    for field in &shape.fields {
        found.push(format!("{before}{}", field.name));
        if let Some(inner) = shape_of(&field.node, types) {
            let inner = inner.fields.iter();
            found.extend(inner.map(|one| format!("{before}{}.{}", field.name, one.name)));
        }
    }
    found
}

/// Whether a type is one of some values.
fn is_enum(ty: &Type) -> bool {
    match ty {
        Type::Enum(_) => true,
        Type::Array(inner) => is_enum(&inner.ty),
        _ => false,
    }
}
