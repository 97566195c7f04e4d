//! Findings as one JSON array; [`Format::Json`](super::Format::Json) documents its form.

use serde::Serialize;

use super::place::Place;
use crate::{Diagnostic, Fix, Label, Severity, SourceMap, Span};

pub(super) fn render(findings: &[Diagnostic], sources: &SourceMap) -> String {
    let rows: Vec<Row<'_>> = findings
        .iter()
        .map(|finding| Row::of(finding, sources))
        .collect();
    // Strings and numbers under fixed keys always serialise.
    let mut text = serde_json::to_string_pretty(&rows).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Row<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    #[serde(flatten)]
    region: Region<'a>,
    labels: Vec<LabelRow<'a>>,
    notes: &'a [String],
    help: Option<&'a str>,
    fix: Option<FixRow<'a>>,
}

#[derive(Serialize)]
struct LabelRow<'a> {
    #[serde(flatten)]
    region: Region<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct FixRow<'a> {
    title: &'a str,
    #[serde(flatten)]
    region: Region<'a>,
    replacement: &'a str,
    safe: bool,
}

#[derive(Serialize)]
struct Region<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

impl<'a> Row<'a> {
    fn of(finding: &'a Diagnostic, sources: &'a SourceMap) -> Self {
        Self {
            code: finding.code.id,
            severity: finding.severity,
            message: &finding.message,
            region: Region::of(finding.span(), sources),
            labels: finding
                .labels
                .iter()
                .map(|label| LabelRow::of(label, sources))
                .collect(),
            notes: &finding.notes,
            help: finding.help.as_deref(),
            fix: finding.fix.as_ref().map(|fix| FixRow::of(fix, sources)),
        }
    }
}

impl<'a> LabelRow<'a> {
    fn of(label: &'a Label, sources: &'a SourceMap) -> Self {
        Self {
            region: Region::of(label.span, sources),
            text: &label.text,
        }
    }
}

impl<'a> FixRow<'a> {
    fn of(fix: &'a Fix, sources: &'a SourceMap) -> Self {
        Self {
            title: &fix.title,
            region: Region::of(fix.span, sources),
            replacement: &fix.replacement,
            safe: fix.safe,
        }
    }
}

impl<'a> Region<'a> {
    fn of(span: Span, sources: &'a SourceMap) -> Self {
        let place = Place::of(span, sources);
        Self {
            path: place.path,
            line: place.start.line,
            column: place.start.column,
            end_line: place.end.line,
            end_column: place.end.column,
        }
    }
}
