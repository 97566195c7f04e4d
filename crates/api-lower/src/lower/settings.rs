//! The manifest, resolved: servers, schemes, envelopes and sections by name, mistakes reported at their place.

use std::collections::BTreeSet;

use api_model::{
    AuthScheme, BodyEncoding, CodeMeaning, Envelope, RefusalRule, Server, SigningRule, Text,
    TimeSource,
};
use diagnostics::{Diagnostic, Severity, Sink, codes};
use spec_draft::{ManifestDraft, Said, SectionDraft};

use super::{prose, refusals};
use crate::{
    infer::envelope,
    words::{self, name},
};

/// The manifest in the model's terms.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub(crate) servers: Vec<Server>,
    pub(crate) auth: Vec<AuthScheme>,
    /// Per scheme: requests whose path contains one of these are public.
    pub(crate) public_paths: Vec<Vec<String>>,
    pub(crate) envelopes: Vec<Envelope>,
    pub(crate) codes: Vec<CodeMeaning>,
    pub(crate) signing: Vec<SigningRule>,
    pub(crate) refusals: Vec<RefusalRule>,
    pub(crate) time: Option<TimeSource>,
    pub(crate) sections: Vec<SectionSettings>,
}

/// What the manifest says about a section.
#[derive(Clone, Debug, Default)]
pub(crate) struct SectionSettings {
    /// Its folder, without slashes at the ends.
    pub(crate) folder: String,
    /// Words in `snake_case`.
    pub(crate) id: String,
    /// Names of its servers.
    pub(crate) servers: Vec<String>,
    /// The scheme of its signed requests.
    pub(crate) auth: Option<String>,
    /// The envelope; `none` for bare answers.
    pub(crate) envelope: Option<String>,
    /// How bodies are written where a page does not say.
    pub(crate) body: Option<SectionBody>,
    /// Index into the manifest's sections; nothing for a section the manifest does not list.
    pub(crate) stated: Option<usize>,
}

/// How a section writes bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SectionBody {
    /// In this encoding.
    Encoded(BodyEncoding),
    /// Not at all: parameters travel in the query.
    Query,
}

/// The name of bare answers.
pub(crate) const BARE: &str = "none";

/// Resolves the manifest. `language` is the one its texts are in.
pub(crate) fn resolve(manifest: &ManifestDraft, language: &str, sink: &mut Sink) -> Settings {
    let mut settings = Settings {
        servers: servers(manifest, language),
        auth: schemes(manifest, language),
        public_paths: public_paths(manifest),
        envelopes: manifest.envelopes.iter().map(envelope::stated).collect(),
        codes: refusals::codes(manifest, sink),
        signing: Vec::new(),
        refusals: Vec::new(),
        time: None,
        sections: Vec::new(),
    };
    twice(
        "server",
        manifest.servers.iter().map(|server| &server.name),
        sink,
    );
    twice(
        "scheme",
        manifest.auth.iter().map(|scheme| &scheme.name),
        sink,
    );
    twice(
        "envelope",
        manifest.envelopes.iter().map(|envelope| &envelope.name),
        sink,
    );
    settings.time = refusals::time(manifest, &settings.servers, sink);
    for (at, draft) in manifest.sections.iter().enumerate() {
        let section = section(&settings, at, draft, sink);
        settings.sections.push(section);
    }
    repeated_sections(manifest, &settings.sections, sink);
    settings.signing = refusals::signing(manifest, &settings.auth, sink);
    let sections = settings.sections.iter();
    let sections: Vec<&str> = sections.map(|section| section.id.as_str()).collect();
    settings.refusals = refusals::refusals(manifest, &sections, sink);
    severities(manifest, sink);
    settings
}

fn optional(language: &str, said: Option<&Said>) -> Text {
    said.map_or_else(Text::default, |said| {
        Text::new(language, &prose::clean(&said.value))
    })
}

fn servers(manifest: &ManifestDraft, language: &str) -> Vec<Server> {
    let server = |draft: &spec_draft::ServerDraft| Server {
        name: name(&draft.name.value),
        url: draft.url.value.trim().trim_end_matches('/').to_owned(),
        description: optional(language, draft.description.as_ref()),
    };
    manifest.servers.iter().map(server).collect()
}

fn schemes(manifest: &ManifestDraft, language: &str) -> Vec<AuthScheme> {
    let scheme = |draft: &spec_draft::AuthDraft| AuthScheme {
        name: name(&draft.name.value),
        headers: draft
            .headers
            .iter()
            .map(|header| header.value.clone())
            .collect(),
        description: optional(language, draft.description.as_ref()),
    };
    manifest.auth.iter().map(scheme).collect()
}

fn public_paths(manifest: &ManifestDraft) -> Vec<Vec<String>> {
    let paths = |draft: &spec_draft::AuthDraft| {
        draft
            .public_paths
            .iter()
            .map(|path| path.value.clone())
            .collect()
    };
    manifest.auth.iter().map(paths).collect()
}

fn section(
    settings: &Settings,
    at: usize,
    draft: &SectionDraft,
    sink: &mut Sink,
) -> SectionSettings {
    let folder = draft.folder.value.trim().trim_matches('/').to_owned();
    let named = draft.id.as_ref().unwrap_or(&draft.folder);
    let id = words::words(&named.value).unwrap_or_else(|| {
        sink.push(no_words(named));
        named.value.clone()
    });
    let servers: Vec<&str> = settings
        .servers
        .iter()
        .map(|server| server.name.as_str())
        .collect();
    let auth: Vec<&str> = settings
        .auth
        .iter()
        .map(|scheme| scheme.name.as_str())
        .collect();
    let mut envelopes: Vec<&str> = settings
        .envelopes
        .iter()
        .map(|envelope| envelope.name.as_str())
        .collect();
    envelopes.push(BARE);
    SectionSettings {
        folder,
        id,
        servers: draft
            .servers
            .iter()
            .filter_map(|said| known("server", said, &servers, sink))
            .collect(),
        auth: draft
            .auth
            .as_ref()
            .and_then(|said| known("scheme", said, &auth, sink)),
        envelope: draft
            .envelope
            .as_ref()
            .and_then(|said| known("envelope", said, &envelopes, sink)),
        body: draft
            .body
            .as_ref()
            .and_then(|said| section_body(said, sink)),
        stated: Some(at),
    }
}

fn no_words(folder: &Said) -> Diagnostic {
    Diagnostic::new(
        codes::lower::NAMES_SECTION,
        folder.span,
        format!(
            "the section `{}` has no letters or digits of ASCII to be named by",
            folder.value
        ),
    )
    .help("add `id: a_name` to the section")
}

/// The known name that a text means; reports one that means none, with the nearest.
pub(crate) fn known(kind: &str, said: &Said, known: &[&str], sink: &mut Sink) -> Option<String> {
    let wanted = name(&said.value);
    if known.contains(&wanted.as_str()) {
        return Some(wanted);
    }
    let finding = Diagnostic::new(
        codes::lower::MANIFEST_NAME,
        said.span,
        format!("no {kind} is called `{}`", said.value),
    );
    sink.push(match words::nearest(&wanted, known.iter().copied()) {
        Some(near) => finding.help(format!(
            "write `{near}`, or define `{wanted}` in the manifest"
        )),
        None if known.is_empty() => finding.help(format!("define `{wanted}` in the manifest")),
        None => finding.help(format!("write one of {}", listed(known))),
    });
    None
}

fn listed(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

fn section_body(said: &Said, sink: &mut Sink) -> Option<SectionBody> {
    let known = known(
        "way to write a body",
        said,
        &["json", "form", "query", BARE],
        sink,
    )?;
    Some(match known.as_str() {
        "json" => SectionBody::Encoded(BodyEncoding::Json),
        "form" => SectionBody::Encoded(BodyEncoding::Form),
        _ => SectionBody::Query,
    })
}

fn twice<'a>(kind: &str, names: impl Iterator<Item = &'a Said>, sink: &mut Sink) {
    let mut seen: Vec<&Said> = Vec::new();
    for said in names {
        if let Some(first) = seen
            .iter()
            .find(|have| name(&have.value) == name(&said.value))
        {
            sink.push(
                Diagnostic::new(
                    codes::lower::MANIFEST_TWICE,
                    said.span,
                    format!("the {kind} `{}` is defined twice", said.value),
                )
                .and(first.span, "first here")
                .help("give one of them another name"),
            );
        }
        seen.push(said);
    }
}

fn repeated_sections(manifest: &ManifestDraft, sections: &[SectionSettings], sink: &mut Sink) {
    let mut folders = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for (draft, section) in manifest.sections.iter().zip(sections) {
        if !folders.insert(&section.folder) || !ids.insert(&section.id) {
            sink.push(
                Diagnostic::new(
                    codes::lower::MANIFEST_SECTION,
                    draft.folder.span,
                    format!(
                        "folder or id of the section `{}` stands twice in the manifest",
                        section.id
                    ),
                )
                .help("give each section a folder and an `id` of its own"),
            );
        }
    }
}

/// Why a code cannot weigh so little.
fn too_light(id: &str, weight: &str) -> Option<&'static str> {
    let code = codes::all().find(|code| code.id == id)?;
    if code.severity == Severity::Error && weight != "error" {
        Some("it is an error: what it tells of makes the pages say something else than they mean")
    } else if weight == "off" && codes::is_of_reading(id) {
        Some(
            "it tells of text that could not be read as it stands; `note` is the least it can weigh",
        )
    } else {
        None
    }
}

fn severities(manifest: &ManifestDraft, sink: &mut Sink) {
    let all: Vec<&str> = codes::all().map(|code| code.id).collect();
    for (code, weight) in &manifest.severities {
        let finding =
            |span, message: String| Diagnostic::new(codes::lower::MANIFEST_SEVERITY, span, message);
        if !all.contains(&code.value.as_str()) {
            let found = finding(
                code.span,
                format!("no finding has the code `{}`", code.value),
            );
            sink.push(match words::nearest(&code.value, all.iter().copied()) {
                Some(near) => found.help(format!("write `{near}`")),
                None => found.help("run `cargo xtask lint --list` to see all codes"),
            });
        }
        if !["error", "warning", "note", "off"].contains(&weight.value.as_str()) {
            sink.push(
                finding(weight.span, format!("`{}` is no weight", weight.value))
                    .help("write `error`, `warning`, `note` or `off`"),
            );
        } else if let Some(why) = too_light(&code.value, &weight.value) {
            sink.push(
                finding(
                    weight.span,
                    format!("`{}` cannot be `{}`", code.value, weight.value),
                )
                .note(why)
                .help("take the line out, and mend what the findings tell"),
            );
        }
    }
}
