//! Where two pages on one call disagree: two languages of a page, or two pages on one endpoint.

use std::collections::{BTreeMap, BTreeSet};

use diagnostics::{Diagnostic, Sink, Span, codes};
use spec_draft::{FieldDraft, SampleRole};
use spec_markup::json::Json;

use super::calls::{Call, Role, Telling, same_place};
use super::parameters::tree::{Item, Reader};
use super::rate_limits;
use super::words::alike;
use crate::type_words::TypeWord;

/// One point on which two pages disagree.
struct Difference {
    says: String,
    here: Span,
    there: Span,
}

/// Reports on every pair of pages of a call.
pub(crate) fn report(call: &Call<'_>, sink: &mut Sink) {
    for telling in &call.tellings[1..] {
        match telling.role {
            Role::Translation => {
                let original = call
                    .tellings
                    .iter()
                    .find(|have| {
                        have.in_main_language
                            && have.key == telling.key
                            && have.role != Role::Translation
                    })
                    .unwrap_or_else(|| call.main());
                translation(original, telling, sink);
            }
            Role::Main | Role::Repetition => repetition(call, telling, sink),
        }
    }
}

fn translation(original: &Telling<'_>, other: &Telling<'_>, sink: &mut Sink) {
    if other.texts_only {
        unknown_names(original, other, sink);
        return;
    }
    let found = differences(original, other);
    if let Some(finding) = finding(codes::lower::LANGUAGES_DIFFER, original, other, &found) {
        sink.push(
            finding.help("bring both pages into line; the page in the main language is followed"),
        );
    }
}

fn repetition(call: &Call<'_>, other: &Telling<'_>, sink: &mut Sink) {
    let main = call.main();
    let found = differences(main, other);
    let stated = other.draft.same_as.is_some();
    let finding = finding(codes::lower::ENDPOINT_REPEATED, main, other, &found).or_else(|| {
        let same = Diagnostic::new(
            codes::lower::ENDPOINT_REPEATED,
            main.draft.span,
            format!("`{}` stands on two pages, which say the same", title(main)),
        );
        (!stated).then(|| same.and(other.draft.span, "again here"))
    });
    if let Some(finding) = finding {
        sink.push(finding.help(
            "keep one page, or write `same_as: <id or path of the other page>` into the other",
        ));
    }
}

fn title(telling: &Telling<'_>) -> String {
    telling.route.as_ref().map_or_else(
        || telling.path.to_owned(),
        |route| format!("{} {}", route.method.as_str(), route.path),
    )
}

fn finding(
    code: diagnostics::Code,
    one: &Telling<'_>,
    other: &Telling<'_>,
    found: &[Difference],
) -> Option<Diagnostic> {
    let first = found.first()?;
    let what = if code == codes::lower::LANGUAGES_DIFFER {
        "differs between languages"
    } else {
        "stands on two pages that differ"
    };
    let all: Vec<&str> = found
        .iter()
        .map(|difference| difference.says.as_str())
        .collect();
    let mut finding = Diagnostic::new(
        code,
        first.here,
        format!("`{}` {what}: {}", title(one), all.join("; ")),
    )
    .label(one.language.to_owned())
    .and(first.there, other.language.to_owned());
    for difference in &found[1..] {
        finding = finding.and(difference.here, "").and(difference.there, "");
    }
    Some(finding)
}

/// What a page says of each parameter, dotted names first.
struct Told {
    required: Option<bool>,
    word: Option<TypeWord>,
    values: BTreeSet<String>,
    /// Whether the values stand in prose, which is read in some languages better than in others.
    loose: bool,
    bounds: api_model::Bounds,
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

fn differences(one: &Telling<'_>, other: &Telling<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    let (here, there) = (one.draft.span, other.draft.span);
    if let (Some(left), Some(right)) = (&one.route, &other.route) {
        if !same_place(left, right) {
            let says = format!(
                "`{} {}` here, `{} {}` there",
                left.method.as_str(),
                left.path,
                right.method.as_str(),
                right.path
            );
            found.push(Difference {
                says,
                here: left.span,
                there: right.span,
            });
        }
    }
    compare_parameters(
        &parameters(one),
        &parameters(other),
        here,
        there,
        &mut found,
    );
    compare_limits(one, other, &mut found);
    compare_fields(one, other, &mut found);
    found
}

fn compare_parameters(
    left: &BTreeMap<String, Told>,
    right: &BTreeMap<String, Told>,
    here: Span,
    there: Span,
    found: &mut Vec<Difference>,
) {
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
        })
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
    if let (Some(one), Some(other)) = (&left.word, &right.word) {
        if one != other && !(is_enum(one) && is_enum(other)) {
            differ(format!(
                "the type of `{name}` is {} here, {} there",
                one.says(),
                other.says()
            ));
        }
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
fn limits_told(bounds: &api_model::Bounds) -> String {
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

fn compare_limits(one: &Telling<'_>, other: &Telling<'_>, found: &mut Vec<Difference>) {
    let limits = |telling: &Telling<'_>| -> BTreeSet<(u32, u64, api_model::Scope)> {
        telling
            .draft
            .rate_limits
            .iter()
            .flat_map(|said| rate_limits::read(&said.value))
            .map(|limit| (limit.count, limit.window_ms, limit.scope))
            .collect()
    };
    if limits(one) != limits(other) {
        let text = |telling: &Telling<'_>| {
            let said: Vec<&str> = telling
                .draft
                .rate_limits
                .iter()
                .map(|said| said.value.trim())
                .collect();
            if said.is_empty() {
                "none".to_owned()
            } else {
                said.join(", ")
            }
        };
        let span = |telling: &Telling<'_>| {
            telling
                .draft
                .rate_limits
                .first()
                .map_or(telling.draft.span, |said| said.span)
        };
        let says = format!(
            "the rate limit is {} here, {} there",
            text(one),
            text(other)
        );
        found.push(Difference {
            says,
            here: span(one),
            there: span(other),
        });
    }
}

/// Compares the documented fields: rows of tables, and the keys of the first answer shown.
fn compare_fields(one: &Telling<'_>, other: &Telling<'_>, found: &mut Vec<Difference>) {
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
            text.push_str(&format!(" and {} more", only.len() - 6));
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

/// Names in a page of texts that the translated page does not have.
fn unknown_names(original: &Telling<'_>, other: &Telling<'_>, sink: &mut Sink) {
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
