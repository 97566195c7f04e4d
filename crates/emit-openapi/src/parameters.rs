//! What travels in path, query and headers.

use api_model::{Field, Location, Operation};
use exact_json::Json;

use crate::components::{Components, Scope};
use crate::fields;
use crate::paths::{self, Group};

/// One parameter of a group.
struct Sent<'a> {
    name: &'a str,
    location: Location,
    owner: usize,
    field: &'a Field,
    required: bool,
}

/// The parameters of all operations of a group: required only where each of them requires it.
pub(crate) fn all<'a>(
    components: &mut Components<'a>,
    scopes: &mut [Scope<'a>],
    group: &Group<'a>,
) -> Json {
    let variables = paths::variables(group.path);
    let mut sent: Vec<Sent<'a>> = Vec::new();
    for (owner, operation) in group.operations.iter().copied().enumerate() {
        for parameter in operation
            .parameters
            .iter()
            .filter(|one| one.location != Location::Body)
        {
            let name = paths::name_in(group, operation, &parameter.field.name, parameter.location);
            let in_path = parameter.location == Location::Path && variables.contains(&name);
            let location = match parameter.location {
                Location::Path if !in_path => Location::Query,
                location => location,
            };
            if !sent
                .iter()
                .any(|have| have.name == name && have.location == location)
            {
                let required = in_path || always(group, name, parameter.location);
                sent.push(Sent {
                    name,
                    location,
                    owner,
                    field: &parameter.field,
                    required,
                });
            }
        }
    }
    let mut list: Vec<Json> = Vec::new();
    for name in variables {
        if !sent
            .iter()
            .any(|have| have.location == Location::Path && have.name == name)
        {
            list.push(undocumented(name));
        }
    }
    list.extend(
        sent.iter()
            .map(|sent| parameter(components, &mut scopes[sent.owner], sent)),
    );
    Json::List(list)
}

/// Whether every operation of the group requires it.
fn always(group: &Group<'_>, name: &str, location: Location) -> bool {
    let requires = |operation: &&Operation| {
        operation
            .parameters
            .iter()
            .any(|have| have.field.required && have.location == location && have.field.name == name)
    };
    group.operations.iter().all(requires)
}

fn parameter<'a>(components: &mut Components<'a>, scope: &mut Scope<'a>, sent: &Sent<'a>) -> Json {
    let mut schema = fields::property(components, scope, sent.field, false);
    let place = match sent.location {
        Location::Path => "path",
        Location::Header => "header",
        Location::Query | Location::Body => "query",
    };
    let mut json = Json::of("name", Json::text(sent.name))
        .with("in", Json::text(place))
        .with("required", Json::Bool(sent.required));
    // A description stands beside the schema, not in it.
    if let Json::Map(members) = &mut schema {
        let said = |key: &str| key == "description" || key.starts_with("x-description-");
        for (key, value) in members.iter().filter(|(key, _)| said(key)) {
            json.set(key, value.clone());
        }
        members.retain(|(key, _)| !said(key));
    }
    json.with("schema", schema)
}

fn undocumented(name: &str) -> Json {
    Json::of("name", Json::text(name))
        .with("in", Json::text("path"))
        .with("required", Json::Bool(true))
        .with("schema", Json::of("type", Json::text("string")))
}
