//! The validated, language-neutral model of an API: data alone.
//!
//! Invariants, which lowering establishes and every reader may rely on:
//!
//! - nothing here is Markdown or Rust: names are wire names, or words in `snake_case` that any language can shape;
//! - operation ids are unique in their section, shape and enum indices lie inside their tables, pages inside
//!   [`Api::pages`];
//! - numbers of the documents stay text; no value of a page passes through a float;
//! - the JSON form reads back equal ([`Api::to_json`], [`Api::from_json`]).

mod api;
mod catalogue;
mod channel;
mod checks;
mod confidential;
mod found_by;
mod json;
mod operation;
mod place;
mod response;
mod scope;
mod text;
mod typed;
mod types;
mod walk;

pub use api::{
    Api, AuthScheme, CodeMeaning, Envelope, ErrorCode, ErrorTable, Meaning, Section, Server,
    TimeSource,
};
pub use catalogue::{Catalogue, CatalogueError, Entry};
pub use channel::Channel;
pub use checks::{Cause, RefusalRule, SigningRule};
pub use json::JsonError;
pub use operation::{
    BodyEncoding, Discriminator, Doubt, Location, Method, Operation, Pagination, PaginationStyle,
    Parameter, RateLimit, Scope, Status,
};
pub use place::Place;
pub use response::{Example, Response, Role};
pub use scope::TypeScope;
pub use text::Text;
pub use types::{
    Bounds, EnumDef, EnumRef, EnumValue, Evidence, Field, Node, Origin, Shape, TimeUnit, Type,
    TypeTable,
};
pub use walk::{Direction, Step, Walk};
