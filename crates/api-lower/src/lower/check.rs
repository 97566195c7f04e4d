//! The invariants of the model, checked in debug builds and by tests.

use std::collections::BTreeSet;

use api_model::{Api, EnumRef, Node, Place, Type, TypeTable};

/// Checks in debug builds alone.
pub(crate) fn debug(api: &Api) {
    if cfg!(debug_assertions) {
        let broken = broken(api);
        debug_assert!(
            broken.is_empty(),
            "the model breaks its promises: {broken:#?}"
        );
    }
}

/// Every promise that a model breaks, in words.
pub(crate) fn broken(api: &Api) -> Vec<String> {
    let mut broken = Vec::new();
    let sections: BTreeSet<&str> = api
        .sections
        .iter()
        .map(|section| section.id.as_str())
        .collect();
    if sections.len() != api.sections.len() {
        broken.push("a section stands twice".to_owned());
    }
    for operation in &api.operations {
        let mut see = |what: String| {
            broken.push(format!(
                "{} {}: {what}",
                operation.method.as_str(),
                operation.path
            ));
        };
        if !sections.contains(operation.section.as_str()) {
            see(format!("no section `{}`", operation.section));
        }
        if operation.places.is_empty() {
            see("no place".to_owned());
        }
        let known = |name: &String| api.servers.iter().any(|server| server.name == *name);
        if !operation.servers.iter().all(known) {
            see("an unknown server".to_owned());
        }
        if operation
            .auth
            .as_ref()
            .is_some_and(|name| !api.auth.iter().any(|have| have.name == *name))
        {
            see("an unknown scheme".to_owned());
        }
        let envelope = operation.response.envelope.as_ref();
        if envelope.is_some_and(|name| !api.envelopes.iter().any(|have| have.name == *name)) {
            see(format!("an unknown envelope {envelope:?}"));
        }
        let nodes = operation
            .parameters
            .iter()
            .map(|have| &have.field.node)
            .chain(&operation.whole_body)
            .chain(&operation.response.payload);
        for fault in table(api, &operation.types, nodes) {
            see(fault);
        }
        for place in &operation.places {
            if !inside(api, *place) {
                see("a place outside the pages".to_owned());
            }
        }
    }
    for channel in &api.channels {
        let nodes = channel
            .arguments
            .iter()
            .map(|field| &field.node)
            .chain(&channel.push);
        broken.extend(
            table(api, &channel.types, nodes)
                .into_iter()
                .map(|fault| format!("{}: {fault}", channel.topic)),
        );
        if !sections.contains(channel.section.as_str()) {
            broken.push(format!(
                "{}: no section `{}`",
                channel.topic, channel.section
            ));
        }
    }
    broken
}

fn inside(api: &Api, place: Place) -> bool {
    (place.page as usize) < api.pages.len() && place.start <= place.end
}

/// Indices, names and evidence of one table of types.
fn table<'a>(
    api: &Api,
    types: &'a TypeTable,
    nodes: impl Iterator<Item = &'a Node>,
) -> Vec<String> {
    let mut broken = Vec::new();
    for fault in nodes
        .chain(
            types
                .shapes
                .iter()
                .flat_map(|shape| &shape.fields)
                .map(|field| &field.node),
        )
        .flat_map(|node| node_faults(api, types, node))
    {
        broken.push(fault);
    }
    let mut names = BTreeSet::new();
    let shapes = types.shapes.iter().map(|shape| &shape.name);
    for name in shapes.chain(types.enums.iter().map(|found| &found.name)) {
        if !names.insert(name) {
            broken.push(format!("two types are called `{name}`"));
        }
    }
    let places = types.shapes.iter().flat_map(|shape| {
        shape
            .places
            .iter()
            .chain(shape.fields.iter().flat_map(|field| &field.places))
    });
    if !places.into_iter().all(|place| inside(api, *place)) {
        broken.push("a type's place lies outside the pages".to_owned());
    }
    broken
}

fn node_faults(api: &Api, types: &TypeTable, node: &Node) -> Vec<String> {
    let mut faults = Vec::new();
    if node.evidence.is_empty() {
        faults.push("a type without evidence".to_owned());
    }
    match &node.ty {
        Type::Object(at) if *at >= types.shapes.len() => faults.push(format!("no shape {at}")),
        Type::Enum(EnumRef::Local(at)) if *at >= types.enums.len() => {
            faults.push(format!("no enum {at}"));
        }
        Type::Enum(EnumRef::Shared(at)) if *at >= api.enums.len() => {
            faults.push(format!("no shared enum {at}"));
        }
        Type::Array(inner) | Type::Map(inner) => faults.extend(node_faults(api, types, inner)),
        _ => {}
    }
    faults
}
