//! What comes back.

use serde::{Deserialize, Serialize};

use crate::{Node, Place};

/// What an operation answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// [`Envelope::name`](crate::Envelope::name); nothing where the payload stands bare.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub envelope: Option<String>,
    /// The payload inside the envelope; nothing where the documents show none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload: Option<Node>,
    /// Documented answers, envelope included.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
}

/// A documented example as strict JSON text, numbers exactly as printed; for form and query samples an object of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// What it shows.
    pub role: Role,
    /// The writer's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Strict JSON.
    pub json: String,
    /// Whether the page's text was strict JSON too, apart from comments: then it says what really travels.
    pub clean: bool,
    /// Where.
    pub place: Place,
}

/// What an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// What is sent as body.
    RequestBody,
    /// What is sent as query.
    RequestQuery,
    /// A successful answer.
    Response,
    /// A failure.
    Failure,
    /// A push message of a channel.
    Push,
}
