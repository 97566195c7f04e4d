//! The register of operations: an arm for each.
//!
//! rustfmt is kept from both functions, so an arm may be as wide as it is.

use std::fmt::Write;

use rust_plan::names::RustName;

use super::literal;
use crate::{attributes, examples::Entry, request};

const RECODE: &str = "\
/// Reads the payload of an answer of an operation (`section.id`) and writes it again; nothing for operations
/// that are not compiled in.
#[must_use]
";
const RECODE_HEAD: &str = "\
#[rustfmt::skip]
pub fn recode(operation: &str, payload: &str) -> Option<Result<String, DecodeError>> {
    match operation {
";
const PREPARE: &str = "\
/// Makes the request of an operation from an object of its parameters by their wire names, and prepares it for
/// sending; nothing for operations that are not compiled in.
#[must_use]
";
const PREPARE_HEAD: &str = "\
#[rustfmt::skip]
pub fn prepare(
    client: &super::Client,
    operation: &str,
    parameters: &str,
) -> Option<Result<Prepared, Prepare>> {
    match operation {
";
const REST: &str = "\
\x20       _ => None,
    }
}
";

/// The function that reads an answer and writes it again.
pub(crate) fn recode(entries: &[Entry<'_>]) -> String {
    let mut out = opened(RECODE, RECODE_HEAD, entries);
    for entry in entries {
        arm(entry, &mut out);
        let [module, name] = place(entry);
        let _ = writeln!(out, "recoded::<super::{module}::{name}>(payload),");
    }
    out.push_str(REST);
    out
}

/// The function that makes a request field by field; what the types are is inferred.
pub(crate) fn prepare(entries: &[Entry<'_>]) -> String {
    let mut out = opened(PREPARE, PREPARE_HEAD, entries);
    for entry in entries {
        arm(entry, &mut out);
        let ([module, name], fields) = (place(entry), request::fields(entry.1));
        let from = if fields.is_empty() { "_" } else { "from" };
        let _ = write!(
            out,
            "prepared(client, parameters, |{from}| Ok(super::{module}::{name} {{"
        );
        for field in &fields {
            let (name, wire) = (&field.name, literal(&field.wire));
            let _ = write!(out, "\n            {name}: read(from, {wire})?,");
        }
        out.push_str(if fields.is_empty() {
            "})),\n"
        } else {
            "\n        })),\n"
        });
    }
    out.push_str(REST);
    out
}

fn opened(docs: &str, head: &str, entries: &[Entry<'_>]) -> String {
    let is_long = attributes::is_long_list(entries.len());
    let long = if is_long {
        [attributes::LONG, "\n"]
    } else {
        ["", ""]
    };
    [docs, &long.concat(), head].concat()
}

/// An arm up to what it gives.
fn arm((section, request): &Entry<'_>, out: &mut String) {
    let (feature, id) = (literal(&section.feature), literal(&request.operation.id));
    let _ = write!(out, "        #[cfg(feature = {feature})]\n        {id} => ");
}

fn place<'a>((section, request): &Entry<'a>) -> [&'a RustName; 2] {
    [&section.module, &request.name]
}
