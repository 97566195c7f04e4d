//! Sections: a module, a feature and an accessor each.

use api_model::{Operation, Section as ModelSection};
use diagnostics::Sink;
use rayon::prelude::*;

use crate::{
    channels,
    context::Context,
    docs::{Docs, code, phrase},
    model::Section,
    modules::{self, Part},
    names::{NameKind, RustName, is_root_module, snake},
    operation_docs, operations, pages,
    type_names::{self, Owner},
};

/// Every section that has an operation or a channel.
pub(crate) fn plan(context: &Context<'_>, sink: &mut Sink) -> Vec<Section> {
    let sections = context.api.sections.par_iter().map(|section| {
        let mut found = Sink::new();
        (one(context, section, &mut found), found)
    });
    let sections: Vec<(Option<Section>, Sink)> = sections.collect();
    let mut planned: Vec<Section> = Vec::new();
    for (section, found) in sections {
        sink.absorb(found);
        let Some(section) = section else {
            continue;
        };
        let met = planned
            .iter()
            .any(|other| other.module == section.module || other.accessor == section.accessor);
        if met {
            let place = context
                .api
                .operations
                .first()
                .and_then(|op| op.places.first());
            sink.push(context.meet("sections", section.module.text(), [None, place]));
        } else {
            planned.push(section);
        }
    }
    planned
}

fn one(context: &Context<'_>, section: &ModelSection, sink: &mut Sink) -> Option<Section> {
    let operations = context.operations_of(&section.id);
    let module = module_name(&section.id);
    let channels = channels::plan(context, &section.id, &module, sink);
    if operations.is_empty() && channels.is_none() {
        return None;
    }
    check_methods(context, operations, sink);
    let parts = parts(context, operations, &module, sink);
    let docs = docs(section);
    let accessor = accessor_name(module.text());
    let contents = contents(&docs, &accessor, operations, channels.is_some());
    Some(Section {
        feature: module.text().replace('_', "-"),
        accessor,
        method: RustName::plain(NameKind::Method, module.text()),
        root: modules::plan(module.clone(), contents, parts),
        docs,
        module,
        channels,
    })
}

fn parts<'a>(
    context: &Context<'a>,
    operations: &[&'a Operation],
    module: &RustName,
    sink: &mut Sink,
) -> Vec<Part<'a>> {
    let owners: Vec<Owner<'_>> = operations
        .iter()
        .map(|operation| Owner {
            id: &operation.id,
            types: &operation.types,
            place: operation.places.first(),
        })
        .collect();
    let names = type_names::resolve(context, "operations", &owners, sink);
    let planned: Vec<_> = operations
        .par_iter()
        .zip(&names)
        .map(|(operation, names)| operations::plan(context, operation, module.clone(), names))
        .collect();
    let mut parts = Vec::with_capacity(planned.len());
    for (operation, planned) in operations.iter().zip(planned) {
        for finding in planned.found {
            sink.push(finding);
        }
        parts.push(Part {
            group: operation.group.clone(),
            id: &operation.id,
            page: page(context, operation),
            call: Some(planned.call),
            items: planned.items,
        });
    }
    parts
}

fn page<'a>(context: &Context<'a>, operation: &Operation) -> &'a str {
    let place = operation.places.first();
    let index = place.and_then(|place| usize::try_from(place.page).ok());
    index
        .and_then(|index| context.api.pages.get(index))
        .map_or("", String::as_str)
}

/// Tells operations whose methods would get one name although their requests do not.
fn check_methods(context: &Context<'_>, operations: &[&Operation], sink: &mut Sink) {
    let mut named: Vec<(RustName, &Operation)> = operations
        .iter()
        .flat_map(|operation| {
            let own = RustName::plain(NameKind::Method, &operation.id);
            let methods = std::iter::once(own).chain(pages::method(operation));
            methods.map(|name| (name, *operation))
        })
        .collect();
    named.sort_by(|a, b| a.0.cmp(&b.0));
    for pair in named.windows(2) {
        let [(name, first), (other, second)] = pair else {
            continue;
        };
        let types = [first, second].map(|op| RustName::plain(NameKind::Type, &op.id));
        if name == other && types[0] != types[1] {
            let places = [first.places.first(), second.places.first()];
            sink.push(context.meet("methods", name.text(), places));
        }
    }
}

/// The front page of a section: what it is about, and its calls, a table for each group.
fn contents(docs: &Docs, accessor: &RustName, operations: &[&Operation], channels: bool) -> Docs {
    let mut docs = docs.clone();
    if !operations.is_empty() {
        docs.own("# Calls");
    }
    for group in operations.chunk_by(|one, next| one.group == next.group) {
        let rows: Vec<[String; 3]> = group
            .iter()
            .map(|operation| row(accessor, operation))
            .collect();
        if let Some(name) = group.first().map(|one| group_title(&one.group))
            && !name.is_empty()
        {
            docs.own(&format!("## {name}"));
        }
        docs.own_table(["Method", "Calls", "For"], &rows);
    }
    if channels {
        docs.own("# Pushed messages");
        docs.own("What the websocket pushes is in [`channels`].");
    }
    docs
}

/// `copy_order / market` of folders as a heading.
fn group_title(group: &[String]) -> String {
    let name = group.join(" / ").replace('_', " ");
    let mut signs = name.chars();
    let capital = signs.next().map(|first| first.to_uppercase().to_string());
    phrase(&format!(
        "{}{}",
        capital.unwrap_or_default(),
        signs.as_str()
    ))
}

fn row(accessor: &RustName, operation: &Operation) -> [String; 3] {
    let method = RustName::plain(NameKind::Method, &operation.id);
    let title = operation.title.main().unwrap_or_default();
    [
        format!("[`{0}`](crate::{accessor}::{0})", method.text()),
        operation_docs::call(operation),
        phrase(title),
    ]
}

/// A module of the root; names that the root has itself get `_api`.
fn module_name(id: &str) -> RustName {
    let id = if id.is_empty() { "general" } else { id };
    let name = RustName::plain(NameKind::Module, id);
    if is_root_module(name.text()) {
        name.with_suffix("_api")
    } else {
        name
    }
}

/// The accessor lives beside the client, among other sections.
pub(crate) fn accessor_name(module: &str) -> RustName {
    RustName::plain(NameKind::Type, &snake(&[module]))
}

fn docs(section: &ModelSection) -> Docs {
    let mut docs = Docs::new();
    docs.title(&section.title);
    if docs.is_empty() {
        docs.own(&format!("The section {}.", code(&section.id)));
    }
    docs.text(&section.description);
    docs
}
