//! Findings as workflow commands, which GitHub turns into annotations of a change.

use std::fmt::Write;

use super::place::Place;
use crate::{Diagnostic, Severity, SourceMap};

pub(super) fn render(findings: &[Diagnostic], sources: &SourceMap) -> String {
    let mut out = String::new();
    for finding in findings {
        let place = Place::of(finding.span(), sources);
        let (start, end) = (place.start, place.end);
        out.push_str(command(finding.severity));
        out.push_str(" file=");
        escape(place.path, true, &mut out);
        // Writing to a string does not fail.
        let _ = write!(
            out,
            ",line={},endLine={},col={}",
            start.line, end.line, start.column
        );
        // An end column is understood on a single line only.
        if start.line == end.line {
            let _ = write!(out, ",endColumn={}", end.column);
        }
        out.push_str(",title=");
        escape(finding.code.id, true, &mut out);
        out.push_str("::");
        escape(&finding.message, false, &mut out);
        if let Some(help) = &finding.help {
            out.push_str("%0Ahelp: ");
            escape(help, false, &mut out);
        }
        out.push('\n');
    }
    out
}

const fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "::notice",
        Severity::Warning => "::warning",
        Severity::Error => "::error",
    }
}

/// A value may hold neither line ends nor, as a property, the signs that part properties.
fn escape(text: &str, property: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '%' => out.push_str("%25"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            ':' if property => out.push_str("%3A"),
            ',' if property => out.push_str("%2C"),
            other => out.push(super::window::tame(other).unwrap_or(other)),
        }
    }
}
