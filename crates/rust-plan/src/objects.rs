//! Objects of an operation or channel.

use std::collections::BTreeSet;

use api_model::{EnumRef, Node, Shape, Type, TypeTable};
use diagnostics::{Diagnostic, Sink};

use crate::{
    cycles,
    docs::{Docs, code},
    enums,
    fields::Scope,
    model::{Item, ObjectType, RustType},
    names::RustName,
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

/// The objects and enums of a scope: those that `sent` reaches are made by users, those that `answered` reaches are
/// only read.
pub(crate) fn plan(
    scope: &Scope<'_>,
    sent: &[(&str, &Node)],
    answered: &[&Node],
    found: &mut Vec<Diagnostic>,
) -> Vec<Item> {
    let mut made = Reached::default();
    for (_, node) in sent {
        made.add(scope, &node.ty);
    }
    let mut all = Reached::default();
    let sent_nodes = sent.iter().map(|(_, node)| node);
    for node in answered.iter().chain(sent_nodes) {
        all.add(scope, &node.ty);
    }
    let closing = cycles::closing_fields(scope.types);
    let mut items = Vec::new();
    for index in all.shapes {
        let shape = &scope.types.shapes[index];
        let name = scope.names.shapes[index].name.clone();
        let mut object = object(scope, shape, name, sent, found);
        object.is_sent = made.shapes.contains(&index);
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
    sent: &[(&str, &Node)],
    found: &mut Vec<Diagnostic>,
) -> ObjectType {
    let fields: Vec<_> = shape.fields.iter().collect();
    ObjectType {
        docs: docs(scope, shape, sent),
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

fn docs(scope: &Scope<'_>, shape: &Shape, sent: &[(&str, &Node)]) -> Docs {
    let mut docs = Docs::new();
    docs.title(&shape.description);
    if docs.is_empty() {
        docs.own(&described(scope.types, shape, sent));
    }
    if let Some(place) = shape.places.first() {
        docs.own(&format!("Page: {}.", scope.context.cite(place)));
    }
    docs
}

/// A sentence for an object that no page describes.
fn described(types: &TypeTable, shape: &Shape, sent: &[(&str, &Node)]) -> String {
    let names: Vec<String> = holders(types, shape, sent).map(code).collect();
    match names.as_slice() {
        [] => "The payload of the answer.".to_owned(),
        [name] => format!("The object {name}."),
        [names @ .., last] => format!("The objects {} and {last}.", names.join(", ")),
    }
}

/// Fields and parameters that hold an object, each name once.
fn holders<'a>(
    types: &'a TypeTable,
    shape: &'a Shape,
    sent: &'a [(&'a str, &'a Node)],
) -> impl Iterator<Item = &'a str> {
    let fields = types.shapes.iter().flat_map(|holder| &holder.fields);
    let fields = fields.map(|field| (field.name.as_str(), &field.node));
    let mut told = BTreeSet::new();
    fields
        .chain(sent.iter().copied())
        .filter(|(_, node)| holds(types, &node.ty, shape))
        .map(|(name, _)| name)
        .filter(move |name| told.insert(*name))
}

fn holds(types: &TypeTable, ty: &Type, shape: &Shape) -> bool {
    match ty {
        Type::Object(index) => {
            let held = types.shapes.get(*index);
            held.is_some_and(|held| std::ptr::eq(held, shape))
        }
        Type::Array(node) | Type::Map(node) => holds(types, &node.ty, shape),
        _ => false,
    }
}
