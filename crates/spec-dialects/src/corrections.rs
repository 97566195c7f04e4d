//! `corrections.yml`.

use diagnostics::codes::dialect as codes;
use diagnostics::{Diagnostic, FileId, Sink};
use spec_draft::CorrectionDraft;
use spec_markup::{Limits, Yaml, read_yaml};

/// Reads the corrections of an API; an entry that lacks a part is an error at its place.
pub fn read(file: FileId, text: &str, limits: &Limits, sink: &mut Sink) -> Vec<CorrectionDraft> {
    let root = read_yaml(file, text, limits, sink);
    let mut found = Vec::new();
    for entry in root.elements() {
        let get = |key: &str| {
            entry
                .get(key)
                .and_then(Yaml::trimmed)
                .filter(|said| !said.value.is_empty())
        };
        match (get("at"), get("from"), get("to"), get("why")) {
            (Some(at), Some(from), Some(to), Some(why)) => {
                found.push(CorrectionDraft { span: entry.span, at, from, to, why });
            }
            _ => sink.push(
                Diagnostic::new(codes::CORRECTION_INCOMPLETE, entry.span, "this correction lacks a part")
                    .help("write `at` (what is corrected), `from` (what the pages say), `to` (what holds) and `why`"),
            ),
        }
    }
    found
}
