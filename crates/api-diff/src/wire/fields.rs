//! Fields of objects: which is which, which are new and which are gone.

use api_model::{EnumRef, Field, Type, TypeTable};

use super::scalars;
use super::types::{Direction, Types};
use crate::log::{Log, Note};
use crate::pairing::{Paired, bare};
use crate::{Class, Kind};

/// Two fields of different names are one where they are this much alike.
pub(crate) const RENAMED: f64 = 0.6;

/// Compares the fields of two objects; `path` leads to them.
pub(crate) fn compare(
    log: &mut Log<'_>,
    types: &mut Types<'_, '_>,
    (old, new): (&[Field], &[Field]),
    path: &str,
) {
    let name = |field: &Field| Some(field.name.clone());
    let tables = types.tables;
    let paired = Paired::new(old, new)
        .by(name, name)
        .alike(RENAMED, |a, b| likeness(tables, a, b));
    for (a, b) in paired.both {
        let member = format!("{path}.{}", b.name);
        if a.name != b.name {
            let message = format!("`{}` is called `{}`", a.name, b.name);
            let note = Note::new(Kind::FieldRenamed, Class::Breaking, message);
            let note = note.of(&member, &b.name).formerly(&a.name);
            log.push(types.subject, note.at(a.places.first(), b.places.first()));
        }
        types.fields(log, (a, b), &member);
    }
    for field in paired.gone {
        let message = format!("the field `{}` is gone", field.name);
        let note = Note::new(Kind::FieldRemoved, Class::Breaking, message);
        let note = note.of(&format!("{path}.{}", field.name), &field.name);
        log.push(types.subject, note.at(field.places.first(), None));
    }
    for field in paired.come {
        let wire = if types.direction != Direction::Received && field.required {
            Class::Breaking
        } else {
            Class::Compatible
        };
        let message = format!("the field `{}` is new", field.name);
        let note = Note::new(Kind::FieldAdded, wire, message);
        let note = note.of(&format!("{path}.{}", field.name), &field.name);
        log.push(types.subject, note.at(None, field.places.first()));
    }
}

/// How much a field that is gone looks like one that is new, of 1.
pub(crate) fn likeness(tables: (&TypeTable, &TypeTable), a: &Field, b: &Field) -> f64 {
    if !same_type(tables, &a.node.ty, &b.node.ty) {
        return 0.0;
    }
    let (old, new) = (bare(&a.name), bare(&b.name));
    if old == new {
        return 1.0;
    }
    let names = if old.ends_with(&new) || new.ends_with(&old) {
        0.8
    } else {
        strsim::jaro_winkler(&old, &new)
    };
    let said = !a.description.is_empty() && a.description == b.description;
    // A name alone tells little (`bp` and `bq`), the same words much.
    if said {
        names.max(0.4) + 0.3
    } else {
        (names - 0.2).max(0.0)
    }
}

fn same_type((old, new): (&TypeTable, &TypeTable), a: &Type, b: &Type) -> bool {
    match (a, b) {
        (Type::Object(a), Type::Object(b)) => {
            let names = |table: &TypeTable, index: usize| -> Vec<String> {
                let fields = table.shapes.get(index).map(|shape| &shape.fields);
                fields
                    .into_iter()
                    .flatten()
                    .map(|field| field.name.clone())
                    .collect()
            };
            let (a, b) = (names(old, *a), names(new, *b));
            a.is_empty() || b.is_empty() || a.iter().any(|name| b.contains(name))
        }
        (Type::Array(a), Type::Array(b)) | (Type::Map(a), Type::Map(b)) => {
            same_type((old, new), &a.ty, &b.ty)
        }
        (Type::Enum(EnumRef::Shared(_) | EnumRef::Local(_)), Type::Enum(_)) => true,
        (a, b) => scalars::alike(a, b),
    }
}
