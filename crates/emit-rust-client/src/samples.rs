//! The Rust that makes a call, for readers rather than for the compiler.

use std::collections::BTreeMap;

use rust_plan::model::{Item, Module, RustCrate, Section};

use crate::example;

/// The lines that make each call, by `section.id`: those of the method's documentation, without what is hidden there.
#[must_use]
pub fn samples(plan: &RustCrate) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for section in &plan.sections {
        of_module(plan, section, &section.root, &mut found);
    }
    found
}

fn of_module(
    plan: &RustCrate,
    section: &Section,
    module: &Module,
    found: &mut BTreeMap<String, String>,
) {
    for call in &module.calls {
        let Some(id) = operation_of(&section.root, &call.request.to_string()) else {
            continue;
        };
        let lines = example::lines(plan, section, call);
        let visible = lines
            .iter()
            .filter(|line| !line.starts_with("```") && !line.starts_with("# "));
        let visible: Vec<&str> = visible.map(String::as_str).collect();
        found.insert(id.to_owned(), visible.join("\n"));
    }
    for inner in &module.modules {
        of_module(plan, section, inner, found);
    }
}

/// The operation that a request type stands for.
fn operation_of<'m>(module: &'m Module, request: &str) -> Option<&'m str> {
    let of_item = |item: &'m Item| match item {
        Item::Request(one) if one.name.to_string() == request => Some(one.operation.id.as_str()),
        _ => None,
    };
    let inner = || {
        module
            .modules
            .iter()
            .find_map(|inner| operation_of(inner, request))
    };
    module.items.iter().find_map(of_item).or_else(inner)
}
