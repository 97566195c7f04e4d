//! Examples: what they say of the form of values, and whether they read differently.

use std::collections::{BTreeMap, BTreeSet};

use api_model::{Example, Role};
use serde_json::Value;

use crate::log::{Log, Note, Subject};
use crate::{Class, Kind};

/// Text that stands for a type rather than for a value.
const TYPE_WORDS: &[&str] = &[
    "number",
    "int",
    "integer",
    "long",
    "boolean",
    "bool",
    "decimal",
    "bigdecimal",
    "float",
    "double",
    "object",
    "array",
    "list",
    "null",
];

/// Tells values whose form on the wire is another one: a number that comes as text now.
pub(crate) fn kinds(log: &mut Log<'_>, subject: &Subject, old: &[Example], new: &[Example]) {
    let (before, after) = (forms(old), forms(new));
    for (path, were) in &before {
        let Some(are) = after.get(path) else { continue };
        if were.is_empty() || are.is_empty() || !were.is_disjoint(are) {
            continue;
        }
        let name = path
            .rsplit(['.', '['])
            .find(|part| *part != "]")
            .unwrap_or_default();
        let told = log.changes.iter().any(|change| {
            let same = change.owner == subject.owner && change.kind == Kind::TypeChanged;
            same && change.name == name && change.wire >= Class::Compatible
        });
        if told {
            continue;
        }
        let list = |forms: &BTreeSet<&str>| forms.iter().copied().collect::<Vec<_>>().join(" or ");
        let message = format!("examples show {}, was {}", list(are), list(were));
        let note = Note::new(Kind::TypeChanged, Class::Breaking, message).of(path, name);
        let place = |examples: &[Example]| answers(examples).next().map(|example| example.place);
        let (old, new) = (place(old), place(new));
        log.push(subject, note.at(old.as_ref(), new.as_ref()));
    }
}

/// Tells that the examples read differently.
pub(crate) fn compare(
    log: &mut Log<'_>,
    subject: &Subject,
    old: &[Example],
    new: &[Example],
    member: &str,
) {
    let text = |examples: &[Example]| -> Vec<(Role, String)> {
        let all = examples.iter();
        all.map(|example| (example.role, example.json.clone()))
            .collect()
    };
    if text(old) != text(new) {
        let note = Note::new(Kind::ExampleChanged, Class::DocsOnly, "other examples");
        let place = |examples: &[Example]| examples.first().map(|example| example.place);
        let (old, new) = (place(old), place(new));
        log.push(subject, note.of(member, "").at(old.as_ref(), new.as_ref()));
    }
}

/// Examples of good answers.
fn answers(examples: &[Example]) -> impl Iterator<Item = &Example> {
    let shows = |example: &&Example| matches!(example.role, Role::Response | Role::Push);
    examples.iter().filter(shows)
}

fn forms(examples: &[Example]) -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut found = BTreeMap::new();
    for example in answers(examples) {
        // Only the form of a value is looked at, so that nothing is lost where a number is.
        if let Ok(value) = serde_json::from_str::<Value>(&example.json) {
            gather(&value, "", example.clean, &mut found);
        }
    }
    found
}

/// Where the text had to be mended, a word may have stood there without quotes, and a number as text may not.
fn gather(
    value: &Value,
    path: &str,
    clean: bool,
    found: &mut BTreeMap<String, BTreeSet<&'static str>>,
) {
    let form = match value {
        Value::Null => None,
        Value::Bool(_) => Some("a truth"),
        Value::Number(_) => Some("a number"),
        Value::String(text) => {
            let word = TYPE_WORDS.contains(&text.trim().to_lowercase().as_str());
            let quoted = clean || text.parse::<rust_decimal::Decimal>().is_ok();
            (quoted && !word).then_some("text")
        }
        Value::Array(_) => Some("a list"),
        Value::Object(_) => Some("an object"),
    };
    if let Some(form) = form {
        found.entry(path.to_owned()).or_default().insert(form);
    }
    match value {
        Value::Array(items) => {
            for item in items {
                gather(item, &format!("{path}[]"), clean, found);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                let path = if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}.{name}")
                };
                gather(member, &path, clean, found);
            }
        }
        _ => {}
    }
}
