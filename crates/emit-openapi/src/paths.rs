//! `paths`: operations on one method and path become one.

use api_model::{Api, Location, Operation};
use exact_json::Json;

use crate::components::Components;
use crate::operations;

/// Operations that OpenAPI takes for one, on the path of the first.
pub(crate) struct Group<'a> {
    /// The path with the names of the first operation's variables.
    pub(crate) path: &'a str,
    /// The operations, in the order of the model; never empty.
    pub(crate) operations: Vec<&'a Operation>,
}

/// All paths, in the order of the model.
pub(crate) fn all<'a>(api: &'a Api, components: &mut Components<'a>) -> Json {
    let mut paths = Json::map();
    for group in groups(api) {
        let method = group.operations[0].method.as_str().to_lowercase();
        let operation = operations::operation(components, &group);
        let item = paths.get(group.path).cloned().unwrap_or(Json::map());
        paths.set(group.path, item.with(&method, operation));
    }
    paths
}

/// Paths that differ in the names of their variables alone are one path.
fn groups(api: &Api) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut index = std::collections::BTreeMap::new();
    let mut spelled = std::collections::BTreeMap::new();
    for operation in &api.operations {
        let form = form(&operation.path);
        let path: &str = spelled.entry(form.clone()).or_insert(&operation.path);
        let at = *index.entry((form, operation.method)).or_insert_with(|| {
            groups.push(Group {
                path,
                operations: Vec::new(),
            });
            groups.len() - 1
        });
        groups[at].operations.push(operation);
    }
    groups
}

/// The path without the names of its variables.
fn form(path: &str) -> String {
    let mut form = String::new();
    let mut inside = false;
    for sign in path.chars() {
        inside = (inside || sign == '{') && sign != '}';
        if !inside {
            form.push(sign);
        }
    }
    form
}

/// The names of a path's variables, in their order.
pub(crate) fn variables(path: &str) -> Vec<&str> {
    path.split('{')
        .skip(1)
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

/// The name that a parameter has in a group: variables take the names of the group's path.
pub(crate) fn name_in<'a>(
    group: &Group<'a>,
    operation: &'a Operation,
    name: &'a str,
    location: Location,
) -> &'a str {
    if location != Location::Path {
        return name;
    }
    let at = variables(&operation.path)
        .iter()
        .position(|variable| *variable == name);
    at.and_then(|at| variables(group.path).get(at).copied())
        .unwrap_or(name)
}
