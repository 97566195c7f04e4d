//! Types of answers and push messages from ranked evidence: corrections, stated fields, rules, examples.

mod scalar;

pub(crate) use scalar::Scalar;

use api_model::{Response, TypeTable};
use diagnostics::Sink;
use spec_draft::EndpointDraft;

use crate::context::Context;

/// What a section says about its answers.
pub(crate) struct AnswerSettings<'a> {
    /// The section's envelope by name; `None` where the manifest does not say (then the example decides).
    pub(crate) envelope: Option<&'a str>,
}

/// The answer of an operation from its pages: `(language, draft)`, the main page first, then repetitions and
/// translations; examples and fields of all of them count, texts go to their language.
pub(crate) fn response(
    cx: &Context<'_>,
    drafts: &[(&str, &EndpointDraft)],
    settings: &AnswerSettings<'_>,
    types: &mut TypeTable,
    sink: &mut Sink,
) -> Response {
    let _ = (cx, drafts, settings, types, sink);
    Response::default()
}
