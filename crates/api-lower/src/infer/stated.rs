//! Where the rows of a response table belong: names may be dotted, flat, or start at the envelope.

use std::collections::BTreeSet;

use api_model::Envelope;
use spec_draft::{FieldDraft, ResponseDraft};

use super::seen::Seen;

/// One step from a value inwards.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Member(String),
    Element,
}

/// Puts the stated fields of a page onto the tree of its payload.
///
/// Tables often list the fields of an inner object without its path. Where no name has a path, the object of the
/// examples that has most of the names is meant, and each name that it lacks belongs to the one object that has it.
pub(super) fn place<'a>(
    payload: &mut Seen<'a>,
    language: &'a str,
    response: &'a ResponseDraft,
    envelope: Option<&Envelope>,
) {
    let rows: Vec<(Vec<Step>, &FieldDraft)> = response
        .fields
        .iter()
        .map(|field| (steps(&field.name.value), field))
        .filter_map(|(path, field)| Some((inside(path, field, envelope)?, field)))
        .filter(|(path, field)| !path.is_empty() || envelope.is_some() || !field.name.is_empty())
        .collect();
    let flat = rows
        .iter()
        .all(|(path, field)| path.len() < 2 && field.children.is_empty());
    if flat {
        place_flat(payload, language, &rows);
    } else {
        for (path, field) in rows {
            attach(reach(payload, &path), language, field);
        }
    }
}

/// The path below the payload; `None` for rows about the envelope itself.
fn inside(
    mut path: Vec<Step>,
    field: &FieldDraft,
    envelope: Option<&Envelope>,
) -> Option<Vec<Step>> {
    let Some(envelope) = envelope else {
        return Some(path);
    };
    let Some(Step::Member(first)) = path.first() else {
        return Some(path);
    };
    if *first == envelope.payload {
        path.remove(0);
        return Some(path);
    }
    let of_envelope = [
        Some(&envelope.code),
        envelope.message.as_ref(),
        envelope.arguments.as_ref(),
    ];
    let named = of_envelope.into_iter().flatten().any(|name| name == first);
    (!named || !field.children.is_empty()).then_some(path)
}

fn place_flat<'a>(payload: &mut Seen<'a>, language: &'a str, rows: &[(Vec<Step>, &'a FieldDraft)]) {
    let levels = levels(payload);
    let names: Vec<&str> = rows.iter().filter_map(|(path, _)| name_of(path)).collect();
    let count = |(_, have): &(Vec<Step>, BTreeSet<String>)| {
        names.iter().filter(|name| have.contains(**name)).count()
    };
    let mut main = 0;
    for (at, level) in levels.iter().enumerate() {
        if count(level) > count(&levels[main]) {
            main = at;
        }
    }
    let mut used = BTreeSet::new();
    for (path, field) in rows {
        let Some(name) = name_of(path) else {
            attach(reach(payload, path), language, field);
            continue;
        };
        let free = |at: &usize| levels[*at].1.contains(name) && !used.contains(&(*at, name));
        let others = (0..levels.len()).filter(free).collect::<Vec<_>>();
        let at = match others.as_slice() {
            [] => main,
            all if all.contains(&main) => main,
            [first, ..] => *first,
        };
        used.insert((at, name));
        let mut whole = levels[at].0.clone();
        whole.extend(path.iter().cloned());
        attach(reach(payload, &whole), language, field);
    }
}

fn name_of(path: &[Step]) -> Option<&str> {
    path.iter().find_map(|step| match step {
        Step::Member(name) => Some(name.as_str()),
        Step::Element => None,
    })
}

/// Every object of the examples with the names of its members, outer ones first.
fn levels(payload: &Seen<'_>) -> Vec<(Vec<Step>, BTreeSet<String>)> {
    let mut found = Vec::new();
    let mut open = vec![(Vec::new(), payload)];
    while !open.is_empty() {
        let mut inner = Vec::new();
        for (path, seen) in open {
            let names = seen
                .members
                .iter()
                .map(|(name, _)| name.to_owned())
                .collect();
            if !seen.members.is_empty() || found.is_empty() {
                found.push((path.clone(), names));
            }
            for (name, member) in seen
                .members
                .iter()
                .filter(|(_, member)| member.is_composite())
            {
                inner.push((extended(&path, Step::Member(name.to_owned())), member));
            }
            if let Some(elements) = &seen.elements {
                inner.push((extended(&path, Step::Element), elements));
            }
        }
        open = inner;
    }
    found
}

fn extended(path: &[Step], step: Step) -> Vec<Step> {
    let mut path = path.to_vec();
    path.push(step);
    path
}

/// `data[].price` as steps; marks of nesting that tables print before a name are dropped.
fn steps(name: &str) -> Vec<Step> {
    let marks = [
        ' ', '>', '»', '└', '├', '─', '∟', '↳', '-', '–', '.', '`', '*', '\u{a0}',
    ];
    let mut path = Vec::new();
    for part in name
        .trim_start_matches(marks)
        .trim_end_matches(['`', '*', ' '])
        .split('.')
    {
        let (word, brackets) = part.split_at(part.find('[').unwrap_or(part.len()));
        if !word.trim().is_empty() {
            path.push(Step::Member(word.trim().to_owned()));
        }
        path.extend(brackets.matches('[').map(|_| Step::Element));
    }
    path
}

/// The value that a path leads to. A name after a list means its elements.
fn reach<'s, 'a>(payload: &'s mut Seen<'a>, path: &[Step]) -> &'s mut Seen<'a> {
    let mut at = payload;
    for step in path {
        at = match step {
            Step::Element => at.elements.get_or_insert_default(),
            Step::Member(name) => inner_object(at, name).members.entry(name),
        };
    }
    at
}

fn inner_object<'s, 'a>(at: &'s mut Seen<'a>, name: &str) -> &'s mut Seen<'a> {
    let list = at.elements.is_some() || (!at.arrays.is_empty() && at.members.is_empty());
    if list && !at.members.has(name) {
        inner_object(at.elements.get_or_insert_default(), name)
    } else {
        at
    }
}

/// Notes a row, and the rows inside it.
fn attach<'a>(seen: &mut Seen<'a>, language: &'a str, field: &'a FieldDraft) {
    seen.stated.push((language, field));
    let says_list = super::says_list(field);
    for child in &field.children {
        let path = steps(&child.name.value);
        let lead = says_list && !matches!(path.first(), Some(Step::Element));
        let base = if lead {
            seen.elements.get_or_insert_default()
        } else {
            &mut *seen
        };
        attach(reach(base, &path), language, child);
    }
    if let Some(name) = &field.type_name {
        named(seen, says_list).names.push(name);
    }
}

/// The object that a name on a row is meant for: a list's name is that of what it holds, at whatever depth.
fn named<'s, 'a>(seen: &'s mut Seen<'a>, list: bool) -> &'s mut Seen<'a> {
    if list || !seen.arrays.is_empty() || seen.elements.is_some() {
        named(seen.elements.get_or_insert_default(), false)
    } else {
        seen
    }
}
