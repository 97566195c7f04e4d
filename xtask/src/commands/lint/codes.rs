//! The register of codes: listed, and explained one by one.

use diagnostics::{Code, Severity, codes};

use crate::arguments::Format;
use crate::output::Output;
use crate::{Ended, Unusable};

/// Prints every code with its usual weight and its line.
pub(super) fn list(format: Format, output: &mut Output) -> Ended {
    if matches!(format, Format::Json) {
        let rows: Vec<serde_json::Value> = codes::all()
            .map(|code| {
                serde_json::json!({
                    "code": code.id,
                    "severity": weight(code),
                    "summary": code.summary,
                    "page": codes::page_path(code.id),
                })
            })
            .collect();
        output.result(&format!("{:#}", serde_json::Value::from(rows)));
        return Ended::Clean;
    }
    let width = codes::all().map(|code| code.id.len()).max().unwrap_or(0);
    let lines: Vec<String> = codes::all()
        .map(|code| format!("{:width$}  {:7}  {}", code.id, weight(code), code.summary))
        .collect();
    output.result(&lines.join("\n"));
    Ended::Clean
}

/// Prints the page on a code.
pub(super) fn explain(id: &str, output: &mut Output) -> Result<Ended, Unusable> {
    if let Some(page) = codes::page(id) {
        output.result(page);
        return Ok(Ended::Clean);
    }
    let part = id.rsplit('/').next().unwrap_or(id);
    let near: Vec<&str> = codes::all()
        .map(|code| code.id)
        .filter(|known| {
            known.contains(part) || part.contains(known.rsplit('/').next().unwrap_or(known))
        })
        .collect();
    let hint = if near.is_empty() {
        "cargo xtask lint --list shows all".to_owned()
    } else {
        format!("did you mean {}?", near.join(" or "))
    };
    Err(Unusable::new(format!("there is no code `{id}`; {hint}")))
}

fn weight(code: Code) -> &'static str {
    match code.severity {
        _ if !code.on => "off",
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
