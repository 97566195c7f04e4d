//! Plan to Rust files; infallible.
//!
//! All kinds of items are made by quote and laid out by prettyplease, item by item, with marks for documentation. Kinds that
//! repeat have a second form: their lines, written without the printer wherever each line fits. Invariants:
//!
//! - no identifier is made here: names come from the plan, everything else is written out in this crate;
//! - text of pages reaches the output only as string literals and lines of documentation;
//! - every file opens with its documentation and the line that says that it is generated.

mod api;
mod attributes;
mod calls;
mod channel;
mod client;
mod constructor;
mod emit;
mod enumeration;
mod errors;
mod example;
mod examples;
mod file;
mod imports;
mod line_by_line;
mod module;
mod object;
mod operation;
mod package;
mod pages;
mod print;
mod prose;
mod request;
mod root;
mod samples;
mod structure;
mod types;

pub use emit::{emit, emit_crate};
pub use package::{features, features_table};
pub use samples::samples;
