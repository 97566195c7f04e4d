//! Tokens that every item is made of.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::{
    docs::Docs,
    model::{Field, Home, RustType, TypePath},
};

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

/// A type, without the option.
pub(crate) fn rust_type(ty: &RustType) -> TokenStream {
    match ty {
        RustType::Boolean => quote!(bool),
        RustType::Integer => quote!(i64),
        RustType::Decimal => quote!(Decimal),
        RustType::Text => quote!(String),
        RustType::Secret => quote!(Secret),
        RustType::Id => quote!(Id),
        RustType::Seconds => quote!(TimestampSeconds),
        RustType::Milliseconds => quote!(Timestamp),
        RustType::Named(path) => type_path(path),
        RustType::List(element) => {
            let element = rust_type(element);
            quote!(Vec<#element>)
        }
        RustType::Map(value) => {
            let value = rust_type(value);
            quote!(BTreeMap<String, #value>)
        }
        RustType::Any => quote!(Json),
    }
}

/// A type of the plan, as a file of its section names it: what lives there is in scope.
pub(crate) fn type_path(path: &TypePath) -> TokenStream {
    let name = path.name.ident();
    match &path.home {
        Home::Section(_) | Home::Channels(_) => quote!(#name),
        Home::Enums => quote!(enums::#name),
    }
}

/// Keeps rustfmt from the methods of a struct with very long names: it would break their lines elsewhere.
pub(crate) fn unformatted(fields: &[&Field]) -> Option<TokenStream> {
    any_long(fields.iter().map(|field| &field.wire)).then(|| quote!(#[rustfmt::skip]))
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

/// Lets a function that lists `entries` things be as long as the list: dividing it would help no reader.
pub(crate) fn long_list(entries: usize) -> Option<TokenStream> {
    // An entry may take two lines.
    long_function(2 * entries)
}

/// Lets a function that lists things be so many `lines` long.
///
/// Clippy's limit is a setting of whoever compiles the crate, so the lint is allowed rather than expected.
pub(crate) fn long_function(lines: usize) -> Option<TokenStream> {
    const LONG: usize = 60;
    let reason = "it lists what the documents list";
    (lines > LONG).then(|| quote!(#[allow(clippy::too_many_lines, reason = #reason)]))
}
