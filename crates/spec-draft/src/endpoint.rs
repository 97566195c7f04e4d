//! A call as a page describes it.

use diagnostics::{Span, Spanned};

use crate::{ErrorDraft, Sample};

/// Text with its place.
pub type Said = Spanned<String>;

/// A call.
#[derive(Clone, Debug)]
pub struct EndpointDraft {
    /// The declaration: method and path where they stand together, else the path, else the title.
    pub span: Span,
    /// `id`.
    pub id: Option<Said>,
    /// The title, not a path.
    pub title: Option<Said>,
    /// One line on what it does, where the page has one besides the title.
    pub summary: Option<Said>,
    /// Paragraphs of prose that describe the call, inline Markdown kept, in their order. Notes that became a value of
    /// their own (rate limits, content type, errors) are not repeated here.
    pub description: Vec<Said>,
    /// The method as written.
    pub method: Option<Said>,
    /// The path as written: blanks, a query template and variables in any style may be in it.
    pub path: Option<Said>,
    /// A base URL that the page states (not the curl sample's).
    pub base_url: Option<Said>,
    /// Whether the request is signed, as written (`true`, `no`, or a sentence that says so).
    pub signed: Option<Said>,
    /// The authentication scheme by name.
    pub auth: Option<Said>,
    /// What the key must be allowed to do.
    pub permission: Option<Said>,
    /// Whether the call only reads, as written, where its method does not tell.
    pub reads: Option<Said>,
    /// The call that finds out what became of this one, by its id.
    pub finds_out: Option<Said>,
    /// How the body is written, where the page says so.
    pub body: Option<BodyDraft>,
    /// Parameters in their order; rows that say "none" are left out.
    pub parameters: Vec<ParameterDraft>,
    /// A parameter table stands on the page and says that there are none.
    pub says_no_parameters: bool,
    /// What comes back, beyond examples.
    pub response: ResponseDraft,
    /// Request and response examples and sample code.
    pub samples: Vec<Sample>,
    /// Each sentence or list item that states a limit, as written.
    pub rate_limits: Vec<Said>,
    /// How lists are cut, where the page says so in a value of its own.
    pub pagination: Option<PaginationDraft>,
    /// Errors that the page names.
    pub errors: Vec<ErrorDraft>,
    /// `status`.
    pub status: Option<Said>,
    /// `same_as`: the id or path of the page that this one repeats.
    pub same_as: Option<Said>,
    /// `doubts`.
    pub doubts: Vec<Said>,
    /// Keys of the front matter that no rule knows, for a warning with a suggestion.
    pub unknown_keys: Vec<Said>,
}

impl EndpointDraft {
    /// An empty draft of a call declared at `span`.
    #[must_use]
    pub fn new(span: Span) -> Self {
        Self {
            span,
            id: None,
            title: None,
            summary: None,
            description: Vec::new(),
            method: None,
            path: None,
            base_url: None,
            signed: None,
            auth: None,
            permission: None,
            reads: None,
            finds_out: None,
            body: None,
            parameters: Vec::new(),
            says_no_parameters: false,
            response: ResponseDraft::default(),
            samples: Vec::new(),
            rate_limits: Vec::new(),
            pagination: None,
            errors: Vec::new(),
            status: None,
            same_as: None,
            doubts: Vec::new(),
            unknown_keys: Vec::new(),
        }
    }
}

/// How a page says a body is written. Both may be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyDraft {
    /// JSON is named.
    pub json: bool,
    /// A form is named.
    pub form: bool,
    /// The page says that parameters travel in the query although the method has a body.
    pub query: bool,
    /// Where.
    pub span: Span,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct ParameterDraft {
    /// The row or entry.
    pub span: Span,
    /// The name as written; dots and brackets (`item.symbol`, `list[].id`) still in it.
    pub name: Option<Said>,
    /// The name on the wire where it differs.
    pub wire_name: Option<Said>,
    /// `in`: `path`, `query`, `body`, `header`.
    pub location: Option<Said>,
    /// The type as written.
    pub type_text: Option<Said>,
    /// The type of elements as written.
    pub items: Option<Said>,
    /// Whether it must be given, as written (`true`, `Yes`, `Y`, `required`, `是`).
    pub required: Option<Said>,
    /// The default as written (`N/A`, `-` and the like still in it).
    pub default: Option<Said>,
    /// What it is.
    pub description: Option<Said>,
    /// Allowed values as written (`1~500`, `BUY,SELL`, `10`).
    pub ranges: Option<Said>,
    /// Allowed values that the page lists one by one.
    pub enum_values: Vec<LabelledValue>,
    /// The shared enum by name.
    pub enum_name: Option<Said>,
    /// Stated bounds, as written.
    pub min: Option<Said>,
    /// Largest value.
    pub max: Option<Said>,
    /// Fewest characters.
    pub min_length: Option<Said>,
    /// Most characters.
    pub max_length: Option<Said>,
    /// Most elements.
    pub max_items: Option<Said>,
    /// A regular expression.
    pub pattern: Option<Said>,
    /// Parameters inside this one.
    pub children: Vec<ParameterDraft>,
}

impl ParameterDraft {
    /// An empty parameter at `span`.
    #[must_use]
    pub fn new(span: Span) -> Self {
        Self {
            span,
            name: None,
            wire_name: None,
            location: None,
            type_text: None,
            items: None,
            required: None,
            default: None,
            description: None,
            ranges: None,
            enum_values: Vec::new(),
            enum_name: None,
            min: None,
            max: None,
            min_length: None,
            max_length: None,
            max_items: None,
            pattern: None,
            children: Vec::new(),
        }
    }
}

/// A value and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelledValue {
    /// The wire value.
    pub value: Said,
    /// What it means.
    pub label: Option<Said>,
    /// A name for code.
    pub name: Option<Said>,
}

/// What a page says about the answer, beyond examples.
#[derive(Clone, Debug, Default)]
pub struct ResponseDraft {
    /// The envelope by name; `none` for a bare answer.
    pub envelope: Option<Said>,
    /// The name of the payload's type.
    pub name: Option<Said>,
    /// The type of the payload where it is no object (`array`, `string`), as written.
    pub type_text: Option<Said>,
    /// Documented fields: nested where the page nests them, else with dots and brackets in their names.
    pub fields: Vec<FieldDraft>,
}

/// A field of an answer or push message.
#[derive(Clone, Debug)]
pub struct FieldDraft {
    /// The row or entry.
    pub span: Span,
    /// The name as written.
    pub name: Said,
    /// The type as written.
    pub type_text: Option<Said>,
    /// The type of elements as written.
    pub items: Option<Said>,
    /// `true` where it is always there, `false` where it may be missing.
    pub always: Option<Said>,
    /// Whether it may be null.
    pub nullable: Option<Said>,
    /// What it is.
    pub description: Option<Said>,
    /// Values that the page lists.
    pub enum_values: Vec<LabelledValue>,
    /// The shared enum by name.
    pub enum_name: Option<Said>,
    /// The name of the object type that stands here.
    pub type_name: Option<Said>,
    /// Fields inside.
    pub children: Vec<FieldDraft>,
}

impl FieldDraft {
    /// A field of which only the name is known.
    #[must_use]
    pub fn new(span: Span, name: Said) -> Self {
        Self {
            span,
            name,
            type_text: None,
            items: None,
            always: None,
            nullable: None,
            description: None,
            enum_values: Vec::new(),
            enum_name: None,
            type_name: None,
            children: Vec::new(),
        }
    }
}

/// How lists are cut.
#[derive(Clone, Debug)]
pub struct PaginationDraft {
    /// `cursor`, `page`, `offset`, `time` or `none`.
    pub style: Said,
    /// The parameters that steer it.
    pub parameters: Vec<Said>,
    /// The dotted path to the list; nothing where the payload is the list.
    pub items: Option<Said>,
    /// The field of an item that tells it from all others.
    pub key: Option<Said>,
}
