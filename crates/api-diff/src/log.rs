//! Where changes are gathered while models are compared.

use api_model::Place;

use crate::{Change, Class, Kind, Side};

/// The two states and the changes found so far.
pub(crate) struct Log<'a> {
    pub(crate) old: Side<'a>,
    pub(crate) new: Side<'a>,
    pub(crate) changes: Vec<Change>,
}

/// What changes are said of: an operation, a channel, an enum.
#[derive(Clone, Debug, Default)]
pub(crate) struct Subject {
    /// Whose items of the plans belong to it.
    pub(crate) owner: String,
    /// How people name it.
    pub(crate) shown: String,
    /// Where the old pages declare it.
    pub(crate) old: Option<Place>,
    /// Where the new pages declare it.
    pub(crate) new: Option<Place>,
}

/// A change of a subject, before it has a place and a class for Rust users.
pub(crate) struct Note {
    kind: Kind,
    wire: Class,
    member: String,
    name: String,
    was: String,
    message: String,
    old: Option<Place>,
    new: Option<Place>,
}

impl Note {
    /// A change of this sort that means this on the wire.
    pub(crate) fn new(kind: Kind, wire: Class, message: impl Into<String>) -> Self {
        Self {
            kind,
            wire,
            member: String::new(),
            name: String::new(),
            was: String::new(),
            message: message.into(),
            old: None,
            new: None,
        }
    }

    /// A part of the subject, and the wire name that the part is about.
    pub(crate) fn of(mut self, member: &str, name: &str) -> Self {
        member.clone_into(&mut self.member);
        name.clone_into(&mut self.name);
        self
    }

    /// The wire name that the part had.
    pub(crate) fn formerly(mut self, name: &str) -> Self {
        name.clone_into(&mut self.was);
        self
    }

    /// More exact places than those of the subject.
    pub(crate) fn at(mut self, old: Option<&Place>, new: Option<&Place>) -> Self {
        self.old = old.copied();
        self.new = new.copied();
        self
    }
}

impl Log<'_> {
    /// Takes a change down.
    pub(crate) fn push(&mut self, subject: &Subject, note: Note) {
        let rust = match note.wire {
            Class::None => Class::None,
            Class::DocsOnly => Class::DocsOnly,
            Class::Compatible | Class::Breaking => Class::Compatible,
        };
        // What is gone has a place in the old pages alone, what is new in the new ones.
        let (old, new) = match (note.old, note.new) {
            (None, None) => (subject.old, subject.new),
            places => places,
        };
        self.changes.push(Change {
            kind: note.kind,
            wire: note.wire,
            rust,
            subject: subject.shown.clone(),
            member: note.member,
            message: note.message,
            old: old.and_then(|place| self.old.spot(&place)),
            new: new.and_then(|place| self.new.spot(&place)),
            items: Vec::new(),
            owner: subject.owner.clone(),
            name: note.name,
            was: note.was,
        });
    }
}
