//! Tables from their source lines: Markdown drops cells beyond the header's count, and pages lose columns that way.

use diagnostics::{FileId, Span, Spanned};

use crate::Table;

/// The table that stands in `text[range]`; `start` is where `text` stands in its file.
pub(super) fn read(file: FileId, text: &str, range: std::ops::Range<usize>, start: usize) -> Table {
    let span = Span::new(
        file,
        start + range.start,
        start + range.start + text[range.clone()].trim_end().len(),
    );
    let mut lines = Vec::new();
    let mut at = range.start;
    for line in text[range].split_inclusive('\n') {
        if !line.trim().is_empty() {
            lines.push(cells(file, line, start + at));
        }
        at += line.len();
    }
    let mut rows = lines.into_iter();
    let header = rows.next().unwrap_or_default();
    Table {
        span,
        header,
        rows: rows.skip(1).collect(),
    }
}

fn cells(file: FileId, line: &str, at: usize) -> Vec<Spanned<String>> {
    let trimmed = line.trim();
    let lead = line.len() - line.trim_start().len();
    let (inner, lead) = trimmed
        .strip_prefix('|')
        .map_or((trimmed, lead), |inner| (inner, lead + 1));
    let inner = if inner.ends_with("\\|") {
        inner
    } else {
        inner.strip_suffix('|').unwrap_or(inner)
    };
    let mut found = Vec::new();
    let mut from = 0;
    let mut before = ' ';
    for (index, c) in inner.char_indices().chain([(inner.len(), '|')]) {
        if c == '|' && before != '\\' {
            found.push(cell(file, &inner[from..index], at + lead + from));
            from = (index + 1).min(inner.len());
        }
        before = c;
    }
    found
}

fn cell(file: FileId, raw: &str, at: usize) -> Spanned<String> {
    let text = raw.trim();
    let lead = raw.len() - raw.trim_start().len();
    let start = if text.is_empty() { at } else { at + lead };
    Spanned::new(
        text.replace("\\|", "|"),
        Span::new(file, start, start + text.len()),
    )
}
