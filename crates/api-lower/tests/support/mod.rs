//! Lowers page texts the way a run does.

use std::sync::Arc;

use api_model::{Api, Field, Operation, Parameter};
use diagnostics::{Diagnostic, Sink, SourceMap};
use spec_draft::ManifestDraft;
use spec_markup::Limits;

/// A model, what was found, and the texts to place it.
pub(crate) struct Lowered {
    pub(crate) api: Api,
    pub(crate) found: Vec<Diagnostic>,
    pub(crate) sources: SourceMap,
}

/// An API folder in the making.
#[derive(Default)]
pub(crate) struct Folder {
    manifest: Option<String>,
    corrections: Option<String>,
    pages: Vec<(String, String)>,
}

impl Folder {
    pub(crate) fn page(mut self, path: &str, text: impl Into<String>) -> Self {
        self.pages.push((path.to_owned(), text.into()));
        self
    }

    pub(crate) fn manifest(mut self, text: &str) -> Self {
        self.manifest = Some(text.to_owned());
        self
    }

    pub(crate) fn corrections(mut self, text: &str) -> Self {
        self.corrections = Some(text.to_owned());
        self
    }

    /// Lowers it; findings are those of lowering alone.
    pub(crate) fn lower(self) -> Lowered {
        let limits = Limits::default();
        let mut sources = SourceMap::new();
        let mut reading = Sink::new();
        let mut add = |path: &str, text: &str| {
            let text: Arc<str> = text.into();
            (
                sources.add(format!("specs/demo/{path}"), Arc::clone(&text)),
                text,
            )
        };
        let manifest = self.manifest.map(|text| add("api.yml", &text));
        let corrections = self.corrections.map(|text| add("corrections.yml", &text));
        let pages: Vec<_> = self
            .pages
            .iter()
            .map(|(path, text)| (path, add(path, text)))
            .collect();
        let manifest = manifest.map_or_else(ManifestDraft::default, |(file, text)| {
            spec_dialects::manifest::read(file, &text, &limits, &mut reading)
        });
        let corrections = corrections.map_or_else(Vec::new, |(file, text)| {
            spec_dialects::corrections::read(file, &text, &limits, &mut reading)
        });
        let drafts: Vec<_> = pages
            .into_iter()
            .map(|(path, (file, text))| {
                let document = spec_markup::read(file, &text, &limits, &mut reading);
                spec_dialects::read(&document, path, &limits, &mut reading)
            })
            .collect();
        let _ = reading.finish();
        let mut sink = Sink::new();
        let api = api_lower::lower(
            "demo",
            &drafts,
            &manifest,
            &corrections,
            &sources,
            &mut sink,
        );
        Lowered {
            api,
            found: sink.finish(),
            sources,
        }
    }
}

impl Lowered {
    /// The operation of an id; panics where there is none, naming those there are.
    pub(crate) fn operation(&self, id: &str) -> &Operation {
        let ids: Vec<&str> = self
            .api
            .operations
            .iter()
            .map(|have| have.id.as_str())
            .collect();
        let found = self.api.operations.iter().find(|have| have.id == id);
        found.unwrap_or_else(|| panic!("no operation {id} among {ids:?}"))
    }

    /// Codes of the findings, in their order.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        self.found.iter().map(|finding| finding.code.id).collect()
    }

    /// The one finding of a code.
    pub(crate) fn finding(&self, code: &str) -> &Diagnostic {
        let mut all = self.found.iter().filter(|finding| finding.code.id == code);
        let first = all
            .next()
            .unwrap_or_else(|| panic!("no {code} among {:?}", self.codes()));
        assert!(all.next().is_none(), "{code} more than once");
        first
    }

    /// Paths of the pages that a finding points at.
    pub(crate) fn pages_of(&self, finding: &Diagnostic) -> Vec<&str> {
        let mut pages: Vec<&str> = finding
            .labels
            .iter()
            .map(|label| self.sources.file(label.span.file).path())
            .collect();
        pages.sort_unstable();
        pages.dedup();
        pages
    }
}

/// The parameter of a name.
pub(crate) fn parameter<'o>(operation: &'o Operation, name: &str) -> &'o Parameter {
    let names: Vec<&str> = operation
        .parameters
        .iter()
        .map(|have| have.field.name.as_str())
        .collect();
    let found = operation
        .parameters
        .iter()
        .find(|have| have.field.name == name);
    found.unwrap_or_else(|| panic!("no parameter {name} among {names:?}"))
}

/// The field of a name.
pub(crate) fn field<'f>(fields: &'f [Field], name: &str) -> &'f Field {
    fields
        .iter()
        .find(|have| have.name == name)
        .unwrap_or_else(|| panic!("no field {name}"))
}
