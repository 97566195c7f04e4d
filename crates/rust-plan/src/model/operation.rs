//! Operations: their data, the methods that call them, and how an example calls them.

use api_model::{BodyEncoding, Method, Pagination, RateLimit};

use super::TypePath;
use crate::{docs::Docs, names::RustName};

/// An operation as the runtime sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationData {
    /// Section and id: `margin.get_lever_balance`.
    pub id: String,
    /// The method.
    pub method: Method,
    /// From the first `/`, variables as `{name}`.
    pub path: String,
    /// Servers by name, the default first.
    pub servers: Vec<String>,
    /// The authentication scheme by name.
    pub auth: Option<String>,
    /// The envelope by name.
    pub envelope: Option<String>,
    /// How the body is written.
    pub body: BodyEncoding,
    /// How often it may be called.
    pub rate_limits: Vec<RateLimit>,
    /// How lists are cut.
    pub pagination: Option<Pagination>,
    /// Whether it carries secrets.
    pub confidential: bool,
    /// Whether it only reads, where that is not as its method promises.
    pub reads: Option<bool>,
    /// The operation that finds out what became of this one, as `section.id`.
    pub finds_out: Option<String>,
    /// The values of the request by which that operation finds it, by their wire names.
    pub found_by: Vec<String>,
    /// The page and line that describe it.
    pub page: String,
}

/// A method of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The method.
    pub method: RustName,
    /// The request that it takes, by its index among the items of the module.
    pub request: RustName,
    /// Its documentation, without the example.
    pub docs: Docs,
    /// How an example calls it.
    pub example: RequestExample,
    /// Why it should no longer be used.
    pub deprecated: Option<String>,
}

/// A request with its required values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestExample {
    /// What `new` takes, in order.
    pub arguments: Vec<ExampleValue>,
}

/// A value of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleValue {
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A decimal, as text that is one.
    Decimal(String),
    /// Text.
    Text(String),
    /// An identifier, as text.
    Id(String),
    /// An instant in seconds.
    Seconds(i64),
    /// An instant in milliseconds.
    Milliseconds(i64),
    /// A variant of an enum.
    Variant(TypePath, RustName),
    /// A struct with its required values.
    Object(TypePath, Vec<ExampleValue>),
    /// A list.
    List(Vec<ExampleValue>),
    /// An empty map.
    Map,
    /// Any JSON.
    Any,
}
