//! A websocket topic as a page describes it.

use diagnostics::Span;

use crate::{FieldDraft, ParameterDraft, Said, Sample};

/// A topic.
#[derive(Clone, Debug)]
pub struct ChannelDraft {
    /// The declaration.
    pub span: Span,
    /// `id`.
    pub id: Option<Said>,
    /// The title.
    pub title: Option<Said>,
    /// Prose.
    pub description: Vec<Said>,
    /// The server by name or URL.
    pub server: Option<Said>,
    /// The topic's word.
    pub topic: Option<Said>,
    /// How a subscription is written; backslashes of Markdown are taken out.
    pub format: Option<Said>,
    /// The variables of the format.
    pub arguments: Vec<ParameterDraft>,
    /// How often it pushes.
    pub interval: Option<Said>,
    /// Whether it needs a listen key, as written.
    pub signed: Option<Said>,
    /// The name of the pushed type.
    pub push_name: Option<Said>,
    /// Documented fields of the pushed `data`.
    pub push_fields: Vec<FieldDraft>,
    /// Messages.
    pub samples: Vec<Sample>,
    /// Conflicts in the sources.
    pub doubts: Vec<Said>,
}
