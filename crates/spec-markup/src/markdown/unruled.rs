//! Rows that Markdown takes for prose, because no line of dashes makes a table of them. What they state would be lost
//! without a word: a parameter that stands in such a row is none.

use diagnostics::codes::markup as codes;
use diagnostics::{Diagnostic, Sink};

use crate::{Block, MappedText};

/// Tells of rows among the blocks that are no table.
pub(super) fn check(blocks: &[Block], sink: &mut Sink) {
    for (at, block) in blocks.iter().enumerate() {
        let above = at.checked_sub(1).and_then(|above| blocks.get(above));
        if let Block::Paragraph(text) = block
            && let Some(found) = finding(text, matches!(above, Some(Block::Table(_))))
        {
            sink.push(found);
        }
    }
}

fn finding(text: &MappedText, below_table: bool) -> Option<Diagnostic> {
    let lines: Vec<&str> = text.text().lines().map(str::trim).collect();
    let first = *lines.first()?;
    let width = cells(first)?;
    let rule = lines
        .get(1)
        .filter(|line| is_rule(line))
        .and_then(|line| cells(line));
    let (says, help) = match rule {
        Some(dashes) => (
            format!(
                "the line of dashes has {dashes} cells, the header above it {width}, so that there is no table"
            ),
            format!(
                "write as many cells of dashes as the header has: `{}`",
                dashed(width)
            ),
        ),
        None if is_rule(first) => (
            "a line of dashes stands above the first row, so that there is no table".to_owned(),
            "write the names of the columns above the line of dashes".to_owned(),
        ),
        None if below_table || lines.len() == 1 => (
            "this row belongs to no table".to_owned(),
            "take out the empty line above it, or write a header and a line of dashes".to_owned(),
        ),
        None => (
            "these rows are no table: there is no line of dashes below the first".to_owned(),
            format!("write `{}` below the header", dashed(width)),
        ),
    };
    let span = text.span(0..first.len());
    Some(Diagnostic::new(codes::TABLE_UNRULED, span, says).help(help))
}

/// How many cells a line has that opens and closes as a row does; prose about `|x|` does not.
fn cells(line: &str) -> Option<usize> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?;
    let escaped = inner.matches("\\|").count();
    let signs = inner.matches('|').count() - escaped;
    (signs > 0 && !inner.ends_with('\\')).then_some(signs + 1)
}

fn is_rule(line: &str) -> bool {
    line.contains("--") && line.chars().all(|sign| "|-: \t".contains(sign))
}

fn dashed(width: usize) -> String {
    format!("|{}", " --- |".repeat(width))
}
