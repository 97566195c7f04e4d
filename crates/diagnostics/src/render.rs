//! Findings as text for people and programs. A stub until the renderers stand.

use crate::{Diagnostic, SourceMap};

/// Who reads the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// People at a terminal.
    Human,
    /// Programs: one JSON document.
    Json,
    /// Code scanners: SARIF 2.1.0.
    Sarif,
    /// Workflow annotations.
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
    let _ = (format, style);
    findings
        .iter()
        .map(|f| {
            let at = sources.place(f.span());
            format!(
                "{}:{}:{}: {} [{}]\n",
                sources.file(f.span().file).path(),
                at.line,
                at.column,
                f.message,
                f.code.id
            )
        })
        .collect()
}
