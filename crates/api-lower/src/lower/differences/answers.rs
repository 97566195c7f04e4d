//! Where two pages disagree on what comes back.

use std::collections::BTreeSet;

use diagnostics::{Diagnostic, Sink, codes};
use spec_draft::{FieldDraft, SampleRole};
use spec_markup::json::Json;

use super::Difference;
use crate::lower::calls::Telling;

/// Compares the documented fields: rows of tables, and the keys of the first answer shown.
pub(super) fn compare(one: &Telling<'_>, other: &Telling<'_>, found: &mut Vec<Difference>) {
    let (left, right) = (fields(one), fields(other));
    if left.is_empty() || right.is_empty() || left == right {
        return;
    }
    let list = |only: Vec<&String>| {
        let mut text = only
            .iter()
            .take(6)
            .map(|name| format!("`{name}`"))
            .collect::<Vec<_>>()
            .join(", ");
        if only.len() > 6 {
            text = format!("{text} and {} more", only.len() - 6);
        }
        text
    };
    let here: Vec<&String> = left.difference(&right).collect();
    let there: Vec<&String> = right.difference(&left).collect();
    let mut parts = Vec::new();
    if !here.is_empty() {
        parts.push(format!("only here the answer has {}", list(here)));
    }
    if !there.is_empty() {
        parts.push(format!("only there the answer has {}", list(there)));
    }
    let span = |telling: &Telling<'_>| answer(telling).map_or(telling.draft.span, |json| json.span);
    found.push(Difference {
        says: parts.join(", "),
        here: span(one),
        there: span(other),
    });
}

fn answer<'a>(telling: &Telling<'a>) -> Option<&'a Json> {
    let mut answers = telling
        .draft
        .samples
        .iter()
        .filter(|sample| sample.role == SampleRole::Response);
    answers.find_map(|sample| sample.json.as_ref())
}

fn fields(telling: &Telling<'_>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    if let Some(json) = answer(telling) {
        keys(json, "", 0, &mut names);
    } else {
        rows(&telling.draft.response.fields, "", &mut names);
    }
    names
}

/// Reports fields of a page of nothing but texts that the translated page does not have, at whatever depth.
pub(super) fn unknown_names(original: &Telling<'_>, other: &Telling<'_>, sink: &mut Sink) {
    let mut known = BTreeSet::new();
    rows(&original.draft.response.fields, "", &mut known);
    let samples = original.draft.samples.iter();
    for sample in samples.filter(|sample| sample.role == SampleRole::Response) {
        if let Some(json) = &sample.json {
            keys(json, "", 0, &mut known);
        }
    }
    let known: BTreeSet<String> = known.iter().map(|name| plain(name)).collect();
    let mut open: Vec<(String, &FieldDraft)> = Vec::new();
    let top = other.draft.response.fields.iter().rev();
    open.extend(top.map(|field| (plain(&field.name.value), field)));
    while let Some((name, field)) = open.pop() {
        // Rows may start inside the envelope, or at the one object that has the name.
        let inner = format!(".{name}");
        if !known
            .iter()
            .any(|have| *have == name || have.ends_with(&inner))
        {
            let text = format!("the answer of the translated page has no field `{name}`");
            let found = Diagnostic::new(codes::lower::LANGUAGES_UNKNOWN_NAME, field.span, text)
                .and(original.draft.span, "the translated page");
            let cure = "write the name as the translated page has it, or take the row out";
            sink.push(found.help(cure));
            continue;
        }
        let inside = field.children.iter().rev();
        open.extend(inside.map(|child| (format!("{name}.{}", plain(&child.name.value)), child)));
    }
}

/// A path without marks of lists.
fn plain(name: &str) -> String {
    name.replace("[]", "").trim_matches('.').to_owned()
}

/// How deep keys of answers are compared.
const DEPTH: usize = 16;

fn keys(json: &Json, above: &str, depth: usize, names: &mut BTreeSet<String>) {
    if depth > DEPTH {
        return;
    }
    for member in json.members() {
        let name = if above.is_empty() {
            member.key.value.clone()
        } else {
            format!("{above}.{}", member.key.value)
        };
        keys(&member.value, &name, depth + 1, names);
        names.insert(name);
    }
    for element in json.elements() {
        keys(element, above, depth + 1, names);
    }
}

fn rows(fields: &[FieldDraft], above: &str, names: &mut BTreeSet<String>) {
    for field in fields {
        let name = if above.is_empty() {
            field.name.value.clone()
        } else {
            format!("{above}.{}", field.name.value)
        };
        rows(&field.children, &name, names);
        names.insert(name);
    }
}
