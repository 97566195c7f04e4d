//! Texts: what reads differently and means the same to programs.

use api_model::{Place, Text};

use crate::log::{Log, Note, Subject};
use crate::{Class, Kind};

/// Tells that a text of a part of the subject reads differently.
pub(crate) fn told(
    log: &mut Log<'_>,
    subject: &Subject,
    member: &str,
    (old, new): (&Text, &Text),
    (old_place, new_place): (Option<&Place>, Option<&Place>),
) {
    if old == new {
        return;
    }
    let message = match (old.is_empty(), new.is_empty()) {
        (true, _) => "is described now",
        (_, true) => "is no longer described",
        _ if old.entries.len() < new.entries.len() => "is described in more languages",
        _ => "reads differently",
    };
    let note = Note::new(Kind::TextChanged, Class::DocsOnly, message);
    log.push(subject, note.of(member, "").at(old_place, new_place));
}
