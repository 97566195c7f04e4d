//! Keys that are almost right.

use diagnostics::codes::dialect as codes;
use diagnostics::{Diagnostic, Fix, Sink};
use spec_draft::Said;
use spec_markup::Yaml;

/// Keys of a page.
const PAGE: &[&str] = &[
    "title",
    "name",
    "id",
    "summary",
    "position_number",
    "position",
    "type",
    "method",
    "description",
    "path",
    "endpoint",
    "url",
    "signed",
    "auth",
    "permission",
    "reads",
    "finds_out",
    "base_url",
    "server",
    "body",
    "rate_limits",
    "pagination",
    "parameters",
    "query_parameters",
    "path_parameters",
    "body_parameters",
    "header_parameters",
    "response",
    "errors",
    "values",
    "value_type",
    "status",
    "same_as",
    "doubts",
    "request_example",
    "response_example",
    "content_markdown",
    "content",
    "left_code_blocks",
    "right_code_blocks",
    "left_code",
    "right_code",
    "translates",
    "remark",
    "ranges",
    "topic",
    "format",
    "arguments",
    "interval",
    "push",
];

/// Keys that sites put on pages for their own use; close to one of ours by chance.
const FOREIGN: &[&str] = &[
    "split",
    "examples",
    "display",
    "layout",
    "permalink",
    "category",
    "categories",
    "date",
    "tag",
    "tags",
    "image",
    "author",
    "published",
    "types",
    "parent",
    "sort",
    "order",
    "menu",
    "visibility",
    "language",
    "lang",
    "code_blocks",
    "note",
    "notes",
    "operation_id",
    "codes",
    "params",
    "request_parameters",
    "url_parameters",
    "form_parameters",
    "range",
    "icon",
    "draft",
];

/// Keys of a parameter.
pub(super) const PARAMETER: &[&str] = &[
    "name",
    "parameter",
    "field",
    "wire_name",
    "in",
    "location",
    "type",
    "items",
    "mandatory",
    "required",
    "require",
    "optional",
    "default",
    "description",
    "content",
    "desc",
    "ranges",
    "range",
    "rangs",
    "enum",
    "min",
    "minimum",
    "max",
    "maximum",
    "min_length",
    "max_length",
    "max_items",
    "pattern",
    "parameters",
    "fields",
];

/// Keys of a code block.
pub(super) const CODE: &[&str] = &[
    "code_block",
    "code",
    "title",
    "language",
    "left_code_blocks",
    "right_code_blocks",
];

/// Keys of `response`.
pub(super) const RESPONSE: &[&str] = &["envelope", "name", "type", "fields"];

/// Keys of `push`.
pub(super) const PUSH: &[&str] = &["name", "fields"];

/// Keys of `pagination`.
pub(super) const PAGINATION: &[&str] = &["style", "parameters", "items", "key"];

/// Keys of a value of an enum.
pub(super) const VALUE: &[&str] = &["value", "label", "description", "name"];

/// Keys of an error.
pub(super) const ERROR: &[&str] = &[
    "code",
    "value",
    "description",
    "meaning",
    "message",
    "label",
];

/// Keys of a field.
pub(super) const FIELD: &[&str] = &[
    "name",
    "field",
    "type",
    "items",
    "always",
    "optional",
    "nullable",
    "description",
    "content",
    "desc",
    "enum",
    "type_name",
    "fields",
    "parameters",
];

/// Keys of the page that look like a known one, each with a warning that names it.
pub(super) fn keys(root: &Yaml, sink: &mut Sink) -> Vec<Said> {
    let mut found = Vec::new();
    for entry in root.entries() {
        let key = entry.key.value.as_str();
        if !FOREIGN.contains(&key) && warn(&entry.key, PAGE, sink) {
            found.push(entry.key.clone());
        }
    }
    found
}

/// Keys in capitals that would declare a call or channel in small letters, on a page that declares nothing.
pub(super) fn capitals(root: &Yaml, sink: &mut Sink) {
    for entry in root.entries() {
        let small = entry.key.value.to_ascii_lowercase();
        if small != entry.key.value
            && let Some(meant) = DECLARING.iter().find(|known| **known == small)
        {
            sink.push(misspelt(&entry.key, meant));
        }
    }
}

/// Keys that make a page one of a call or channel.
const DECLARING: &[&str] = &[
    "type",
    "method",
    "path",
    "endpoint",
    "parameters",
    "left_code_blocks",
    "right_code_blocks",
];

/// As [`keys`], for the entries of a parameter or field; how many were told of.
pub(super) fn nested(mapping: &Yaml, known: &[&str], sink: &mut Sink) -> usize {
    let mut told = 0;
    for entry in mapping.entries() {
        let key = entry.key.value.as_str();
        if !known.contains(&key) && OF_THE_PAGE.contains(&key) {
            sink.push(misplaced(&entry.key));
            told += 1;
        } else {
            told += usize::from(warn(&entry.key, known, sink));
        }
    }
    told
}

/// Words of other formats for keys of parameters and fields.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("is_required", "mandatory"),
    ("isRequired", "mandatory"),
    ("data_type", "type"),
    ("dataType", "type"),
    ("datatype", "type"),
    ("default_value", "default"),
    ("defaultValue", "default"),
    ("enums", "enum"),
    ("allowed_values", "enum"),
    ("allowedValues", "enum"),
    ("minLength", "min_length"),
    ("maxLength", "max_length"),
    ("maxItems", "max_items"),
    ("item_type", "items"),
];

/// Keys that mean something at the left margin of a page alone.
const OF_THE_PAGE: &[&str] = &[
    "response",
    "doubts",
    "errors",
    "pagination",
    "rate_limits",
    "request_example",
    "response_example",
    "left_code_blocks",
    "right_code_blocks",
    "content_markdown",
    "position_number",
    "finds_out",
    "permission",
    "signed",
    "push",
    "arguments",
    "same_as",
];

fn misplaced(key: &Said) -> Diagnostic {
    Diagnostic::new(
        codes::MISPLACED_KEY,
        key.span,
        format!("`{}` is a key of the page and says nothing here", key.value),
    )
    .help("write it at the left margin of the front matter")
}

/// As [`keys`], for pages of a site that have keys of their own.
pub(crate) fn keys_of_site(root: &Yaml, sink: &mut Sink) {
    for entry in root.entries() {
        let key = entry.key.value.as_str();
        if !FOREIGN.contains(&key) && !PAGE.contains(&key) {
            warn(&entry.key, SITE, sink);
        }
    }
}

/// Keys of pages of a documentation site.
const SITE: &[&str] = &[
    "id",
    "title",
    "operation_id",
    "sidebar_label",
    "sidebar_position",
    "slug",
    "hide_title",
    "hide_table_of_contents",
    "description",
    "keywords",
    "custom_edit_url",
    "pagination_label",
    "pagination_next",
    "pagination_prev",
    "unlisted",
    "last_update",
    "displayed_sidebar",
];

/// Whether a key is almost a known one; a warning says which.
fn warn(key: &Said, known: &[&str], sink: &mut Sink) -> bool {
    if known.contains(&key.value.as_str()) {
        return false;
    }
    let other = OTHER_WORDS
        .iter()
        .find(|(word, meant)| *word == key.value && known.contains(meant))
        .map(|(_, meant)| meant);
    let near = || known.iter().find(|known| close(&key.value, known));
    let Some(meant) = other.or_else(near) else {
        return false;
    };
    sink.push(misspelt(key, meant));
    true
}

fn misspelt(key: &Said, meant: &str) -> Diagnostic {
    Diagnostic::new(
        codes::MISSPELT_KEY,
        key.span,
        format!("there is no key `{}`", key.value),
    )
    .help(format!("did you mean `{meant}`?"))
    .fix(Fix {
        title: format!("write `{meant}`"),
        span: key.span,
        replacement: meant.to_owned(),
        safe: false,
    })
}

/// Whether two words differ by at most two slips; short words by one.
pub(crate) fn close(a: &str, b: &str) -> bool {
    let allowed = if a.len().min(b.len()) > 5 { 2 } else { 1 };
    a.len().abs_diff(b.len()) <= allowed && distance(a, b) <= allowed
}

/// How many slips lead from one word to the other: a sign more, less or other, or two that changed places.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 0..a.len() {
        let mut row = vec![i + 1];
        for j in 0..b.len() {
            let mut best = (rows[i][j] + usize::from(a[i] != b[j]))
                .min(rows[i][j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}
