//! One row of a parameter table, its cells read.

use api_model::Bounds;
use diagnostics::Span;
use spec_draft::{ParameterDraft, Said};

use super::{limits, required, values};
use crate::lower::prose;
use crate::type_words::{self, TypeWord};

/// What a row says.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    /// The name, marks of Markdown taken off; dots and brackets still in it.
    pub(crate) name: String,
    /// Whether it must be given; `Err` for a word that says nothing we know.
    pub(crate) required: Result<Option<bool>, ()>,
    /// The type.
    pub(crate) word: Option<TypeWord>,
    /// Limits.
    pub(crate) bounds: Bounds,
    /// Allowed values, where there are two or more.
    pub(crate) values: Vec<Listed>,
    /// Where the values stand, and whether a description holds them.
    pub(crate) values_at: Option<(Span, bool)>,
    /// The shared enum by name.
    pub(crate) shared: Option<Said>,
    /// What the server takes when it is left out.
    pub(crate) default: Option<String>,
}

/// An allowed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    /// The wire value.
    pub(crate) value: String,
    /// What it means.
    pub(crate) label: Option<String>,
    /// A name for code.
    pub(crate) name: Option<String>,
}

/// Reads a row; nothing where it has no name, or one that says "none".
pub(crate) fn read(row: &ParameterDraft) -> Option<Reading> {
    let name = name(&row.name.as_ref()?.value)?;
    let word = word(row);
    let mut reading = Reading {
        required: row
            .required
            .as_ref()
            .map_or(Ok(None), |said| required::read(&said.value)),
        word,
        bounds: Bounds::default(),
        values: Vec::new(),
        values_at: None,
        shared: row.enum_name.clone(),
        default: row.default.as_ref().and_then(|said| default(&said.value)),
        name,
    };
    read_values(row, &mut reading);
    read_bounds(row, &mut reading);
    Some(reading)
}

/// A name without marks of Markdown; nothing for words that stand for "no parameter".
pub(crate) fn name(written: &str) -> Option<String> {
    let is_word = written
        .bytes()
        .all(|sign| sign.is_ascii_alphanumeric() || sign == b'_');
    // All words that stand for "no parameter" are shorter.
    if is_word && written.len() > 4 {
        return Some(written.to_owned());
    }
    let plain = prose::line(written).replace('\\', "");
    let plain = plain
        .trim()
        .trim_matches(['`', '*', '"', '\'', '“', '”'])
        .trim();
    let plain = match plain.split_once([' ', '(', '（']) {
        Some((head, note)) if !head.is_empty() && note.ends_with([')', '）']) => head,
        _ => plain,
    };
    let plain = plain
        .trim_end_matches(['?', '*', ',', ':', '：'])
        .trim_end_matches('`')
        .trim();
    let lower = plain.to_lowercase();
    let nothing = [
        "", "none", "null", "nil", "n/a", "na", "-", "--", "—", "/", "无", "空", "...", "…", "nan",
    ];
    (!nothing.contains(&lower.as_str())).then(|| plain.to_owned())
}

fn word(row: &ParameterDraft) -> Option<TypeWord> {
    let items = row
        .items
        .as_ref()
        .and_then(|said| type_words::read(&said.value));
    let word = row
        .type_text
        .as_ref()
        .and_then(|said| type_words::read(&prose::line(&said.value)));
    match (word, items) {
        (Some(TypeWord::Array(None)) | None, Some(items)) => {
            Some(TypeWord::Array(Some(Box::new(items))))
        }
        (word, _) => word,
    }
}

/// What stands for "no default".
fn default(written: &str) -> Option<String> {
    let text = prose::line(written);
    let text = text.trim_matches(['`', '*', '"', '\'', '“', '”']).trim();
    let nothing = [
        "",
        "n/a",
        "na",
        "-",
        "--",
        "—",
        "–",
        "null",
        "nil",
        "none",
        "无",
        "空",
        "undefined",
        "empty",
        "/",
        "\\",
        "no",
        "nan",
        "不填",
        "...",
    ];
    let lower = text.to_lowercase();
    let value = [
        "default:",
        "default：",
        "default is ",
        "default ",
        "默认:",
        "默认：",
        "默认为",
        "默认值",
    ]
    .iter()
    .find_map(|lead| {
        lower
            .strip_prefix(lead)
            .and_then(|rest| text.get(text.len() - rest.len()..))
    })
    .unwrap_or(text)
    .trim();
    // A sentence describes; it is no value that a server could take.
    let sentence = value.split_whitespace().count() > 2 || value.chars().count() > 64;
    (!nothing.contains(&lower.as_str()) && !sentence && !value.is_empty()).then(|| value.to_owned())
}

/// Names that count, so that a range bounds their value even where the table calls them text.
const COUNTS: &[&str] = &[
    "limit", "size", "page", "num", "count", "days", "level", "depth", "offset", "number",
];

/// Whether a name is that of a count.
pub(crate) fn is_count(name: &str) -> bool {
    let lower = name.to_lowercase();
    COUNTS
        .iter()
        .filter_map(|count| lower.strip_suffix(count))
        .any(|before| before.is_empty() || before.ends_with('_'))
        || COUNTS.iter().any(|count| {
            let start = name.len().checked_sub(count.len());
            let tail = start.and_then(|start| name.get(start..));
            tail.is_some_and(|tail| {
                tail.starts_with(|sign: char| sign.is_ascii_uppercase())
                    && tail[1..] == count[1..]
                    && tail.eq_ignore_ascii_case(count)
            })
        })
}

fn is_text(reading: &Reading) -> bool {
    reading.word == Some(TypeWord::String) && !is_count(&reading.name)
}

fn read_values(row: &ParameterDraft, reading: &mut Reading) {
    if !row.enum_values.is_empty() {
        let listed = row.enum_values.iter().map(|value| Listed {
            value: value.value.value.clone(),
            label: value.label.as_ref().map(|label| label.value.clone()),
            name: value.name.as_ref().map(|name| name.value.clone()),
        });
        reading.values = listed.collect();
        reading.values_at = row
            .enum_values
            .first()
            .map(|value| (value.value.span, false));
        return;
    }
    let lists = !matches!(
        reading.word,
        Some(
            TypeWord::Boolean
                | TypeWord::Object
                | TypeWord::Map
                | TypeWord::Timestamp(_)
                | TypeWord::Id
                | TypeWord::Secret
        )
    );
    if !lists || reading.shared.is_some() {
        return;
    }
    let cell = row.ranges.as_ref().and_then(|said| {
        let text = prose::clean(&said.value);
        let found = limits::read(&text, false)
            .is_none()
            .then(|| values::read(&text))
            .flatten();
        Some((found?, said.span, false))
    });
    let found = cell.or_else(|| {
        let said = row.description.as_ref()?;
        Some((values::inside(&prose::clean(&said.value))?, said.span, true))
    });
    let Some((found, span, described)) = found else {
        return;
    };
    let are_flags = found
        .iter()
        .all(|value| ["true", "false"].contains(&value.value.as_str()));
    if are_flags {
        reading.word.get_or_insert(TypeWord::Boolean);
        return;
    }
    reading.values = found
        .into_iter()
        .map(|value| Listed {
            value: value.value,
            label: value.label,
            name: None,
        })
        .collect();
    reading.values_at = Some((span, described));
}

fn read_bounds(row: &ParameterDraft, reading: &mut Reading) {
    let text = is_text(reading);
    let cell = row.ranges.as_ref();
    let ranges = cell.and_then(|said| limits::read(&prose::clean(&said.value), text));
    let described = row
        .description
        .as_ref()
        .filter(|_| reading.values.is_empty());
    let bounds = ranges
        .or_else(|| described.and_then(|said| limits::inside(&prose::clean(&said.value), text)))
        .filter(|_| reading.values.is_empty());
    reading.bounds = bounds.unwrap_or_default();
    let value = |said: &Option<Said>| said.as_ref().map(|said| said.value.trim().to_owned());
    let count = |said: &Option<Said>| {
        said.as_ref()
            .and_then(|said| said.value.trim().parse().ok())
    };
    let bounds = &mut reading.bounds;
    if let Some(min) = value(&row.min) {
        bounds.min = Some(min);
        bounds.exclusive_min = false;
    }
    if let Some(max) = value(&row.max) {
        bounds.max = Some(max);
        bounds.exclusive_max = false;
    }
    bounds.min_length = count(&row.min_length).or(bounds.min_length);
    bounds.max_length = count(&row.max_length).or(bounds.max_length);
    bounds.max_items = count(&row.max_items).or(bounds.max_items);
    bounds.pattern = value(&row.pattern).or_else(|| bounds.pattern.take());
}

#[cfg(test)]
mod tests {
    use super::{default, is_count, name};

    #[test]
    fn names() {
        let cases = [
            ("symbol ", Some("symbol")),
            ("`order\\_id`", Some("order_id")),
            ("item.symbol", Some("item.symbol")),
            ("limit (optional)", Some("limit")),
            ("None", None),
            ("无", None),
            ("-", None),
            ("", None),
        ];
        for (written, expected) in cases {
            assert_eq!(name(written).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn defaults() {
        let cases = [
            ("10", Some("10")),
            ("`NEXT`", Some("NEXT")),
            ("Default: ORDER", Some("ORDER")),
            ("Default 20", Some("20")),
            ("N/A", None),
            ("—", None),
            ("null", None),
            ("无", None),
            ("the last 90 days", None),
        ];
        for (written, expected) in cases {
            assert_eq!(default(written).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn counts() {
        assert!(is_count("limit") && is_count("pageSize") && is_count("page_num"));
        assert!(!is_count("accountName") && !is_count("delimit"));
    }
}
