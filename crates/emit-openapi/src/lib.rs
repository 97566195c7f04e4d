//! Model to OpenAPI 3.1.
//!
//! Emission is total: every model has a document. Invariants:
//!
//! - the same model gives the same bytes;
//! - numbers of the documents are printed as they stand, never through a float;
//! - what OpenAPI cannot say travels in keys that start with `x-`;
//! - an example is printed only where it fits its schema.

mod body;
mod components;
mod descriptions;
mod document;
mod examples;
mod fields;
mod operations;
mod parameters;
mod paths;
mod responses;
mod schema;
mod texts;

use api_model::Api;

/// Writes the model as an OpenAPI 3.1 document: indented JSON that ends with a newline.
#[must_use]
pub fn emit(api: &Api) -> String {
    let mut text = format!("{:#}", document::of(api));
    text.push('\n');
    text
}
