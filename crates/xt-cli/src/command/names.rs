//! Names of flags and commands: functions of the names on the wire.

use api_model::{Location, Operation};
use heck::ToKebabCase as _;

/// The word for a section or an operation.
pub(crate) fn word(id: &str) -> String {
    let word = id.to_kebab_case();
    if word.is_empty() { id.to_owned() } else { word }
}

/// The flags of an operation's parameters, in their order. Names that meet take the exact name on the wire, and what meets even so tells where
/// it travels; a name that a flag of every call has gets `-parameter` behind it.
pub(super) fn flags(operation: &Operation, reserved: &[String]) -> Vec<String> {
    let plain: Vec<String> = operation
        .parameters
        .iter()
        .map(|parameter| word(&parameter.field.name))
        .collect();
    let wires = operation
        .parameters
        .iter()
        .map(|parameter| parameter.field.name.as_str());
    let wires: Vec<&str> = wires.collect();
    let meets =
        |names: &[&str], name: &str| names.iter().filter(|other| **other == name).count() > 1;
    let plain_names: Vec<&str> = plain.iter().map(String::as_str).collect();
    operation
        .parameters
        .iter()
        .zip(&plain)
        .map(|(parameter, plain)| {
            let wire = parameter.field.name.as_str();
            let name = if !meets(&plain_names, plain) {
                plain.clone()
            } else if meets(&wires, wire) {
                format!("{wire}-{}", place(parameter.location))
            } else {
                wire.to_owned()
            };
            if reserved.contains(&name) {
                format!("{name}-parameter")
            } else {
                name
            }
        })
        .collect()
}

fn place(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Body => "body",
        Location::Header => "header",
    }
}
