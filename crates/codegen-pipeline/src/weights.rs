//! What findings weigh in a run: the manifest's `severity`, `--strict`, and whether advice is asked for.
//!
//! No weight makes an error less than one, and what could not be read as it stands is never silent.

use std::collections::BTreeMap;

use diagnostics::{Code, Diagnostic, Severity, codes};
use spec_draft::ManifestDraft;

use crate::Options;

/// The weights of a run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Weights {
    /// By code; nothing for codes that are off.
    stated: BTreeMap<String, Option<Severity>>,
    strict: bool,
    advice: bool,
}

impl Weights {
    /// What a manifest and the options of the run say.
    pub(crate) fn new(manifest: &ManifestDraft, options: &Options) -> Self {
        let stated = manifest.severities.iter().filter_map(|(code, weight)| {
            let severity = match weight.value.as_str() {
                "error" => Some(Severity::Error),
                "warning" => Some(Severity::Warning),
                "note" => Some(Severity::Note),
                "off" if codes::is_of_reading(&code.value) => Some(Severity::Note),
                "off" => None,
                _ => return None,
            };
            Some((code.value.clone(), severity))
        });
        Self {
            stated: stated.collect(),
            strict: options.strict,
            advice: options.advice,
        }
    }

    /// Whether findings of a code are looked for.
    pub(crate) fn wants(&self, code: Code) -> bool {
        match self.stated.get(code.id) {
            Some(weight) => weight.is_some(),
            None => code.on || self.advice,
        }
    }

    /// Weighs findings, takes those away that are off, and sorts the rest by their places.
    pub(crate) fn apply(&self, findings: &mut Vec<Diagnostic>) {
        findings.retain(|finding| is_fixed(finding) || self.wants(finding.code));
        for finding in findings.iter_mut() {
            let stated = self.stated.get(finding.code.id).copied().flatten();
            if let Some(severity) = stated.filter(|_| !is_fixed(finding)) {
                finding.severity = severity;
            }
            if self.strict && finding.severity == Severity::Warning {
                finding.severity = Severity::Error;
            }
        }
        findings.sort_by_key(|finding| (finding.span(), finding.code.id));
    }
}

/// Whether nothing may make the finding weigh less.
fn is_fixed(finding: &Diagnostic) -> bool {
    finding.severity == Severity::Error || finding.code.severity == Severity::Error
}
