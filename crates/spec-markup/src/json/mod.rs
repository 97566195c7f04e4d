//! JSON as people print it in documents: with comments, bare words, missing commas, and more.
//!
//! The parser never fails and goes on after every fault.

mod value;

pub use value::{Comment, Json, JsonKind, JsonMember};

use diagnostics::Sink;

use crate::{Limits, MappedText};

/// Parses an example. `None` where the text holds no JSON at all (blank, or prose).
pub fn parse(text: &MappedText, limits: &Limits, sink: &mut Sink) -> Option<Json> {
    let _ = (text, limits, sink);
    None
}
