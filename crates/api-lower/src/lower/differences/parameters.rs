//! Where two pages disagree on what is sent.

use std::collections::{BTreeMap, BTreeSet};

use api_model::Bounds;
use diagnostics::{Diagnostic, Sink, Span, codes};

use super::Difference;
use crate::lower::calls::Telling;
use crate::lower::parameters::tree::{Item, Reader};
use crate::type_words::TypeWord;
use crate::words::alike;

/// What a page says of each parameter, dotted names first.
struct Told {
    required: Option<bool>,
    word: Option<TypeWord>,
    values: BTreeSet<String>,
    /// Whether the values stand in prose, which is read in some languages better than in others.
    loose: bool,
    bounds: Bounds,
    /// Whether a cell of its own states limits or values.
    celled: bool,
    span: Span,
}

fn parameters(telling: &Telling<'_>) -> BTreeMap<String, Told> {
    let mut silent = Sink::new();
    let reader = Reader {
        role: telling.role,
        language: telling.language,
        nests: true,
    };
    let tree = reader.tree(&telling.draft.parameters, &mut silent);
    let _ = silent.finish();
    let mut told = BTreeMap::new();
    flatten(&tree, "", &mut told);
    told
}

fn flatten(items: &[Item<'_>], above: &str, told: &mut BTreeMap<String, Told>) {
    for item in items {
        let name = if above.is_empty() {
            item.name.clone()
        } else {
            format!("{above}.{}", item.name)
        };
        if let Some(row) = item.rows.first() {
            let reading = &row.reading;
            told.insert(
                name.clone(),
                Told {
                    required: reading.required.unwrap_or_default(),
                    word: reading.word.clone(),
                    values: reading
                        .values
                        .iter()
                        .map(|value| value.value.clone())
                        .collect(),
                    bounds: reading.bounds.clone(),
                    loose: reading.values_at.is_some_and(|(_, described)| described),
                    celled: row.draft.ranges.is_some() || !row.draft.enum_values.is_empty(),
                    span: row.draft.span,
                },
            );
        }
        flatten(&item.children, &name, told);
    }
}

/// Compares parameter by parameter.
pub(super) fn compare(one: &Telling<'_>, other: &Telling<'_>, found: &mut Vec<Difference>) {
    let (here, there) = (one.draft.span, other.draft.span);
    let (left, right) = (&parameters(one), &parameters(other));
    let twin = |name: &str, among: &BTreeMap<String, Told>| {
        among
            .keys()
            .find(|have| *have == name)
            .or_else(|| among.keys().find(|have| alike(have, name)))
            .cloned()
    };
    for (name, told) in left {
        let Some(have) = twin(name, right).and_then(|name| right.get(&name)) else {
            found.push(Difference {
                says: format!("the parameter `{name}` stands only here"),
                here: told.span,
                there,
            });
            continue;
        };
        compare_parameter(name, told, have, found);
    }
    for (name, told) in right {
        if twin(name, left).is_none() {
            found.push(Difference {
                says: format!("the parameter `{name}` stands only there"),
                here,
                there: told.span,
            });
        }
    }
}

fn compare_parameter(name: &str, left: &Told, right: &Told, found: &mut Vec<Difference>) {
    let mut differ = |says: String| {
        found.push(Difference {
            says,
            here: left.span,
            there: right.span,
        });
    };
    if left.required.unwrap_or(false) != right.required.unwrap_or(false) {
        let word = |told: &Told| {
            if told.required == Some(true) {
                "required"
            } else {
                "optional"
            }
        };
        differ(format!(
            "`{name}` is {} here, {} there",
            word(left),
            word(right)
        ));
    }
    if let (Some(one), Some(other)) = (&left.word, &right.word)
        && one != other
        && !(is_enum(one) && is_enum(other))
    {
        differ(format!(
            "the type of `{name}` is {} here, {} there",
            one.says(),
            other.says()
        ));
    }
    if values_differ(left, right) {
        let list = |values: &BTreeSet<String>| {
            if values.is_empty() {
                "none".to_owned()
            } else {
                values.iter().cloned().collect::<Vec<_>>().join(", ")
            }
        };
        differ(format!(
            "the values of `{name}` are {} here, {} there",
            list(&left.values),
            list(&right.values)
        ));
    }
    // Limits that only prose states are read in some languages better than in others.
    let comparable = if left.bounds.is_empty() || right.bounds.is_empty() {
        left.celled != right.celled && left.bounds.is_empty() != left.celled
    } else {
        true
    };
    if left.bounds != right.bounds && comparable {
        differ(format!(
            "the limits of `{name}` are {} here, {} there",
            limits_told(&left.bounds),
            limits_told(&right.bounds)
        ));
    }
}

/// Whether a word names an enum: by its kind, or by its name.
fn is_enum(word: &TypeWord) -> bool {
    matches!(word, TypeWord::Enum | TypeWord::Named(_))
}

fn values_differ(left: &Told, right: &Told) -> bool {
    if left.values.is_empty() || right.values.is_empty() {
        let (one, other) = if right.values.is_empty() {
            (left, right)
        } else {
            (right, left)
        };
        return !one.values.is_empty() && !one.loose && !other.celled;
    }
    left.values != right.values
}

/// Limits for people: `1 to 100`, `up to 32 characters`.
fn limits_told(bounds: &Bounds) -> String {
    let length = |count: Option<u64>| count.map(|count| count.to_string());
    let range = |min: Option<&str>, max: Option<&str>, unit: &str| match (min, max) {
        (Some(min), Some(max)) => Some(format!("{min} to {max}{unit}")),
        (Some(min), None) => Some(format!("at least {min}{unit}")),
        (None, Some(max)) => Some(format!("at most {max}{unit}")),
        (None, None) => None,
    };
    let (min, max) = (length(bounds.min_length), length(bounds.max_length));
    let parts: Vec<String> = [
        range(bounds.min.as_deref(), bounds.max.as_deref(), ""),
        range(min.as_deref(), max.as_deref(), " characters"),
        bounds
            .max_items
            .map(|count| format!("at most {count} elements")),
        bounds
            .pattern
            .as_ref()
            .map(|pattern| format!("`{pattern}`")),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        "none".to_owned()
    } else {
        parts.join(", ")
    }
}

/// Names in a page of texts that the translated page does not have.
pub(super) fn unknown_names(original: &Telling<'_>, other: &Telling<'_>, sink: &mut Sink) {
    let known = parameters(original);
    for (name, told) in parameters(other) {
        if !known.contains_key(&name) {
            sink.push(
                Diagnostic::new(
                    codes::lower::LANGUAGES_UNKNOWN_NAME,
                    told.span,
                    format!("the translated page has no parameter `{name}`"),
                )
                .and(original.draft.span, "the translated page")
                .help("write the name as the translated page has it, or take the row out"),
            );
        }
    }
}
