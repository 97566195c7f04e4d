//! Reports for people, pull requests and programs.

mod json;
mod markdown;
mod text;

use crate::{Bump, Change, Class, Report};

/// What heads a group of changes, and which changes stand in it.
type Group = (&'static str, fn(&Change) -> bool);

/// The groups, worst first; each change is in one.
const GROUPS: &[Group] = &[
    ("Breaking on the wire", |change| {
        change.wire == Class::Breaking
    }),
    ("Breaking for Rust users alone", |change| {
        change.wire != Class::Breaking && change.rust == Class::Breaking
    }),
    ("Compatible", |change| {
        let worst = change.wire.max(change.rust);
        change.rust != Class::Breaking && worst == Class::Compatible
    }),
    ("Texts", |change| {
        change.wire.max(change.rust) <= Class::DocsOnly
    }),
];

/// The place of a change: where it is now, else where it was.
fn place(change: &Change) -> Option<String> {
    if let Some(spot) = &change.new {
        return Some(format!("{}:{}", spot.page, spot.line));
    }
    let spot = change.old.as_ref()?;
    Some(format!("{}:{} (old)", spot.page, spot.line))
}

/// The subject and the part of it.
fn about(change: &Change) -> (String, String) {
    (change.subject.clone(), change.member.clone())
}

/// The version that follows, in words.
fn version(report: &Report) -> String {
    let bump = report.bump();
    if bump == Bump::None {
        return "the version of the generated crate stays".to_owned();
    }
    format!(
        "the generated crate's next version is {} (before 1.0: {})",
        bump.as_str(),
        bump.before_one().as_str()
    )
}
