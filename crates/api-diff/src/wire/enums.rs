//! Enums and their values. Clients know that other values may come, so that one more breaks nobody.

use api_model::{EnumDef, EnumValue};

use super::types::Direction;
use super::{matching, texts};
use crate::log::{Log, Note, Subject};
use crate::pairing::{Paired, bare};
use crate::{Class, Kind};

/// Compares the enums that several pages share.
pub(crate) fn compare_shared(log: &mut Log<'_>) {
    let paired = matching::enums(log);
    for (a, b) in paired.both {
        let subject = subject(Some(a), Some(b));
        if a.name != b.name {
            let message = format!("the enum is called `{}`, was `{}`", b.name, a.name);
            log.push(&subject, Note::new(Kind::EnumRenamed, Class::None, message));
        }
        values(log, &subject, (a, b), Direction::Both, ("", ""));
    }
    for def in paired.gone {
        let note = Note::new(Kind::EnumRemoved, Class::DocsOnly, "the enum is gone");
        log.push(&subject(Some(def), None), note);
    }
    for def in paired.come {
        let note = Note::new(Kind::EnumAdded, Class::DocsOnly, "the enum is new");
        log.push(&subject(None, Some(def)), note);
    }
}

/// Whether two shared enums are one.
pub(crate) fn is_same(log: &Log<'_>, old: &EnumDef, new: &EnumDef) -> bool {
    let paired = matching::enums(log);
    let both = paired.both.iter();
    both.clone()
        .any(|(a, b)| a.name == old.name && b.name == new.name)
}

/// Compares the values of two enums.
pub(crate) fn values(
    log: &mut Log<'_>,
    subject: &Subject,
    (a, b): (&EnumDef, &EnumDef),
    direction: Direction,
    (member, name): (&str, &str),
) {
    let places = (a.places.first(), b.places.first());
    let value = |one: &EnumValue| Some(one.value.clone());
    let loose = |one: &EnumValue| Some(bare(&one.value)).filter(|bare| !bare.is_empty());
    let paired = Paired::new(&a.values, &b.values)
        .by(value, value)
        .by(loose, loose);
    let mut say = |kind, wire, message: String, word: &str| {
        let name = if name.is_empty() { word } else { name };
        let note = Note::new(kind, wire, message).of(member, name);
        log.push(subject, note.at(places.0, places.1));
    };
    let removed = match direction {
        Direction::Received => Class::Compatible,
        Direction::Sent | Direction::Both => Class::Breaking,
    };
    if a.numeric != b.numeric {
        let kind = if b.numeric { "numbers" } else { "text" };
        // A word among numbers, as in `7, 30, ALL`: numbers are sent as before.
        let a_word_more = direction == Direction::Sent && a.numeric && !paired.come.is_empty();
        let wire = if a_word_more {
            Class::Compatible
        } else {
            Class::Breaking
        };
        let message = format!("the values travel as {kind}");
        say(Kind::TypeChanged, wire, message, "");
    }
    for (x, y) in &paired.both {
        if x.value != y.value {
            let message = format!("the value `{}` is `{}`", x.value, y.value);
            say(Kind::ValueRemoved, Class::Breaking, message, &y.value);
        } else if x.name != y.name {
            let message = format!("the value `{}` has another name in code", x.value);
            say(Kind::CodeChanged, Class::None, message, &y.value);
        }
    }
    for one in &paired.gone {
        let message = format!("the value `{}` is gone", one.value);
        say(Kind::ValueRemoved, removed, message, &one.value);
    }
    for one in &paired.come {
        let message = format!("the value `{}` is new", one.value);
        say(Kind::ValueAdded, Class::Compatible, message, &one.value);
    }
    for (x, y) in paired.both {
        texts::told(log, subject, member, (&x.label, &y.label), places);
    }
    texts::told(
        log,
        subject,
        member,
        (&a.description, &b.description),
        places,
    );
}

fn subject(old: Option<&EnumDef>, new: Option<&EnumDef>) -> Subject {
    let either = new.or(old);
    let name = either.map_or("", |def| def.name.as_str());
    Subject {
        owner: either.map_or_else(String::new, matching::enum_owner),
        shown: format!("enum {name}"),
        old: old.and_then(|def| def.places.first().copied()),
        new: new.and_then(|def| def.places.first().copied()),
    }
}
