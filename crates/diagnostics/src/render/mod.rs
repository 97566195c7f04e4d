//! Findings as text for people and programs: one renderer per format, a file each.
//!
//! Invariants: findings keep their order, the same findings give the same bytes, and no character of a page reaches a
//! terminal that could steer it.

mod github;
mod human;
mod json;
mod place;
mod sarif;
mod window;

use crate::{Diagnostic, SourceMap};

/// Who reads the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// People at a terminal: the message, the lines of the page with the place marked, what to do.
    Human,
    /// Programs: one JSON array with an object per finding.
    ///
    /// | key | value |
    /// |---|---|
    /// | `code` | the stable id, `json/missing-comma` |
    /// | `severity` | `note`, `warning` or `error` |
    /// | `message` | what is wrong, in one line |
    /// | `path` | the file, with forward slashes |
    /// | `line`, `column` | where it starts: both from 1, columns count characters |
    /// | `end_line`, `end_column` | one past the last character; equal to the start where something is missing |
    /// | `labels` | more places: `{path, line, column, end_line, end_column, text}`; the first is the main one |
    /// | `notes` | more to know: strings |
    /// | `help` | what to do, or null |
    /// | `fix` | null, or `{title, path, line, column, end_line, end_column, replacement, safe}` |
    ///
    /// Keys may be added; none changes its meaning.
    Json,
    /// Code scanners: SARIF 2.1.0, columns in code points, every known code listed as a rule.
    Sarif,
    /// Workflow annotations of GitHub: a line per finding.
    Github,
}

/// Whether the human form may use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// No escape sequences.
    Plain,
    /// Colours, for a terminal.
    Colour,
}

/// Renders findings in their order.
#[must_use]
pub fn render(
    findings: &[Diagnostic],
    sources: &SourceMap,
    format: Format,
    style: Style,
) -> String {
    match format {
        Format::Human => human::render(findings, sources, style),
        Format::Json => json::render(findings, sources),
        Format::Sarif => sarif::render(findings, sources),
        Format::Github => github::render(findings, sources),
    }
}
