//! What is said about an object: the words of its page, else where it comes from or goes.

use std::collections::{BTreeMap, BTreeSet};

use api_model::{Node, Type, TypeTable};

use crate::{
    docs::{Docs, code, phrase},
    fields::Scope,
    objects::Giver,
};

/// The names of the fields and parameters that hold each object, by its place among the shapes.
pub(crate) struct Holders<'a>(BTreeMap<usize, Vec<&'a str>>);

impl<'a> Holders<'a> {
    pub(crate) fn of(types: &'a TypeTable, sent: &[(&'a str, &'a Node)]) -> Self {
        let fields = types.shapes.iter().flat_map(|holder| &holder.fields);
        let fields = fields.map(|field| (field.name.as_str(), &field.node));
        let mut names = BTreeMap::<usize, Vec<&str>>::new();
        for (name, node) in fields.chain(sent.iter().copied()) {
            if let Some(index) = held(&node.ty) {
                names.entry(index).or_default().push(name);
            }
        }
        Self(names)
    }

    /// Each name once.
    fn of_shape(&self, index: usize) -> Vec<String> {
        let mut told = BTreeSet::new();
        let names = self.0.get(&index).into_iter().flatten();
        names
            .filter(|name| told.insert(**name))
            .map(|name| code(name))
            .collect()
    }
}

/// The documentation of an object.
pub(crate) fn docs(
    scope: &Scope<'_>,
    index: usize,
    giver: &Giver<'_>,
    holders: &Holders<'_>,
    is_sent: bool,
) -> Docs {
    let shape = &scope.types.shapes[index];
    let mut docs = Docs::new();
    docs.title(&shape.description);
    if docs.is_empty() {
        docs.own(&described(index, giver, holders, is_sent));
    }
    if let Some(place) = shape.places.first() {
        docs.own(&format!("Page: {}.", scope.context.cite(place)));
    }
    docs
}

/// A sentence for an object that no page describes.
fn described(index: usize, giver: &Giver<'_>, holders: &Holders<'_>, is_sent: bool) -> String {
    let link = &giver.link;
    let names = holders.of_shape(index);
    let object = match names.as_slice() {
        [] => return given(index, giver),
        [name] => format!("The object {name}"),
        [names @ .., last] => format!("The objects {} and {last}", names.join(", ")),
    };
    if is_sent {
        format!("{object} that {link} takes.")
    } else {
        format!("{object} of what {link} {}.", giver.verb)
    }
}

/// A sentence for what a call or channel gives as a whole, or element by element.
fn given(index: usize, giver: &Giver<'_>) -> String {
    let (link, verb) = (&giver.link, giver.verb);
    let is_whole = giver
        .given
        .is_some_and(|node| matches!(node.ty, Type::Object(whole) if whole == index));
    let part = if is_whole {
        "what"
    } else {
        "an element of what"
    };
    match giver
        .title
        .main()
        .map(|title| phrase(title.trim_end_matches('.')))
    {
        Some(title) if !title.is_empty() => format!("{title}: {part} {link} {verb}."),
        _ if is_whole => format!("What {link} {verb}."),
        _ => format!("An element of what {link} {verb}."),
    }
}

/// The object that a value is, or is a list or map of.
fn held(ty: &Type) -> Option<usize> {
    match ty {
        Type::Object(index) => Some(*index),
        Type::Array(node) | Type::Map(node) => held(&node.ty),
        _ => None,
    }
}
