//! The module of error codes.

use std::collections::BTreeMap;

use proc_macro2::Ident;
use quote::quote;
use rust_plan::{
    docs::Docs,
    model::{EnumType, RustCrate, Variant},
    names::RustName,
};

use crate::{
    attributes, enumeration,
    file::File,
    print::{self, Piece},
    prose::Prose,
};

/// The text of `errors.rs`.
pub(crate) fn file(plan: &RustCrate) -> String {
    let mut docs = Docs::new();
    docs.own("Error codes of the API and what they mean.");
    let mut file = File::rust(&docs, &plan.source);
    let variants: Vec<Variant> = plan
        .errors
        .values
        .iter()
        .map(|value| value.variant.clone())
        .collect();
    let mut meanings: BTreeMap<&str, Vec<Ident>> = BTreeMap::new();
    for value in plan
        .errors
        .values
        .iter()
        .filter(|value| !value.meaning.is_empty())
    {
        meanings
            .entry(&value.meaning)
            .or_default()
            .push(value.variant.name.ident());
    }
    let meanings = meanings
        .iter()
        .map(|(meaning, names)| quote!(#(Self::#names)|* => #meaning,));
    let long = attributes::long(attributes::is_long_list(plan.errors.values.len()));
    let told = quote! {
        impl ErrorCode {
            /// The code of a wire value.
            #[must_use]
            pub fn from_code(code: &str) -> Self {
                Self::from_wire(code)
            }

            /// What the documents say that it means; empty where they do not.
            #[must_use]
            #long
            pub fn meaning(&self) -> &'static str {
                match self {
                    #(#meanings)*
                    _ => "",
                }
            }
        }
    };
    let mut docs = Docs::new();
    docs.own("A code that says what went wrong, open towards new ones.");
    let def = EnumType {
        name: error_code(),
        docs,
        numeric: false,
        variants,
    };
    let mut prose = Prose::default();
    let open = "A code that the documents do not list, as it came.";
    let mut items = vec![enumeration::declaration(&def, open, &mut prose)];
    items.push(Piece::Tokens(told));
    items.extend(enumeration::travelling(&def.name, false, &def.variants));
    file.together(["use client_runtime::Enumeration;\n".to_owned()]);
    file.items(print::pieces(items, &prose));
    file.finish()
}

/// The name of the enum, which the root exports.
fn error_code() -> RustName {
    RustName::root("ErrorCode")
}
