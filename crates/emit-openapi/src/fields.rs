//! Fields as properties.

use api_model::{Field, Text, Type};
use exact_json::Json;

use crate::components::{Components, Scope};
use crate::{schema, texts};

/// An object of fields, each with whether it must be there.
pub(crate) fn object<'a>(
    components: &mut Components<'a>,
    scope: &mut Scope<'a>,
    fields: impl Iterator<Item = (&'a Field, bool)>,
    description: &Text,
    answer: bool,
) -> Json {
    let mut object = Json::of("type", Json::text("object"));
    texts::put(&mut object, "description", description);
    let mut properties = Json::map();
    let mut required = Vec::new();
    for (field, needed) in fields {
        if needed && properties.get(&field.name).is_none() {
            required.push(field.name.clone());
        }
        let property = property(components, scope, field, answer);
        properties.set(&field.name, property);
    }
    object.set("properties", properties);
    if !required.is_empty() {
        object.set("required", Json::texts(required));
    }
    object
}

/// The schema of a field with everything said about it.
pub(crate) fn property<'a>(
    components: &mut Components<'a>,
    scope: &mut Scope<'a>,
    field: &'a Field,
    answer: bool,
) -> Json {
    let mut schema = schema::of(components, scope, &field.node, answer);
    if answer && !field.required {
        schema = schema::nullable(schema);
    }
    texts::put(&mut schema, "description", &field.description);
    schema::bound(&mut schema, &field.bounds);
    if let Some(default) = &field.default {
        match default_value(components, scope, &field.node.ty, default) {
            Some(value) => schema.set("default", value),
            None => schema.set("x-default", Json::text(default)),
        }
    }
    schema
}

fn default_value(
    components: &Components<'_>,
    scope: &Scope<'_>,
    ty: &Type,
    text: &str,
) -> Option<Json> {
    match ty {
        Type::Boolean => text.to_lowercase().parse().ok().map(Json::Bool),
        Type::Integer | Type::Timestamp(_) => schema::integer(text),
        Type::Decimal => Json::number(text).map(|_| Json::text(text)),
        Type::Enum(which) => match components.definition(scope.types, which) {
            Some(def) if def.numeric => schema::integer(text),
            _ => Some(Json::text(text)),
        },
        Type::String | Type::Secret | Type::Id | Type::Any => Some(Json::text(text)),
        Type::Array(_) | Type::Object(_) | Type::Map(_) => None,
    }
}
