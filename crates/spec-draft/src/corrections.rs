//! Corrections: what the pages say wrong.

use diagnostics::Span;

use crate::Said;

/// One entry of `corrections.yml`.
#[derive(Clone, Debug)]
pub struct CorrectionDraft {
    /// The entry.
    pub span: Span,
    /// The place: `GET /v4/lever/balance response.base.currencyId.type`.
    pub at: Said,
    /// What the pages say there now.
    pub from: Said,
    /// What holds.
    pub to: Said,
    /// Why.
    pub why: Said,
}
