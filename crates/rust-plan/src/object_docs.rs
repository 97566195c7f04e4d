//! What is said about an object: the words of its page, else where it comes from or goes.

use std::collections::BTreeSet;

use api_model::{Node, Shape, Type, TypeTable};

use crate::{
    docs::{Docs, code, phrase},
    fields::Scope,
    objects::Giver,
};

/// The documentation of an object.
pub(crate) fn docs(scope: &Scope<'_>, shape: &Shape, giver: &Giver<'_>, is_sent: bool) -> Docs {
    let mut docs = Docs::new();
    docs.title(&shape.description);
    if docs.is_empty() {
        docs.own(&described(scope.types, shape, giver, is_sent));
    }
    if let Some(place) = shape.places.first() {
        docs.own(&format!("Page: {}.", scope.context.cite(place)));
    }
    docs
}

/// A sentence for an object that no page describes.
fn described(types: &TypeTable, shape: &Shape, giver: &Giver<'_>, is_sent: bool) -> String {
    let link = &giver.link;
    let names: Vec<String> = holders(types, shape, giver.sent).map(code).collect();
    let object = match names.as_slice() {
        [] => return given(types, shape, giver),
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
fn given(types: &TypeTable, shape: &Shape, giver: &Giver<'_>) -> String {
    let (link, verb) = (&giver.link, giver.verb);
    let is_whole = giver.given.is_some_and(|node| match node.ty {
        Type::Object(_) => holds(types, &node.ty, shape),
        _ => false,
    });
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
