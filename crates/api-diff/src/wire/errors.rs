//! Error codes: those of tables, and those that a page names.

use api_model::{ErrorCode, ErrorTable};

use super::{matching, texts};
use crate::log::{Log, Note, Subject};
use crate::pairing::Paired;
use crate::{Class, Kind};

/// Compares the tables.
pub(crate) fn compare(log: &mut Log<'_>) {
    let paired = matching::errors(log);
    for (a, b) in paired.both {
        let subject = subject(Some(a), Some(b));
        compare_codes(log, &subject, &a.codes, &b.codes);
        texts::told(log, &subject, "title", (&a.title, &b.title), (None, None));
    }
    for table in paired.gone {
        compare_codes(log, &subject(Some(table), None), &table.codes, &[]);
    }
    for table in paired.come {
        compare_codes(log, &subject(None, Some(table)), &[], &table.codes);
    }
}

/// Compares two lists of codes.
pub(crate) fn compare_codes(
    log: &mut Log<'_>,
    subject: &Subject,
    old: &[ErrorCode],
    new: &[ErrorCode],
) {
    let code = |one: &ErrorCode| Some(one.code.clone());
    let paired = Paired::new(old, new).by(code, code);
    for (a, b) in paired.both {
        let member = format!("errors.{}", b.code);
        let places = (Some(&a.place), Some(&b.place));
        texts::told(log, subject, &member, (&a.meaning, &b.meaning), places);
    }
    for one in paired.gone {
        let message = format!("the error code `{}` is gone", one.code);
        let note = Note::new(Kind::ErrorRemoved, Class::Compatible, message);
        let member = format!("errors.{}", one.code);
        log.push(
            subject,
            note.of(&member, &one.code).at(Some(&one.place), None),
        );
    }
    for one in paired.come {
        let message = format!("the error code `{}` is new", one.code);
        let note = Note::new(Kind::ErrorAdded, Class::Compatible, message);
        let member = format!("errors.{}", one.code);
        log.push(
            subject,
            note.of(&member, &one.code).at(None, Some(&one.place)),
        );
    }
}

fn subject(old: Option<&ErrorTable>, new: Option<&ErrorTable>) -> Subject {
    let name = new.or(old).map_or("", |table| table.name.as_str());
    Subject {
        owner: "errors".to_owned(),
        shown: format!("errors {name}"),
        old: old.and_then(|table| table.places.first().copied()),
        new: new.and_then(|table| table.places.first().copied()),
    }
}
