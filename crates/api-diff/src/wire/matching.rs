//! Operations, channels and enums of two states brought together.

use std::collections::BTreeSet;

use api_model::{Channel, EnumDef, ErrorTable, Operation, Text, TypeTable};
use rust_plan::names::{NameKind, RustName};

use crate::log::Log;
use crate::pairing::{Paired, bare, overlap};

/// Two operations on different pages and paths are one where they are this much alike.
const ALIKE: f64 = 0.7;
/// Operations of one page need less.
const ALIKE_ON_PAGE: f64 = 0.3;

/// Operations: by what is called first, then by name, then by page, then by what they look like.
pub(crate) fn operations<'a>(log: &Log<'a>) -> Paired<'a, Operation> {
    let (old, new) = (log.old, log.new);
    let call = |operation: &Operation| {
        let which = operation
            .discriminator
            .as_ref()
            .map(|which| which.value.clone());
        (operation.method, operation.path.clone(), which)
    };
    let named = |operation: &Operation| {
        let named = || (operation.section.clone(), operation.id.clone());
        operation.id_stated.then(named)
    };
    let here = |operation: &Operation| Some((operation.section.clone(), call(operation)));
    let old_page = |operation: &Operation| Some(old.page(operation.places.first()).to_owned());
    let new_page = |operation: &Operation| Some(new.page(operation.places.first()).to_owned());
    Paired::new(&old.api.operations, &new.api.operations)
        .by(here, here)
        .by(|one| Some(call(one)), |one| Some(call(one)))
        .by(named, named)
        .by(old_page, new_page)
        .alike(ALIKE_ON_PAGE, |a, b| {
            if old_page(a) == new_page(b) {
                operation_likeness(a, b)
            } else {
                0.0
            }
        })
        .by(
            |one| one.id_stated.then(|| one.id.clone()),
            |one| one.id_stated.then(|| one.id.clone()),
        )
        .alike(ALIKE, operation_likeness)
}

/// Channels: by topic, by name, by page, by what is pushed.
pub(crate) fn channels<'a>(log: &Log<'a>) -> Paired<'a, Channel> {
    let (old, new) = (log.old, log.new);
    let topic = |channel: &Channel| {
        Some((
            channel.section.clone(),
            channel.server.clone(),
            channel.format.clone(),
        ))
    };
    let named = |channel: &Channel| Some((channel.section.clone(), channel.id.clone()));
    Paired::new(&old.api.channels, &new.api.channels)
        .by(topic, topic)
        .by(named, named)
        .by(
            |channel| Some(old.page(channel.places.first()).to_owned()),
            |channel| Some(new.page(channel.places.first()).to_owned()),
        )
        .by(
            |one| Some(one.format.clone()),
            |one| Some(one.format.clone()),
        )
        .alike(ALIKE, |a, b| {
            overlap(&marks(&a.types, &[&a.title]), &marks(&b.types, &[&b.title]))
        })
}

/// Shared enums: by name, then by values.
pub(crate) fn enums<'a>(log: &Log<'a>) -> Paired<'a, EnumDef> {
    let name = |def: &EnumDef| Some(def.name.clone());
    let values = |def: &EnumDef| -> BTreeSet<String> {
        def.values.iter().map(|value| value.value.clone()).collect()
    };
    Paired::new(&log.old.api.enums, &log.new.api.enums)
        .by(name, name)
        .alike(ALIKE, |a, b| overlap(&values(a), &values(b)))
}

/// Tables of error codes: by section and name, by section, by page.
pub(crate) fn errors<'a>(log: &Log<'a>) -> Paired<'a, ErrorTable> {
    let (old, new) = (log.old, log.new);
    let name = |table: &ErrorTable| Some((table.section.clone(), table.name.clone()));
    let section = |table: &ErrorTable| Some(table.section.clone());
    Paired::new(&old.api.errors, &new.api.errors)
        .by(name, name)
        .by(section, section)
        .by(
            |table| Some(old.page(table.places.first()).to_owned()),
            |table| Some(new.page(table.places.first()).to_owned()),
        )
}

/// Whose items of a plan belong to an operation.
pub(crate) fn operation_owner(operation: &Operation) -> String {
    format!("{}.{}", operation.section, operation.id)
}

/// Whose items of a plan belong to a channel.
pub(crate) fn channel_owner(channel: &Channel) -> String {
    format!("channel {}.{}", channel.section, channel.id)
}

/// Whose items of a plan belong to a shared enum.
pub(crate) fn enum_owner(def: &EnumDef) -> String {
    format!("enum {}", RustName::plain(NameKind::Type, &def.name))
}

fn operation_likeness(a: &Operation, b: &Operation) -> f64 {
    let all = |operation: &Operation| {
        let mut marks = marks(&operation.types, &[&operation.title]);
        marks.insert(format!("method {}", operation.method.as_str()));
        let segments = operation.path.split('/').filter(|part| !part.is_empty());
        marks.extend(segments.map(|part| format!("path {}", bare(part))));
        let sent = operation.parameters.iter();
        marks.extend(sent.map(|one| format!("sent {}", bare(&one.field.name))));
        marks
    };
    overlap(&all(a), &all(b))
}

/// What something is known by beside its name.
fn marks(types: &TypeTable, texts: &[&Text]) -> BTreeSet<String> {
    let fields = types.shapes.iter().flat_map(|shape| &shape.fields);
    let said = texts.iter().filter_map(|text| text.main());
    fields
        .map(|field| format!("field {}", bare(&field.name)))
        .chain(said.map(|text| format!("says {text}")))
        .collect()
}
