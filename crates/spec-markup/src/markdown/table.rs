//! Tables from their source lines: Markdown drops cells beyond the header's count, and pages lose columns that way.

use diagnostics::Spanned;

use crate::{MappedText, Table};

/// The table that stands in a range of the text.
pub(super) fn read(mapped: &MappedText, range: std::ops::Range<usize>) -> Table {
    let text = mapped.text();
    let span = mapped.span(range.start..range.start + text[range.clone()].trim_end().len());
    let mut lines = Vec::new();
    let mut at = range.start;
    for line in text[range].split_inclusive('\n') {
        if !line.trim().is_empty() {
            lines.push(cells(mapped, line, at));
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

impl Table {
    /// The tables that stand in this one: pages join tables by leaving out the empty line between them, and the rule of
    /// dashes shows where the next begins. The row above such a rule is a header where it shares a word with the header
    /// before it; else somebody has drawn lines between rows.
    #[must_use]
    pub fn parts(&self) -> Vec<Self> {
        let mut parts = vec![Self {
            rows: Vec::new(),
            ..self.clone()
        }];
        for row in &self.rows {
            let Some(last) = parts.last_mut() else {
                break;
            };
            if !is_rule(row) {
                last.rows.push(row.clone());
            } else if let Some(header) = last.rows.pop_if(|above| share(above, &last.header)) {
                parts.push(Self {
                    span: self.span,
                    header,
                    rows: Vec::new(),
                });
            }
        }
        parts
    }
}

/// Whether two rows have a cell with the same words, signs of emphasis left out.
fn share(row: &[Spanned<String>], header: &[Spanned<String>]) -> bool {
    let words = |cell: &Spanned<String>| {
        let words = cell.value.trim_matches(['*', '_', ' ']).to_lowercase();
        Some(words).filter(|words| !words.is_empty())
    };
    let known: Vec<String> = header.iter().filter_map(words).collect();
    row.iter()
        .filter_map(words)
        .any(|word| known.contains(&word))
}

/// `|---|:---:|`, not `| - | - |`, which says that there is nothing.
fn is_rule(row: &[Spanned<String>]) -> bool {
    let dashes = |cell: &Spanned<String>| {
        let dashes = cell.value.trim_matches(':');
        dashes.len() >= 3 && dashes.bytes().all(|byte| byte == b'-')
    };
    !row.is_empty() && row.iter().all(dashes)
}

fn cells(mapped: &MappedText, line: &str, at: usize) -> Vec<Spanned<String>> {
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
            found.push(cell(mapped, &inner[from..index], at + lead + from));
            from = (index + 1).min(inner.len());
        }
        before = c;
    }
    found
}

fn cell(mapped: &MappedText, raw: &str, at: usize) -> Spanned<String> {
    let text = raw.trim();
    let lead = raw.len() - raw.trim_start().len();
    let start = if text.is_empty() { at } else { at + lead };
    Spanned::new(
        text.replace("\\|", "|"),
        mapped.span(start..start + text.len()),
    )
}
