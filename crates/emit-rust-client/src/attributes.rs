//! Attributes of items, and when they carry them.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::{docs::Docs, model::Field};

/// One attribute per line of documentation.
pub(crate) fn docs(docs: &Docs) -> TokenStream {
    docs.lines().iter().map(|line| doc_line(line)).collect()
}

/// One line of documentation that this crate wrote.
pub(crate) fn doc_line(line: &str) -> TokenStream {
    let line = if line.is_empty() {
        String::new()
    } else {
        format!(" {line}")
    };
    quote!(#[doc = #line])
}

/// `#[deprecated(note = "…")]`, where there is a reason.
pub(crate) fn deprecated(reason: Option<&String>) -> Option<TokenStream> {
    reason.map(|reason| quote!(#[deprecated(note = #reason)]))
}

/// `#[rustfmt::skip]`, where it is wanted.
pub(crate) fn skip(wanted: bool) -> Option<TokenStream> {
    wanted.then(|| quote!(#[rustfmt::skip]))
}

/// Keeps rustfmt from the methods of a struct with very long names: it would break their lines elsewhere.
pub(crate) fn unformatted(fields: &[&Field]) -> Option<TokenStream> {
    skip(any_long(fields.iter().map(|field| &field.wire)))
}

/// Whether a wire name is so long, or of such characters, that rustfmt and the printer count its line differently.
pub(crate) fn any_long<'a>(mut wires: impl Iterator<Item = &'a String>) -> bool {
    const LONG: usize = 37;
    wires.any(|wire| {
        wire.len() > LONG
            || !wire.is_ascii()
            || wire.contains(|c: char| c == '"' || c == '\\' || c.is_control())
    })
}

/// Lets a function that lists things be as long as the list: dividing it would help no reader.
///
/// Clippy's limit is a setting of whoever compiles the crate, so the lint is allowed rather than expected.
pub(crate) const LONG: &str =
    "#[allow(clippy::too_many_lines, reason = \"it lists what the documents list\")]";

/// [`LONG`], where a function is.
pub(crate) fn long(is_long: bool) -> Option<TokenStream> {
    is_long.then(|| tokens(LONG))
}

/// Whether a function that lists `entries` things is long. An entry may take two lines.
pub(crate) fn is_long_list(entries: usize) -> bool {
    is_long(2 * entries)
}

/// Whether a function of so many `lines` is long.
pub(crate) fn is_long(lines: usize) -> bool {
    lines > 60
}

/// Attributes that this crate writes out, as tokens.
pub(crate) fn tokens(attributes: &str) -> TokenStream {
    attributes.parse().unwrap_or_default()
}
