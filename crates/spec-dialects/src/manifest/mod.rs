//! `api.yml`.

mod parts;

use diagnostics::codes::dialect as codes;
use diagnostics::{Diagnostic, FileId, Sink};
use spec_draft::{ManifestDraft, Said};
use spec_markup::{Limits, Yaml, YamlKind, read_yaml};

const KEYS: &[&str] = &[
    "name",
    "title",
    "version",
    "description",
    "package",
    "languages",
    "servers",
    "auth",
    "envelopes",
    "codes",
    "signing",
    "refusals",
    "time",
    "sections",
    "types",
    "severity",
];

/// Reads a manifest. Parts that are missing stay empty; a key that no rule knows is an error, since a misspelt key
/// would silently change every operation.
pub fn read(file: FileId, text: &str, limits: &Limits, sink: &mut Sink) -> ManifestDraft {
    let root = read_yaml(file, text, limits, sink);
    for entry in root.entries() {
        if !KEYS.contains(&entry.key.value.as_str()) {
            sink.push(
                Diagnostic::new(
                    codes::MANIFEST_KEY,
                    entry.key.span,
                    format!("the manifest knows no key `{}`", entry.key.value),
                )
                .help(format!("use one of: {}", KEYS.join(", "))),
            );
        }
    }
    let get = |key: &str| said(&root, key);
    ManifestDraft {
        file: Some(file),
        name: get("name"),
        title: get("title"),
        version: get("version"),
        description: get("description"),
        package: get("package"),
        languages: each(&root, "languages", sink, parts::language),
        servers: each(&root, "servers", sink, parts::server),
        auth: each(&root, "auth", sink, parts::auth),
        envelopes: each(&root, "envelopes", sink, parts::envelope),
        codes: each(&root, "codes", sink, parts::code),
        signing: each(&root, "signing", sink, parts::signing),
        refusals: each(&root, "refusals", sink, parts::refusal),
        time: one(&root, "time", sink, parts::time),
        sections: each(&root, "sections", sink, parts::section),
        types: each(&root, "types", sink, parts::type_rule),
        severities: severities(&root),
    }
}

/// The entries of a list; one that lacks what it must have is an error.
fn each<T>(
    root: &Yaml,
    key: &str,
    sink: &mut Sink,
    read: impl Fn(&Yaml) -> Result<T, &'static str>,
) -> Vec<T> {
    let mut found = Vec::new();
    for element in root.get(key).map(Yaml::elements).unwrap_or_default() {
        match read(element) {
            Ok(value) => found.push(value),
            Err(missing) => sink.push(incomplete(element, key, missing)),
        }
    }
    found
}

/// An entry that stands alone; one that lacks what it must have is an error.
fn one<T>(
    root: &Yaml,
    key: &str,
    sink: &mut Sink,
    read: impl Fn(&Yaml) -> Result<T, &'static str>,
) -> Option<T> {
    let entry = root.get(key)?;
    read(entry)
        .map_err(|missing| sink.push(incomplete(entry, key, missing)))
        .ok()
}

fn incomplete(entry: &Yaml, key: &str, missing: &str) -> Diagnostic {
    Diagnostic::new(
        codes::MANIFEST_INCOMPLETE,
        entry.span,
        format!("this entry of `{key}` lacks `{missing}`"),
    )
    .help(format!("add `{missing}:`"))
}

fn severities(root: &Yaml) -> Vec<(Said, Said)> {
    let entries = root.get("severity").map(Yaml::entries).unwrap_or_default();
    entries
        .iter()
        .filter_map(|entry| Some((entry.key.clone(), entry.value.trimmed()?)))
        .collect()
}

fn said(mapping: &Yaml, key: &str) -> Option<Said> {
    mapping
        .get(key)
        .and_then(Yaml::trimmed)
        .filter(|said| !said.value.is_empty())
}

fn list(mapping: &Yaml, key: &str) -> Vec<Said> {
    match mapping.get(key) {
        Some(value) if matches!(value.kind, YamlKind::Sequence(_)) => {
            value.elements().iter().filter_map(Yaml::trimmed).collect()
        }
        Some(value) => value.trimmed().into_iter().collect(),
        None => Vec::new(),
    }
}
