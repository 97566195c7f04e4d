//! Keys that are almost right.

use diagnostics::codes::dialect as codes;
use diagnostics::{Diagnostic, Fix, Sink};
use spec_draft::Said;
use spec_markup::Yaml;

const KNOWN: &[&str] = &[
    "title",
    "id",
    "summary",
    "position_number",
    "position",
    "type",
    "description",
    "path",
    "signed",
    "auth",
    "permission",
    "base_url",
    "server",
    "body",
    "rate_limits",
    "pagination",
    "parameters",
    "response",
    "errors",
    "status",
    "same_as",
    "doubts",
    "request_example",
    "response_example",
    "content_markdown",
    "left_code_blocks",
    "right_code_blocks",
    "left_code",
    "right_code",
    "translates",
    "split",
    "remark",
    "examples",
    "display",
    "content",
    "layout",
    "permalink",
    "method",
    "ranges",
    "category",
    "categories",
    "date",
    "tags",
    "image",
    "author",
    "published",
];

/// Keys that look like a known one, each with a warning that names it.
pub(super) fn keys(root: &Yaml, sink: &mut Sink) -> Vec<Said> {
    let mut found = Vec::new();
    for entry in root.entries() {
        let key = entry.key.value.as_str();
        if KNOWN.contains(&key) {
            continue;
        }
        let Some(meant) = KNOWN.iter().find(|known| close(key, known)) else {
            continue;
        };
        let span = entry.key.span;
        sink.push(
            Diagnostic::new(
                codes::MISSPELT_KEY,
                span,
                format!("there is no key `{key}`"),
            )
            .help(format!("did you mean `{meant}`?"))
            .fix(Fix {
                title: format!("write `{meant}`"),
                span,
                replacement: (*meant).to_owned(),
                safe: false,
            }),
        );
        found.push(entry.key.clone());
    }
    found
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
