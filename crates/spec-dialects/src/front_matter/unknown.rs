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

/// As [`keys`], for the entries of a parameter or field.
pub(super) fn nested(mapping: &Yaml, known: &[&str], sink: &mut Sink) {
    for entry in mapping.entries() {
        warn(&entry.key, known, sink);
    }
}

/// Whether a key is almost a known one; a warning says which.
fn warn(key: &Said, known: &[&str], sink: &mut Sink) -> bool {
    if known.contains(&key.value.as_str()) {
        return false;
    }
    let Some(meant) = known.iter().find(|known| close(&key.value, known)) else {
        return false;
    };
    sink.push(
        Diagnostic::new(
            codes::MISSPELT_KEY,
            key.span,
            format!("there is no key `{}`", key.value),
        )
        .help(format!("did you mean `{meant}`?"))
        .fix(Fix {
            title: format!("write `{meant}`"),
            span: key.span,
            replacement: (*meant).to_owned(),
            safe: false,
        }),
    );
    true
}

/// Whether two words differ by at most two signs; short words by one.
fn close(a: &str, b: &str) -> bool {
    let allowed = if a.len().min(b.len()) > 5 { 2 } else { 1 };
    a.len().abs_diff(b.len()) <= allowed && distance(a, b) <= allowed
}

fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}
