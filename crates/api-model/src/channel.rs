//! Websocket channels.

use serde::{Deserialize, Serialize};

use crate::{Example, Field, Node, Place, Text, TypeTable};

/// One topic that can be subscribed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// Words in `snake_case`, unique in the section.
    pub id: String,
    /// The section: [`Section::id`](crate::Section::id).
    pub section: String,
    /// Folders below the section.
    pub group: Vec<String>,
    /// What it pushes, in a line.
    pub title: Text,
    /// More on it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    /// [`Server::name`](crate::Server::name).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
    /// The word that names it in messages, such as `depth`.
    pub topic: String,
    /// How a subscription is written, such as `depth@{symbol},{levels}`.
    pub format: String,
    /// The variables of the format.
    pub arguments: Vec<Field>,
    /// How often it pushes, as said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<String>,
    /// Whether it needs a listen key.
    pub private: bool,
    /// What is pushed as `data`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub push: Option<Node>,
    /// Objects and enums of the push.
    pub types: TypeTable,
    /// Documented messages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
    /// The declarations.
    pub places: Vec<Place>,
}
