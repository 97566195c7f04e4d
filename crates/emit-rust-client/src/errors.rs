//! The module of error codes.

use std::collections::BTreeMap;

use proc_macro2::Ident;
use quote::quote;
use rust_plan::{
    docs::Docs,
    model::{RustCrate, Variant},
    names::RustName,
};

use crate::{attributes, construct, enumeration, file::File, print, prose::Prose};

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
    let mut prose = Prose::default();
    let declared: Vec<syn::Variant> = variants
        .iter()
        .map(|variant| construct::variant(variant, &mut prose))
        .collect();
    let travels = enumeration::travelling(&error_code(), false, &variants);
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
    let long = attributes::long_list(plan.errors.values.len());
    let tokens = quote! {
        /// A code that says what went wrong, open towards new ones.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ErrorCode {
            #(#declared,)*
            /// A code that the documents do not list, as it came.
            Unknown(String),
        }

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

        #(#travels)*
    };
    file.together(["use client_runtime::Enumeration;\n".to_owned()]);
    file.items(print::nodes(print::parsed(tokens), &prose));
    file.finish()
}

/// The name of the enum, which the root exports.
fn error_code() -> RustName {
    RustName::root("ErrorCode")
}
