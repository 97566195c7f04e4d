//! The error codes of an API, from its tables and from the pages of its operations.

use std::collections::BTreeMap;

use api_model::{ErrorCode, Text};

use crate::{
    context::Context,
    docs::{Docs, code},
    model::{ErrorCodeValue, ErrorCodes, Variant},
    names::{NameKind, distinct},
};

/// Every error code once, by wire value.
pub(crate) fn plan(context: &Context<'_>) -> ErrorCodes {
    let mut meanings: BTreeMap<&str, Vec<&Text>> = BTreeMap::new();
    for error in all(context) {
        let known = meanings.entry(error.code.as_str()).or_default();
        if !error.meaning.is_empty() && !known.contains(&&error.meaning) {
            known.push(&error.meaning);
        }
    }
    let wires: Vec<&str> = meanings.keys().copied().collect();
    let names = distinct(NameKind::Variant, &wires);
    let values = names
        .into_iter()
        .zip(&meanings)
        // Wire values are keys of a map; those that cannot be told apart stay open, as unknown codes do.
        .filter_map(|(name, (wire, said))| {
            Some(ErrorCodeValue {
                variant: Variant {
                    name: name?,
                    wire: (*wire).to_owned(),
                    docs: docs(wire, said),
                },
                meaning: meaning(said),
            })
        })
        .collect();
    ErrorCodes { values }
}

fn all<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a ErrorCode> {
    let tables = context.api.errors.iter().flat_map(|table| &table.codes);
    let pages = context.api.operations.iter().flat_map(|op| &op.errors);
    tables.chain(pages)
}

fn docs(wire: &str, said: &[&Text]) -> Docs {
    let mut docs = Docs::new();
    for text in said {
        docs.title(text);
    }
    let wire = code(wire);
    if docs.is_empty() {
        docs.own(&format!(
            "The code {wire}; the documents do not say what it means."
        ));
    } else {
        docs.own(&format!("On the wire: {wire}."));
    }
    docs
}

/// The first meaning, on one line.
fn meaning(said: &[&Text]) -> String {
    let main = said.first().and_then(|text| text.main()).unwrap_or("");
    crate::docs::line(main)
}
