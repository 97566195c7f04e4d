//! What the manifest says about refusals: the meaning of their codes, and whom to ask for the time.

use api_model::{CodeMeaning, Meaning, Server, TimeSource};
use diagnostics::Sink;
use spec_draft::ManifestDraft;

use super::settings::known;

/// The words for what a code means.
const MEANINGS: [(&str, Meaning); 5] = [
    ("auth", Meaning::Auth),
    ("clock", Meaning::Clock),
    ("rate_limit", Meaning::RateLimit),
    ("busy", Meaning::Busy),
    ("outcome_unknown", Meaning::OutcomeUnknown),
];

/// Meanings of codes, in their order.
pub(crate) fn codes(manifest: &ManifestDraft, sink: &mut Sink) -> Vec<CodeMeaning> {
    let words = MEANINGS.map(|(word, _)| word);
    let mut found = Vec::new();
    for draft in &manifest.codes {
        let word = known("meaning", &draft.means, &words, sink);
        let meaning = MEANINGS
            .iter()
            .find(|(known, _)| word.as_deref() == Some(known));
        if let Some((_, means)) = meaning {
            found.push(CodeMeaning {
                code: draft.code.value.clone(),
                means: *means,
            });
        }
    }
    found
}

/// Where the time can be asked for.
pub(crate) fn time(
    manifest: &ManifestDraft,
    servers: &[Server],
    sink: &mut Sink,
) -> Option<TimeSource> {
    let draft = manifest.time.as_ref()?;
    let names: Vec<&str> = servers.iter().map(|server| server.name.as_str()).collect();
    Some(TimeSource {
        server: known("server", &draft.server, &names, sink)?,
        path: draft.path.value.clone(),
        field: draft.field.value.clone(),
    })
}
