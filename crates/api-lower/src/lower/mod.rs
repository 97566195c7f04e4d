//! The whole of lowering, pass by pass.

pub(crate) mod layout;
pub(crate) mod parameters;
pub(crate) mod prose;
pub(crate) mod route;
pub(crate) mod settings;
pub(crate) mod words;

use api_model::Api;
use diagnostics::{SourceMap, Sink};
use spec_draft::{CorrectionDraft, ManifestDraft, PageDraft};

/// Lowers pages to the model. Pages may come in any order; the result does not depend on it. `name` is the API's
/// folder name, for what no manifest names.
pub fn lower(
    name: &str,
    pages: &[PageDraft],
    manifest: &ManifestDraft,
    corrections: &[CorrectionDraft],
    sources: &SourceMap,
    sink: &mut Sink,
) -> Api {
    let _ = (name, pages, manifest, corrections, sources, sink);
    Api::default()
}
