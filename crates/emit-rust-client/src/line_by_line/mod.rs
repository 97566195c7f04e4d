//! Items that repeat a thousandfold, laid out here: a line that fits needs no printer.
//!
//! They are nearly all that is printed, and syntax that was built only to be printed took a third of the generator's
//! time. Each function gives nothing where a line would have to be broken in a way that it does not know; then the printer
//! lays the item out, from syntax. Tests beside that syntax hold the two to the same text.

#[cfg(test)]
pub(crate) mod agreement;
mod channel;
mod constructor;
mod enumeration;
mod lines;
mod method;
mod object;
mod paging;
mod register;
mod request;
mod structure;

pub(crate) use channel::channel;
pub(crate) use constructor::inherent;
pub(crate) use enumeration::{declaration as enum_declaration, travelling as enum_travelling};
pub(crate) use lines::Lines;
pub(crate) use method::methods;
pub(crate) use object::travelling;
pub(crate) use paging::paged;
pub(crate) use register::{prepare, recode};
pub(crate) use request::sending;
pub(crate) use structure::declaration;

use proc_macro2::Literal;
use rust_plan::names::RustName;

/// `#[rustfmt::skip]`, as a line.
const SKIP: &str = "#[rustfmt::skip]\n";
/// `client_runtime::word!(Name);`.
pub(crate) fn invocation(word: &str, name: &RustName) -> String {
    let mut out = Lines::default();
    let fits = out.line(format_args!("client_runtime::{word}!({name});"));
    if fits.is_none() {
        out.raw(&format!("client_runtime::{word}!(\n    {name}\n);\n"));
    }
    out.finish()
}

/// Whether a text is a string literal as it stands.
fn is_plain(text: &str) -> bool {
    text.bytes()
        .all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\'))
}

/// A string literal.
fn literal(text: &str) -> String {
    if is_plain(text) {
        format!("\"{text}\"")
    } else {
        Literal::string(text).to_string()
    }
}
