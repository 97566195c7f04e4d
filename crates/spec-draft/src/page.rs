//! A page and its kind.

use diagnostics::FileId;
use spec_markup::Links;

use crate::{ChannelDraft, EndpointDraft, EnumDraft, ErrorTableDraft, Said};

/// What one page says.
#[derive(Clone, Debug)]
pub struct PageDraft {
    /// The file.
    pub file: FileId,
    /// Its path below the folder of the API, with forward slashes.
    pub path: String,
    /// The dialect that read it.
    pub dialect: &'static str,
    /// The page's place among its neighbours, as written (`position_number`, `sidebar_position`).
    pub position: Option<Said>,
    /// `translates: true`: the page holds nothing but texts in another language; names of parameters and fields only say
    /// what a text belongs to. Its one content is of the kind of the translated page, an endpoint where it has no `type`.
    pub translates: Option<Said>,
    /// What it is about. Most pages hold one thing; a page of nothing but explanations holds [`PageContent::Prose`].
    pub contents: Vec<PageContent>,
    /// Links to other pages, and what other pages can link to.
    pub links: Links,
}

/// One thing on a page.
#[derive(Clone, Debug)]
pub enum PageContent {
    /// A call.
    Endpoint(Box<EndpointDraft>),
    /// A websocket topic.
    Channel(Box<ChannelDraft>),
    /// An enum that pages share.
    Enum(EnumDraft),
    /// Error codes.
    Errors(ErrorTableDraft),
    /// Explanations: recognised, not an error.
    Prose(ProseDraft),
}

/// A page of explanations.
#[derive(Clone, Debug)]
pub struct ProseDraft {
    /// Its title.
    pub title: Option<Said>,
}
