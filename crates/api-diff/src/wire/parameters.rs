//! Parameters: what is sent.

use api_model::{Location, Operation, Parameter};

use super::fields;
use super::types::{Direction, Types};
use crate::log::{Log, Note, Subject};
use crate::pairing::Paired;
use crate::{Class, Kind};

/// Compares the parameters of two operations.
pub(crate) fn compare(log: &mut Log<'_>, subject: &Subject, a: &Operation, b: &Operation) {
    let exact = |one: &Parameter| Some((one.location, one.field.name.clone()));
    let name = |one: &Parameter| Some(one.field.name.clone());
    let paired = Paired::new(&a.parameters, &b.parameters)
        .by(exact, exact)
        .by(name, name)
        .alike(fields::RENAMED, |x, y| {
            fields::likeness((&a.types, &b.types), &x.field, &y.field)
        });
    let mut types = Types::new(subject, (&a.types, &b.types), Direction::Sent);
    types.cuts_lists(a, b);
    for (x, y) in paired.both {
        pair(log, subject, &mut types, x, y);
    }
    for gone in paired.gone {
        let note = Note::new(
            Kind::ParameterRemoved,
            Class::Breaking,
            format!(
                "the {} parameter `{}` is gone",
                needed(gone),
                gone.field.name
            ),
        );
        let place = gone.field.places.first();
        let note = note.of(&member(gone), &gone.field.name);
        log.push(subject, note.at(place, None));
    }
    for come in paired.come {
        let wire = if come.field.required {
            Class::Breaking
        } else {
            Class::Compatible
        };
        let message = format!(
            "the {} parameter `{}` is new",
            needed(come),
            come.field.name
        );
        let note = Note::new(Kind::ParameterAdded, wire, message);
        let note = note.of(&member(come), &come.field.name);
        log.push(subject, note.at(None, come.field.places.first()));
    }
}

fn pair(
    log: &mut Log<'_>,
    subject: &Subject,
    types: &mut Types<'_, '_>,
    a: &Parameter,
    b: &Parameter,
) {
    let places = (a.field.places.first(), b.field.places.first());
    if a.field.name != b.field.name {
        // A variable of the path does not travel by its name.
        let wire = if a.location == Location::Path && b.location == Location::Path {
            Class::DocsOnly
        } else {
            Class::Breaking
        };
        let message = format!("`{}` is called `{}`", a.field.name, b.field.name);
        let note = Note::new(Kind::ParameterRenamed, wire, message);
        let note = note.of(&member(b), &b.field.name).formerly(&a.field.name);
        log.push(subject, note.at(places.0, places.1));
    }
    if a.location != b.location {
        let (old, new) = (word(a.location), word(b.location));
        let message = format!("`{}` travels in the {new}, was in the {old}", b.field.name);
        let note = Note::new(Kind::LocationChanged, Class::Breaking, message);
        let note = note.of(&member(b), &b.field.name);
        log.push(subject, note.at(places.0, places.1));
    }
    types.fields(log, (&a.field, &b.field), &member(b));
}

fn member(parameter: &Parameter) -> String {
    format!("parameters.{}", parameter.field.name)
}

fn needed(parameter: &Parameter) -> &'static str {
    if parameter.field.required {
        "required"
    } else {
        "optional"
    }
}

const fn word(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Body => "body",
        Location::Header => "headers",
    }
}
