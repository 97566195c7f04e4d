//! Pages that declare calls and list parameters in their Markdown body.

use diagnostics::Sink;
use spec_draft::PageDraft;
use spec_markup::{Document, Limits};

/// Whether this page is ours.
pub(crate) fn claims(_document: &Document, _path: &str) -> bool {
    false
}

/// Whether the body declares a call.
pub(crate) fn declares(_document: &Document) -> bool {
    false
}

/// Reads a page that [`claims`] claimed.
pub(crate) fn read(
    document: &Document,
    path: &str,
    _limits: &Limits,
    _sink: &mut Sink,
) -> PageDraft {
    crate::registry::empty(document, path)
}
