//! Operations: one per method and path (and discriminating value).

use serde::{Deserialize, Serialize};

use crate::{ErrorCode, Example, Field, Node, Place, Response, Text, TypeTable};

/// One call of the API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// Words in `snake_case`, unique in the section: the page's `id`, else made from method and path.
    pub id: String,
    /// Whether a page states the id.
    pub id_stated: bool,
    /// The section: [`Section::id`](crate::Section::id).
    pub section: String,
    /// Folders below the section, in `snake_case`; may be empty.
    pub group: Vec<String>,
    /// What it does, in a line.
    pub title: Text,
    /// More on what it does.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    /// The method.
    pub method: Method,
    /// From the first `/`, variables as `{name}`.
    pub path: String,
    /// [`Server::name`](crate::Server::name)s that serve it, the default first. Empty: the user must say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub servers: Vec<String>,
    /// [`AuthScheme::name`](crate::AuthScheme::name); nothing for public calls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auth: Option<String>,
    /// What the key must be allowed to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permission: Option<String>,
    /// Whether it only reads, where a page says so: a POST that asks, a GET that acts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reads: Option<bool>,
    /// The operation that finds out what became of this one when its answer is lost, as `section.id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finds_out: Option<String>,
    /// What is sent, in the order of the documents; fields of a JSON or form body too.
    pub parameters: Vec<Parameter>,
    /// How the body is written, where there is one.
    pub body: BodyEncoding,
    /// The whole body where it is not an object of parameters (a list of orders).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole_body: Option<Node>,
    /// Which of several calls on one method and path this is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discriminator: Option<Discriminator>,
    /// What comes back.
    pub response: Response,
    /// Objects and enums of parameters and payload.
    pub types: TypeTable,
    /// Documented request examples.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
    /// How often it may be called.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rate_limits: Vec<RateLimit>,
    /// How long lists are cut.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pagination: Option<Pagination>,
    /// Errors that the page names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ErrorCode>,
    /// Whether it is still meant to be used.
    #[serde(default)]
    pub status: Status,
    /// Conflicts in the sources that the page settles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
    /// The declarations: the main page first, then its repetitions and translations.
    pub places: Vec<Place>,
}

impl Operation {
    /// Whether its page names both a JSON body and a form: the server takes either.
    #[must_use]
    pub fn takes_either_body(&self) -> bool {
        let mut doubts = self.doubts.iter();
        self.body != BodyEncoding::None
            && doubts.any(|doubt| doubt.text.starts_with(Doubt::TWO_BODIES))
    }

    /// Whether it changes nothing, so that it may be repeated: as a page says, else as its method promises.
    #[must_use]
    pub fn only_reads(&self) -> bool {
        self.reads.unwrap_or(self.method.is_safe())
    }
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Reads.
    Get,
    /// Acts or creates.
    Post,
    /// Replaces.
    Put,
    /// Changes a part.
    Patch,
    /// Removes.
    Delete,
    /// Reads headers alone.
    Head,
    /// Asks what is allowed.
    Options,
}

impl Method {
    /// Whether HTTP promises that nothing changes.
    #[must_use]
    pub const fn is_safe(self) -> bool {
        matches!(self, Self::Get | Self::Head | Self::Options)
    }

    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
        }
    }
}

/// One thing that is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    /// Where it travels.
    #[serde(rename = "in")]
    pub location: Location,
    /// Name, type and rules.
    pub field: Field,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Location {
    /// A variable of the path.
    Path,
    /// The query string.
    Query,
    /// The body, in the operation's encoding.
    Body,
    /// A header.
    Header,
}

/// How a body is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyEncoding {
    /// There is no body.
    #[default]
    None,
    /// `application/json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
}

/// A parameter whose fixed value tells calls on one method and path apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discriminator {
    /// The parameter's wire name.
    pub parameter: String,
    /// Its value in this call.
    pub value: String,
}

/// How often something may be called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateLimit {
    /// Calls.
    pub count: u32,
    /// In how many milliseconds.
    pub window_ms: u64,
    /// Counted per what.
    pub scope: Scope,
    /// When it applies, such as `single symbol`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Where it is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// What a limit is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The caller's address.
    Ip,
    /// The API key.
    ApiKey,
    /// The user.
    User,
    /// Not said.
    Unsaid,
}

/// How a long list is cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pagination {
    /// The style.
    pub style: PaginationStyle,
    /// Wire names of the parameters that steer it.
    pub parameters: Vec<String>,
    /// Field names from the payload to the list; empty where the payload is the list.
    pub items: Vec<String>,
    /// The parameter that says where a page starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// The parameter that says where the last page ends, for lists between two instants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// The parameter for the size of a page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<String>,
    /// The parameter that says which way to go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<String>,
    /// The field of an item that tells it from all others, or its instant where pages lie between two instants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The field beside the list that says whether more follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub more: Option<String>,
    /// The field beside the list that says whether more goes before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back: Option<String>,
    /// The field beside the list that counts the items of all pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<String>,
}

/// A style of cutting lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaginationStyle {
    /// From an id, in a direction, up to a limit.
    Cursor,
    /// By page number and size.
    Page,
    /// By offset and limit.
    Offset,
    /// By time and limit.
    Time,
}

/// Whether an operation is meant to be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Yes.
    #[default]
    Active,
    /// It will go away.
    Deprecated,
    /// It works, but the official documents do not mention it.
    Undocumented,
}

/// A conflict in the sources and how the page settles it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// What is in conflict, and what is followed.
    pub text: String,
    /// Where the page says so.
    pub place: Place,
}

impl Doubt {
    /// How the doubt begins that a page casts on the encoding of a body, by naming two.
    pub const TWO_BODIES: &'static str = "Both a JSON body and a form are named";
}
