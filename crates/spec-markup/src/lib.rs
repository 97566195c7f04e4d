//! Text to [`Document`]: front matter as spanned YAML, Markdown blocks, and commented JSON.
//!
//! This crate has no idea of an API. Reading never fails: it yields a value and findings. Invariants:
//!
//! - every [`Span`](diagnostics::Span) lies inside its file, on character boundaries;
//! - size, depth and time are bounded by [`Limits`], whatever the input;
//! - numbers stay text.

mod document;
mod front_matter;
pub mod json;
mod limits;
mod lines;
mod links;
mod mapped;
mod markdown;
mod page;
mod yaml;

pub use document::{Block, CodeBlock, Document, FrontMatter, Heading, ListItem, Table};
pub use limits::Limits;
pub use links::{Link, Links};
pub use mapped::MappedText;
pub use markdown::blocks;
pub use page::read;
pub use yaml::{ScalarStyle, Yaml, YamlEntry, YamlKind, read_yaml};
