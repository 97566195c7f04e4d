//! Request bodies.

use api_model::{BodyEncoding, Field, Location, Node, Operation, Role, Text};
use exact_json::Json;

use crate::components::{Components, Scope};
use crate::examples;
use crate::paths::Group;
use crate::{fields, schema};

/// The body of a group, where one of its operations has one: a whole body stands alone, fields are one object.
pub(crate) fn of<'a>(
    components: &mut Components<'a>,
    scopes: &mut [Scope<'a>],
    group: &Group<'a>,
) -> Option<Json> {
    let whole = group
        .operations
        .iter()
        .enumerate()
        .find_map(|(owner, operation)| Some((owner, operation.whole_body.as_ref()?)));
    let (owner, schema, required) = if let Some((owner, node)) = whole {
        (
            owner,
            schema::of(components, &mut scopes[owner], node, false),
            true,
        )
    } else {
        let fields = body_fields(group);
        let (owner, _, _) = *fields.first()?;
        let required = fields.iter().any(|(_, _, required)| *required);
        (owner, object(components, scopes, &fields), required)
    };
    let operation = group.operations[owner];
    let mut content = Json::of("schema", schema);
    if let Some(example) = example(components, operation, whole.map(|(_, node)| node)) {
        content.set("example", example);
    }
    Some(
        Json::map()
            .with("required", Json::Bool(required))
            .with("content", Json::of(media(operation), content)),
    )
}

fn media(operation: &Operation) -> &'static str {
    match operation.body {
        BodyEncoding::Form => "application/x-www-form-urlencoded",
        BodyEncoding::Json | BodyEncoding::None => "application/json",
    }
}

/// The fields of all bodies: owner, field, and whether every operation requires it.
fn body_fields<'a>(group: &Group<'a>) -> Vec<(usize, &'a Field, bool)> {
    let mut found: Vec<(usize, &Field, bool)> = Vec::new();
    for (owner, operation) in group.operations.iter().enumerate() {
        for field in fields_of(operation) {
            if found.iter().any(|(_, have, _)| have.name == field.name) {
                continue;
            }
            let requires = |operation: &&Operation| {
                fields_of(operation).any(|have| have.name == field.name && have.required)
            };
            found.push((owner, field, group.operations.iter().all(requires)));
        }
    }
    found
}

fn fields_of(operation: &Operation) -> impl Iterator<Item = &Field> {
    let body = operation
        .parameters
        .iter()
        .filter(|have| have.location == Location::Body);
    body.map(|parameter| &parameter.field)
}

fn object<'a>(
    components: &mut Components<'a>,
    scopes: &mut [Scope<'a>],
    fields: &[(usize, &'a Field, bool)],
) -> Json {
    let mut object = Json::of("type", Json::text("object"));
    for (owner, scope) in scopes.iter_mut().enumerate() {
        let own = fields.iter().filter(|(of, _, _)| *of == owner);
        let own = own.map(|(_, field, required)| (*field, *required));
        join(
            &mut object,
            &fields::object(components, scope, own, &Text::default(), false),
        );
    }
    match scopes.first() {
        Some(scope) => components.part(scope, "request", object),
        None => object,
    }
}

fn join(into: &mut Json, other: &Json) {
    for (key, empty) in [
        ("properties", Json::map()),
        ("required", Json::List(Vec::new())),
    ] {
        let mut all = into.get(key).cloned().unwrap_or(empty);
        match (&mut all, other.get(key)) {
            (Json::Map(all), Some(Json::Map(more))) => all.extend(more.iter().cloned()),
            (Json::List(all), Some(Json::List(more))) => all.extend(more.iter().cloned()),
            _ => {}
        }
        if key == "properties" || !all.is_empty() {
            into.set(key, all);
        }
    }
}

fn example(
    components: &Components<'_>,
    operation: &Operation,
    whole: Option<&Node>,
) -> Option<Json> {
    let types = components.api.scope(&operation.types);
    let bodies = operation
        .examples
        .iter()
        .filter(|example| example.role == Role::RequestBody);
    bodies
        .filter_map(|example| Json::parse(&example.json).ok())
        .find(|json| match whole {
            Some(node) => examples::fits(json, node, types, false),
            None => examples::fits_fields(json, fields_of(operation), types, false),
        })
}
