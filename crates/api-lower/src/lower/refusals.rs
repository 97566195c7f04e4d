//! What the manifest says about refusals: their codes, the meaning of these, how signatures are checked, and whom to ask
//! for the time.

use api_model::{
    AuthScheme, Cause, CodeMeaning, Meaning, RefusalRule, Server, SigningRule, TimeSource,
};
use diagnostics::Sink;
use spec_draft::{ManifestDraft, Said};

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

/// How signatures are checked.
pub(crate) fn signing(
    manifest: &ManifestDraft,
    schemes: &[AuthScheme],
    sink: &mut Sink,
) -> Vec<SigningRule> {
    let names: Vec<&str> = schemes.iter().map(|scheme| scheme.name.as_str()).collect();
    let text = |said: &Option<Said>| said.as_ref().map(|said| said.value.clone());
    let mut found = Vec::new();
    for draft in &manifest.signing {
        let method = draft.method.as_ref();
        let method = method.and_then(|said| known("answer", said, &["true", "false"], sink));
        if let Some(scheme) = known("scheme", &draft.scheme, &names, sink) {
            found.push(SigningRule {
                scheme,
                key: draft.key.value.clone(),
                timestamp: draft.timestamp.value.clone(),
                signature: draft.signature.value.clone(),
                window: text(&draft.window),
                algorithm: text(&draft.algorithm),
                headers: values(&draft.headers),
                method: method.as_deref() == Some("true"),
                prefixes: values(&draft.prefixes),
            });
        }
    }
    found
}

/// Codes of refusals, in their order. `sections` are the ids that the manifest lists.
pub(crate) fn refusals(
    manifest: &ManifestDraft,
    sections: &[&str],
    sink: &mut Sink,
) -> Vec<RefusalRule> {
    let words = Cause::ALL.map(Cause::word);
    let mut found = Vec::new();
    for draft in &manifest.refusals {
        let word = known("cause", &draft.when, &words, sink);
        let cause = Cause::ALL
            .into_iter()
            .find(|cause| word.as_deref() == Some(cause.word()));
        let each = draft.sections.iter();
        let sections: Vec<String> = each
            .filter_map(|said| known("section", said, sections, sink))
            .collect();
        // A rule whose sections are all unknown would hold everywhere.
        if let Some(when) = cause.filter(|_| sections.len() == draft.sections.len()) {
            found.push(RefusalRule {
                when,
                code: draft.code.value.clone(),
                sections,
                parameters: values(&draft.parameters),
            });
        }
    }
    found
}

fn values(said: &[Said]) -> Vec<String> {
    said.iter().map(|said| said.value.clone()).collect()
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
