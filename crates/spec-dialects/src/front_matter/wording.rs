//! What the words of a description say besides: `(string, required)`, `**Integer (18)**`, `- Required`.

use diagnostics::Spanned;
use spec_draft::{ParameterDraft, Said};

const TYPES: &[&str] = &[
    "string",
    "str",
    "text",
    "integer",
    "int",
    "int32",
    "int64",
    "long",
    "number",
    "numeric",
    "float",
    "double",
    "decimal",
    "boolean",
    "bool",
    "array",
    "list",
    "object",
    "json",
    "map",
    "date",
    "datetime",
    "timestamp",
    "uuid",
    "enum",
    "file",
];

const REQUIRED: &[&str] = &[
    "required",
    "mandatory",
    "must",
    "obligatorio",
    "obrigatório",
    "requerido",
    "obligatoire",
    "requis",
    "erforderlich",
    "pflicht",
    "обязательный",
    "обязательно",
    "必填",
    "必须",
    "必需",
];

const OPTIONAL: &[&str] = &[
    "optional",
    "not required",
    "opcional",
    "optionnel",
    "facultatif",
    "необязательный",
    "необязательно",
    "可选",
    "选填",
    "非必填",
];

/// Fills type and requirement of a parameter whose page has no keys or columns for them. The description stays as it is.
pub(super) fn fill(parameter: &mut ParameterDraft) {
    let Some(said) = parameter.description.clone() else {
        return;
    };
    let text = untagged(&said.value);
    for group in groups(&text) {
        for word in group.split([',', ';', '/', '|']) {
            let written = word.trim().trim_matches(['*', '`', '_', '.', ':']);
            let word = written.to_lowercase();
            let put = |slot: &mut Option<Said>, value: &str| {
                slot.get_or_insert_with(|| Spanned::new(value.to_owned(), said.span));
            };
            if REQUIRED.contains(&word.as_str()) {
                put(&mut parameter.required, "required");
            } else if OPTIONAL.contains(&word.as_str()) {
                put(&mut parameter.required, "optional");
            } else if is_type(&word) {
                let kind = written.split_once(" (").map_or(written, |(kind, _)| kind);
                put(&mut parameter.type_text, kind);
            }
        }
    }
}

/// `string`, `string list`, `string (64)`, `array of strings`.
fn is_type(words: &str) -> bool {
    let mut words = words.split([' ', '(', '<', '[']);
    let first = words.next().unwrap_or_default();
    TYPES.contains(&first) && words.all(|word| word.len() < 12)
}

/// The parts of a text that may speak of it as a whole: brackets and bold words at either end, and the first and the
/// last words where punctuation sets them apart.
fn groups(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while let Some((group, behind)) = leading(rest) {
        found.push(group.to_owned());
        rest = behind.trim_start_matches([' ', ':', '-', '.']);
    }
    let mut rest = rest.trim_end();
    while let Some((before, group)) = trailing(rest) {
        found.push(group.to_owned());
        rest = before.trim_end_matches([' ', '-', '–', '.']);
    }
    let first = rest
        .split(['.', ':', ',', ';', '，', '。', '：'])
        .next()
        .unwrap_or_default();
    let last = rest
        .trim_end_matches(['.', ' ', '。'])
        .rsplit(['.', '-', '–', '—', ',', ';', '，', '。', '：'])
        .next()
        .unwrap_or_default();
    found.extend([first, last].map(str::to_owned));
    found
}

/// Signs that set a group of words apart, the longer before their beginnings.
const GROUPS: [(&str, &str); 5] = [
    ("***", "***"),
    ("**", "**"),
    ("(", ")"),
    ("[", "]"),
    ("（", "）"),
];

fn leading(text: &str) -> Option<(&str, &str)> {
    for (open, close) in GROUPS {
        if let Some((group, rest)) = text
            .strip_prefix(open)
            .and_then(|rest| rest.split_once(close))
        {
            return Some((group, rest));
        }
    }
    None
}

fn trailing(text: &str) -> Option<(&str, &str)> {
    for (open, close) in GROUPS {
        let inner = text.strip_suffix(close);
        if let Some((before, group)) = inner.and_then(|text| text.rsplit_once(open)) {
            return Some((before, group));
        }
    }
    None
}

/// The text without HTML tags.
fn untagged(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        let is_tag = tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let Some((_, behind)) = tag.split_once('>').filter(|_| is_tag) else {
            break;
        };
        bare.push_str(before);
        rest = behind;
    }
    bare + rest
}
