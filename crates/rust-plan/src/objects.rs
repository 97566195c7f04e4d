//! Objects of an operation or channel.

use std::collections::BTreeSet;

use api_model::{EnumRef, Node, Shape, Text, Type};
use diagnostics::{Diagnostic, Sink};

use crate::{
    cycles,
    docs::Docs,
    enums,
    fields::Scope,
    model::{Item, ObjectType, RustType},
    names::RustName,
    object_docs::{self, Holders},
};

/// Types that something reaches, in the order of the tables.
#[derive(Default)]
pub(crate) struct Reached {
    shapes: BTreeSet<usize>,
    enums: BTreeSet<usize>,
}

impl Reached {
    /// Adds what a type reaches. Types that another operation prints are passed by, and all that they alone hold.
    pub(crate) fn add(&mut self, scope: &Scope<'_>, ty: &Type) {
        match ty {
            Type::Object(index) => {
                let elsewhere = scope
                    .names
                    .shapes
                    .get(*index)
                    .is_none_or(|name| name.elsewhere);
                if elsewhere || !self.shapes.insert(*index) {
                    return;
                }
                for field in scope
                    .types
                    .shapes
                    .get(*index)
                    .iter()
                    .flat_map(|shape| &shape.fields)
                {
                    self.add(scope, &field.node.ty);
                }
            }
            Type::Enum(EnumRef::Local(index))
                if scope
                    .names
                    .enums
                    .get(*index)
                    .is_some_and(|name| !name.elsewhere) =>
            {
                self.enums.insert(*index);
            }
            Type::Array(node) | Type::Map(node) => self.add(scope, &node.ty),
            _ => {}
        }
    }
}

/// A call or channel and what it takes and gives.
pub(crate) struct Giver<'a> {
    /// What users call it, as a link.
    pub(crate) link: String,
    /// What it does with what it gives.
    pub(crate) verb: &'static str,
    /// What it is about.
    pub(crate) title: &'a Text,
    /// What users make, with its names.
    pub(crate) sent: &'a [(&'a str, &'a Node)],
    /// What it gives, which is only read.
    pub(crate) given: Option<&'a Node>,
}

/// The objects and enums of a scope.
pub(crate) fn plan(scope: &Scope<'_>, giver: &Giver<'_>, found: &mut Vec<Diagnostic>) -> Vec<Item> {
    let sent = giver.sent;
    let mut made = Reached::default();
    for (_, node) in sent {
        made.add(scope, &node.ty);
    }
    let mut all = Reached::default();
    let sent_nodes = sent.iter().map(|(_, node)| node);
    for node in giver.given.iter().chain(sent_nodes) {
        all.add(scope, &node.ty);
    }
    let closing = cycles::closing_fields(scope.types);
    let holders = Holders::of(scope.types, sent);
    let mut items = Vec::new();
    for index in all.shapes {
        let shape = &scope.types.shapes[index];
        let name = scope.names.shapes[index].name.clone();
        let is_sent = made.shapes.contains(&index);
        let docs = object_docs::docs(scope, index, giver, &holders, is_sent);
        let mut object = object(scope, shape, name, docs, found);
        object.is_sent = is_sent;
        loosen(&mut object, shape, |field| {
            closing.contains(&(index, field))
        });
        items.push(Item::Object(object));
    }
    let mut sink = Sink::new();
    for index in all.enums {
        let name = scope.names.enums[index].name.clone();
        let def = &scope.types.enums[index];
        items.push(Item::Enum(enums::plan(scope.context, def, name, &mut sink)));
    }
    found.extend(sink.finish());
    items
}

fn object(
    scope: &Scope<'_>,
    shape: &Shape,
    name: RustName,
    docs: Docs,
    found: &mut Vec<Diagnostic>,
) -> ObjectType {
    let fields: Vec<_> = shape.fields.iter().collect();
    ObjectType {
        docs,
        name,
        fields: scope.fields(&fields, found).into_iter().flatten().collect(),
        is_sent: false,
    }
}

/// Keeps fields that would make a struct hold itself as any JSON.
fn loosen(object: &mut ObjectType, shape: &Shape, closes: impl Fn(usize) -> bool) {
    for (index, field) in shape.fields.iter().enumerate() {
        if !closes(index) {
            continue;
        }
        for planned in object
            .fields
            .iter_mut()
            .filter(|planned| planned.wire == field.name)
        {
            planned.ty = RustType::Any;
        }
    }
}
