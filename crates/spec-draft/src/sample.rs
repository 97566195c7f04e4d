//! Code on a page.

use diagnostics::{Span, Spanned};
use spec_markup::MappedText;
use spec_markup::json::Json;

use crate::Said;

/// A code block.
#[derive(Clone, Debug)]
pub struct Sample {
    /// What it shows, as far as the page tells.
    pub role: SampleRole,
    /// Its title (`Response`, a tab's name).
    pub title: Option<String>,
    /// Its language as written.
    pub language: Option<String>,
    /// The text.
    pub text: MappedText,
    /// The whole block.
    pub span: Span,
    /// The text as commented JSON, where it is that and the role is not code; parsed once, here.
    pub json: Option<Json>,
    /// The text as a curl command, where it is that.
    pub curl: Option<Curl>,
}

/// What a sample shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SampleRole {
    /// What is sent: JSON, `k=v` pairs, a query or a curl command.
    Request,
    /// A successful answer.
    Response,
    /// A failure.
    Failure,
    /// A subscription message.
    Subscription,
    /// A push message.
    Push,
    /// Program code; of no meaning for types.
    Code,
}

/// A curl command, read without a shell.
#[derive(Clone, Debug)]
pub struct Curl {
    /// The method: stated, else what curl would use.
    pub method: Option<Said>,
    /// The URL without its query, variables kept.
    pub url: Option<Said>,
    /// The query of the URL: pairs as written, not decoded.
    pub query: Vec<(Said, Said)>,
    /// Headers by name (as written) and value.
    pub headers: Vec<(Said, Said)>,
    /// What is sent as data.
    pub data: Vec<CurlData>,
    /// Whether `-G` sends the data as query.
    pub get: bool,
}

/// Data of a curl command.
#[derive(Clone, Debug)]
pub enum CurlData {
    /// `-d k=v`: pairs as written.
    Pairs(Vec<(Said, Said)>),
    /// A JSON text.
    Json(Json),
    /// Something else.
    Other(Spanned<String>),
}
