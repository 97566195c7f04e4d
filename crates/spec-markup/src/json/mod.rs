//! JSON as people print it in documents: with comments, bare words, missing commas, and more.
//!
//! The parser never fails and goes on after every fault. It accepts silently what every reader understands (comments,
//! trailing commas, `...` in lists, single quotes), and reports the rest where it stands, full-width signs included.

mod cursor;
mod faults;
mod members;
mod object;
mod parser;
mod scalar;
mod signs;
mod value;

pub use value::{Comment, Json, JsonKind, JsonMember};

use diagnostics::Sink;

use crate::{Limits, MappedText};

/// Parses an example. `None` where the text holds no JSON at all (blank, or prose).
pub fn parse(text: &MappedText, limits: &Limits, sink: &mut Sink) -> Option<Json> {
    parser::Parser::new(text, limits, sink).root()
}
