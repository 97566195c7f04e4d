//! Findings as SARIF 2.1.0, the form that code scanners read.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::place::Place;
use crate::{Code, Diagnostic, Fix, Label, Severity, SourceMap, Span, codes};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn render(findings: &[Diagnostic], sources: &SourceMap) -> String {
    let rules = rules(findings);
    let indices: BTreeMap<&str, usize> = rules
        .iter()
        .enumerate()
        .map(|(at, code)| (code.id, at))
        .collect();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| result(finding, indices.get(finding.code.id).copied(), sources))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "docwright",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// Every registered code, and whatever else the findings carry, each id once.
fn rules(findings: &[Diagnostic]) -> Vec<Code> {
    let mut known: Vec<Code> = Vec::new();
    for code in codes::all().chain(findings.iter().map(|finding| finding.code)) {
        if !known.iter().any(|other| other.id == code.id) {
            known.push(code);
        }
    }
    known
}

fn rule(code: &Code) -> Value {
    json!({
        "id": code.id,
        "shortDescription": { "text": code.summary },
        "defaultConfiguration": { "level": level(code.severity) },
    })
}

fn result(finding: &Diagnostic, rule: Option<usize>, sources: &SourceMap) -> Value {
    let mut result = json!({
        "ruleId": finding.code.id,
        "level": level(finding.severity),
        "message": { "text": message(finding) },
        "locations": [location(finding.span(), sources)],
    });
    if let Some(rule) = rule {
        result["ruleIndex"] = rule.into();
    }
    // The format wants each related place once.
    let mut related: Vec<Value> = Vec::new();
    for label in finding.labels.iter().skip(1) {
        let location = self::related(label, sources);
        if !related.contains(&location) {
            related.push(location);
        }
    }
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if let Some(fix) = &finding.fix {
        result["fixes"] = json!([mend(fix, sources)]);
    }
    result
}

/// The message with notes and help: scanners show nothing else.
fn message(finding: &Diagnostic) -> String {
    let mut text = finding.message.clone();
    for note in &finding.notes {
        text.push_str("\nnote: ");
        text.push_str(note);
    }
    if let Some(help) = &finding.help {
        text.push_str("\nhelp: ");
        text.push_str(help);
    }
    text
}

fn location(span: Span, sources: &SourceMap) -> Value {
    let place = Place::of(span, sources);
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(place.path) },
        "region": region(&place),
    }})
}

fn related(label: &Label, sources: &SourceMap) -> Value {
    let mut location = location(label.span, sources);
    if !label.text.is_empty() {
        location["message"] = json!({ "text": label.text });
    }
    location
}

fn mend(fix: &Fix, sources: &SourceMap) -> Value {
    let place = Place::of(fix.span, sources);
    json!({
        "description": { "text": fix.title },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(place.path) },
            "replacements": [{
                "deletedRegion": region(&place),
                "insertedContent": { "text": fix.replacement },
            }],
        }],
    })
}

fn region(place: &Place<'_>) -> Value {
    json!({
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// A relative path as a URI reference: everything but unreserved characters and slashes is escaped.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push('%');
            for digit in [byte >> 4, byte & 15] {
                uri.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    uri
}
