//! One change and its classes.

use serde::Serialize;

/// What a change means for somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Nothing.
    #[default]
    None,
    /// Something else to read.
    DocsOnly,
    /// What worked goes on working.
    Compatible,
    /// What worked may fail.
    Breaking,
}

impl Class {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::DocsOnly => "docs-only",
            Self::Compatible => "compatible",
            Self::Breaking => "breaking",
        }
    }
}

/// A line of a page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Spot {
    /// The page, as messages name it.
    pub page: String,
    /// The line, from 1.
    pub line: u32,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What sort of change.
    pub kind: Kind,
    /// What it means for whoever speaks HTTP.
    pub wire: Class,
    /// What it means for users of the generated crate.
    pub rust: Class,
    /// What changed: an operation (`POST /v4/order`), a channel, an enum, a page.
    pub subject: String,
    /// The part of it: `parameters.symbol`, `response.items[].id`; empty for the whole.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub member: String,
    /// What happened, in a line.
    pub message: String,
    /// Where the old pages say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Spot>,
    /// Where the new pages say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Spot>,
    /// What happens to items of the generated crate.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    /// Whose items of the plans belong to it.
    #[serde(skip)]
    pub(crate) owner: String,
    /// The wire name that it is about, where there is one.
    #[serde(skip)]
    pub(crate) name: String,
    /// The wire name that it had, where it was renamed.
    #[serde(skip)]
    pub(crate) was: String,
}

macro_rules! kinds {
    ($($(#[$doc:meta])+ $name:ident = $word:literal,)+) => {
        /// A sort of change; its word is stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        pub enum Kind {
            $($(#[$doc])+ #[serde(rename = $word)] $name,)+
        }

        impl Kind {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The word for it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                }
            }
        }
    };
}

kinds! {
    /// An operation is new.
    OperationAdded = "operation-added",
    /// An operation is gone.
    OperationRemoved = "operation-removed",
    /// A page states another id.
    OperationRenamed = "operation-renamed",
    /// It stands in another section or group.
    OperationMoved = "operation-moved",
    /// Another HTTP method.
    MethodChanged = "method-changed",
    /// Another path.
    PathChanged = "path-changed",
    /// Other servers.
    ServersChanged = "servers-changed",
    /// Another scheme of authentication, or another permission.
    AuthChanged = "auth-changed",
    /// The body is written another way.
    BodyChanged = "body-changed",
    /// Deprecated, or no longer so.
    StatusChanged = "status-changed",
    /// How lists are cut.
    PaginationChanged = "pagination-changed",
    /// The call that finds out what became of this one.
    FindsOutChanged = "finds-out-changed",
    /// Whether it only reads, where its method does not tell.
    ReadsChanged = "reads-changed",
    /// What answers are wrapped in.
    EnvelopeChanged = "envelope-changed",
    /// A parameter is new.
    ParameterAdded = "parameter-added",
    /// A parameter is gone.
    ParameterRemoved = "parameter-removed",
    /// A parameter has another name.
    ParameterRenamed = "parameter-renamed",
    /// A parameter travels elsewhere.
    LocationChanged = "location-changed",
    /// A field is new.
    FieldAdded = "field-added",
    /// A field is gone.
    FieldRemoved = "field-removed",
    /// A field has another name.
    FieldRenamed = "field-renamed",
    /// It must be there now, or need not any more.
    RequiredChanged = "required-changed",
    /// What is taken where it is left out.
    DefaultChanged = "default-changed",
    /// What values are allowed.
    BoundsChanged = "bounds-changed",
    /// Another type.
    TypeChanged = "type-changed",
    /// An enum is new.
    EnumAdded = "enum-added",
    /// An enum is gone.
    EnumRemoved = "enum-removed",
    /// An enum has another name.
    EnumRenamed = "enum-renamed",
    /// An enum has one more value.
    ValueAdded = "value-added",
    /// An enum lacks a value.
    ValueRemoved = "value-removed",
    /// The answer is documented now, or not any more.
    ResponseChanged = "response-changed",
    /// How often something may be called.
    LimitChanged = "limit-changed",
    /// A channel is new.
    ChannelAdded = "channel-added",
    /// A channel is gone.
    ChannelRemoved = "channel-removed",
    /// Another topic, or another way of writing it.
    TopicChanged = "topic-changed",
    /// How a channel pushes, or who may listen.
    ChannelChanged = "channel-changed",
    /// An error code is new.
    ErrorAdded = "error-added",
    /// An error code is gone.
    ErrorRemoved = "error-removed",
    /// The manifest says something else of the whole API.
    ApiChanged = "api-changed",
    /// Names of the generated crate alone.
    CodeChanged = "code-changed",
    /// Titles, descriptions, meanings.
    TextChanged = "text-changed",
    /// Examples.
    ExampleChanged = "example-changed",
    /// A page has another name.
    PageMoved = "page-moved",
    /// A page that declares nothing is new.
    PageAdded = "page-added",
    /// A page that declares nothing is gone.
    PageRemoved = "page-removed",
    /// A page reads differently and means the same.
    PageEdited = "page-edited",
}
