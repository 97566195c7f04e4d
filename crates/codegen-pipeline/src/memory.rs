//! Pages that were read before, for folders that are understood again and again.

use std::collections::BTreeMap;
use std::sync::Arc;

use diagnostics::{Diagnostic, FileId, Sink};
use spec_draft::PageDraft;
use spec_markup::Limits;

/// What the last run read, by the paths of the pages. The bounds on pages must be the same from run to run.
#[derive(Debug, Default)]
pub struct Memory {
    pages: BTreeMap<String, ReadPage>,
}

/// One page and what was found in it.
#[derive(Debug)]
pub(crate) struct ReadPage {
    file: FileId,
    path: String,
    text: Arc<str>,
    pub(crate) draft: PageDraft,
    pub(crate) found: Vec<Diagnostic>,
}

impl Memory {
    /// The page, where neither its text nor the number of its file is another one; places hold that number.
    pub(crate) fn take(&mut self, file: FileId, path: &str, text: &str) -> Option<ReadPage> {
        let page = self.pages.remove(path)?;
        (page.file == file && *page.text == *text).then_some(page)
    }

    /// Keeps the pages of a run in place of those of the last.
    pub(crate) fn keep(&mut self, read: Vec<ReadPage>) {
        let pages = read.into_iter();
        self.pages = pages.map(|page| (page.path.clone(), page)).collect();
    }
}

impl ReadPage {
    /// Reads a page.
    pub(crate) fn read(file: FileId, path: String, text: Arc<str>, limits: &Limits) -> Self {
        let mut sink = Sink::new();
        let document = spec_markup::read(file, &text, limits, &mut sink);
        let draft = spec_dialects::read(&document, &path, limits, &mut sink);
        let mut found = sink.finish();
        spec_dialects::ease(&draft, &text, &mut found);
        Self {
            file,
            path,
            text,
            draft,
            found,
        }
    }
}
