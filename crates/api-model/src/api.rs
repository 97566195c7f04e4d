//! The API as a whole.

use serde::{Deserialize, Serialize};

use crate::{Channel, EnumDef, Operation, Place, RateLimit, RefusalRule, SigningRule, Text};

/// An API.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Api {
    /// Words in `snake_case`.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// The version the documents state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    /// The name of the package that clients are generated into.
    pub package: String,
    /// Every page, sorted, as paths relative to the project with forward slashes.
    pub pages: Vec<String>,
    /// Where it is served.
    pub servers: Vec<Server>,
    /// How requests are authenticated.
    pub auth: Vec<AuthScheme>,
    /// What answers are wrapped in.
    pub envelopes: Vec<Envelope>,
    /// What codes of refusals mean to a client; the first that matches holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<CodeMeaning>,
    /// How servers check signatures, for those who play the server.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signing: Vec<SigningRule>,
    /// By which codes servers refuse what is wrong with a request; the first that fits holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refusals: Vec<RefusalRule>,
    /// Where the time of the server can be asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeSource>,
    /// Its parts, in the order of the manifest, then by id.
    pub sections: Vec<Section>,
    /// Its calls, by section, group and id.
    pub operations: Vec<Operation>,
    /// Its websocket channels, by section, group and id.
    pub channels: Vec<Channel>,
    /// Enums that several pages share, by name.
    pub enums: Vec<EnumDef>,
    /// Error tables, by section.
    pub errors: Vec<ErrorTable>,
}

/// A base address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Server {
    /// Words in `snake_case`.
    pub name: String,
    /// Scheme and host, no slash at the end; `wss` for channels.
    pub url: String,
    /// What it serves.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
}

/// A way of authenticating. What it does is hand-written beside the client; here it has a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthScheme {
    /// Words in `snake_case`.
    pub name: String,
    /// Headers that it adds.
    pub headers: Vec<String>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
}

/// What an answer is wrapped in. Fields may be dotted paths (`error.code`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// Words in `snake_case`.
    pub name: String,
    /// The field that says whether it worked.
    pub code: String,
    /// Its values that mean success, as text.
    pub success: Vec<String>,
    /// The field that holds the payload.
    pub payload: String,
    /// The field that holds a message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The field that holds the error code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    /// The field that holds arguments of the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arguments: Option<String>,
}

/// What a code of a refusal means to a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeMeaning {
    /// The wire value; with `*` at its end the beginning of wire values.
    pub code: String,
    /// What it means.
    pub means: Meaning,
}

/// What a refusal means to a client, beyond that the call failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// The credentials, the signature or the permission is the matter.
    Auth,
    /// The request came outside its time window and was not acted on.
    Clock,
    /// There were too many requests; this one was not acted on.
    RateLimit,
    /// The server is busy.
    Busy,
    /// The server does not know itself whether the call took effect.
    OutcomeUnknown,
}

/// A public GET whose answer holds the time of the server, in milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeSource {
    /// [`Server::name`].
    pub server: String,
    /// From the first `/`.
    pub path: String,
    /// Where the time stands in the whole answer; a dotted path.
    pub field: String,
}

/// A part of the API: a module and a cargo feature of the client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Words in `snake_case`.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// What it is.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    /// Limits that hold for all its operations together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rate_limits: Vec<RateLimit>,
    /// For how long whoever exceeds a limit is shut out, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lock_ms: Option<u64>,
}

/// The error codes of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorTable {
    /// Words in `snake_case`.
    pub name: String,
    /// The section; nothing for the whole API.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// What it lists.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub title: Text,
    /// The codes in their order, each once.
    pub codes: Vec<ErrorCode>,
    /// The tables.
    pub places: Vec<Place>,
}

/// One error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorCode {
    /// The wire value.
    pub code: String,
    /// What it means.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub meaning: Text,
    /// Where it is said.
    pub place: Place,
}
