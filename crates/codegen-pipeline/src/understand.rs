//! From a folder's texts to the model: read, recognise, lower.

use std::sync::Arc;

use api_model::Api;
use diagnostics::codes::{markup, pipeline};
use diagnostics::{Code, Diagnostic, FileId, Severity, Sink, SourceMap, Span};
use rayon::prelude::*;
use spec_draft::{CorrectionDraft, ManifestDraft, PageDraft};
use spec_markup::Limits;

use crate::consequences;
use crate::input::{ApiFolder, PageText};
use crate::memory::{Memory, ReadPage};
use crate::weights::Weights;

/// How to run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Warnings count as errors.
    pub strict: bool,
    /// Advice is given too, all of it that the manifest does not turn off.
    pub advice: bool,
    /// Bounds on pages.
    pub limits: Limits,
}

/// What a folder means, and what was found on the way.
#[derive(Debug)]
pub struct Understood {
    /// The folder as messages name it.
    pub shown: String,
    /// The texts, for placing findings.
    pub sources: SourceMap,
    /// What each page says, by path.
    pub pages: Vec<PageDraft>,
    /// What they mean together.
    pub api: Api,
    /// Findings by file and place.
    pub findings: Vec<Diagnostic>,
    /// What findings weigh, for those that later stages add.
    pub(crate) weights: Weights,
}

impl Understood {
    /// Whether a finding is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }
}

/// Reads a folder's texts and lowers them. Never fails: see [`Understood::findings`].
#[must_use]
pub fn understand(folder: ApiFolder, options: &Options) -> Understood {
    understand_with(folder, options, None)
}

/// The same, for a folder that is understood again and again: pages whose text stayed the same are not read anew. What
/// pages mean together is worked out every time, so the result is that of [`understand`].
#[must_use]
pub fn understand_again(folder: ApiFolder, options: &Options, memory: &mut Memory) -> Understood {
    understand_with(folder, options, Some(memory))
}

fn understand_with(
    folder: ApiFolder,
    options: &Options,
    memory: Option<&mut Memory>,
) -> Understood {
    let mut sources = SourceMap::new();
    let mut sink = Sink::new();
    let limits = &options.limits;
    let shown = folder.shown.clone();
    let name = name(&folder);
    let manifest = folder.manifest.as_ref();
    let manifest = manifest.map(|page| add(&shown, page, &mut sources, limits, &mut sink));
    let corrections = folder.corrections.as_ref();
    let corrections = corrections.map(|page| add(&shown, page, &mut sources, limits, &mut sink));
    let empty = folder.pages.is_empty();
    let ((manifest, corrections, found), pages) = rayon::join(
        || {
            let mut found = Sink::new();
            let manifest = read_manifest(manifest, limits, &mut found);
            let corrections = read_corrections(corrections, limits, &mut found);
            (manifest, corrections, found)
        },
        || read_pages(folder, &mut sources, limits, memory, &mut sink),
    );
    sink.absorb(found);
    let weights = Weights::new(&manifest, options);
    let api = api_lower::lower(&name, &pages, &manifest, &corrections, &sources, &mut sink);
    let wanted = |code| weights.wants(code);
    api_lower::advise(&api, &pages, &manifest, &sources, &wanted, &mut sink);
    if empty {
        sink.push(no_pages(&shown, &mut sources));
    }
    let mut findings = sink.finish();
    consequences::hide(&mut findings);
    weights.apply(&mut findings);
    Understood {
        shown,
        sources,
        pages,
        api,
        findings,
        weights,
    }
}

fn name(folder: &ApiFolder) -> String {
    let last = folder.shown.rsplit('/').next().unwrap_or_default();
    let said = Some(folder.name.as_str()).filter(|name| !name.is_empty());
    said.unwrap_or(last).to_owned()
}

/// A file of the sources, and its text where it can be read.
type Added = (FileId, Option<Arc<str>>);

fn read_manifest(added: Option<Added>, limits: &Limits, sink: &mut Sink) -> ManifestDraft {
    match added {
        Some((file, Some(text))) => spec_dialects::manifest::read(file, &text, limits, sink),
        _ => ManifestDraft::default(),
    }
}

fn read_corrections(
    added: Option<Added>,
    limits: &Limits,
    sink: &mut Sink,
) -> Vec<CorrectionDraft> {
    match added {
        Some((file, Some(text))) => spec_dialects::corrections::read(file, &text, limits, sink),
        _ => Vec::new(),
    }
}

fn read_pages(
    mut folder: ApiFolder,
    sources: &mut SourceMap,
    limits: &Limits,
    mut memory: Option<&mut Memory>,
    sink: &mut Sink,
) -> Vec<PageDraft> {
    folder.pages.sort_by(|a, b| a.path.cmp(&b.path));
    let texts: Vec<_> = folder
        .pages
        .into_iter()
        .filter_map(|page| {
            let (file, text) = add(&folder.shown, &page, sources, limits, sink);
            let text = text?;
            let known = memory
                .as_mut()
                .and_then(|memory| memory.take(file, &page.path, &text));
            Some((file, page.path, text, known))
        })
        .collect();
    let read: Vec<ReadPage> = texts
        .into_par_iter()
        .map(|(file, path, text, known)| {
            known.unwrap_or_else(|| ReadPage::read(file, path, text, limits))
        })
        .collect();
    for page in &read {
        for finding in &page.found {
            sink.push(finding.clone());
        }
    }
    let Some(memory) = memory else {
        return read.into_iter().map(|page| page.draft).collect();
    };
    let drafts = read.iter().map(|page| page.draft.clone()).collect();
    memory.keep(read);
    drafts
}

/// Adds a file to the sources; its text is handed back unless it is too large or no UTF-8.
fn add(
    shown: &str,
    page: &PageText,
    sources: &mut SourceMap,
    limits: &Limits,
    sink: &mut Sink,
) -> Added {
    let path = if shown.is_empty() {
        page.path.clone()
    } else {
        format!("{shown}/{}", page.path)
    };
    if page.bytes.len() > limits.page_bytes {
        let file = sources.add(path, "");
        sink.push(
            finding(
                markup::PAGE_TOO_LARGE,
                file,
                format!("the page has {} bytes", page.bytes.len()),
            )
            .help(format!(
                "split it: a page may have {} bytes",
                limits.page_bytes
            )),
        );
        return (file, None);
    }
    match std::str::from_utf8(&page.bytes) {
        Ok(text) => {
            let text = with_lines(text);
            (sources.add(path, Arc::clone(&text)), Some(text))
        }
        Err(error) => {
            let good = error.valid_up_to();
            let file = sources.add(path, String::from_utf8_lossy(&page.bytes).as_ref());
            let at = Span::point(file, good);
            sink.push(
                Diagnostic::new(markup::NOT_UTF8, at, format!("byte {good} is not UTF-8"))
                    .help("save the page as UTF-8"),
            );
            (file, None)
        }
    }
}

/// A text whose lines end in the carriage returns of old systems, and in nothing else, with line feeds in their place:
/// each is one byte, so every place stays what it was.
fn with_lines(text: &str) -> Arc<str> {
    if text.contains('\r') && !text.contains('\n') {
        text.replace('\r', "\n").into()
    } else {
        text.into()
    }
}

fn finding(code: Code, file: FileId, message: String) -> Diagnostic {
    Diagnostic::new(code, Span::point(file, 0), message)
}

/// The finding of a folder without a page.
fn no_pages(shown: &str, sources: &mut SourceMap) -> Diagnostic {
    let file = sources.add(shown.to_owned(), "");
    finding(pipeline::NO_PAGES, file, format!("`{shown}` holds no page"))
        .help("drop a `.md` or `.mdx` page into it; `cargo xtask new get /v1/things` writes one to start from")
}
