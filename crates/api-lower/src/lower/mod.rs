//! The whole of lowering, pass by pass.

use api_model::Api;
use diagnostics::{SourceMap, Sink};
use spec_draft::{CorrectionDraft, ManifestDraft, PageDraft};

/// Lowers pages to the model. Pages may come in any order; the result does not depend on it.
pub fn lower(
    pages: &[PageDraft],
    manifest: &ManifestDraft,
    corrections: &[CorrectionDraft],
    sources: &SourceMap,
    sink: &mut Sink,
) -> Api {
    let _ = (pages, manifest, corrections, sources, sink);
    Api::default()
}
