//! The register of operations that tests of examples and of captured answers go through.

use quote::quote;
use rust_plan::{
    docs::Docs,
    model::{Item, Module, RustCrate},
};

use crate::{file::File, print};

/// The text of `examples.rs`.
pub(crate) fn file(plan: &RustCrate) -> String {
    let mut docs = Docs::new();
    docs.own("Reads documented and captured answers by the name of their operation, for tests.");
    let mut file = File::rust(&docs, &plan.source);
    let count = plan
        .sections
        .iter()
        .map(|section| requests(&section.root).len())
        .sum();
    let long = crate::tokens::long_list(count);
    let arms = plan.sections.iter().flat_map(|section| {
        requests(&section.root).into_iter().map(move |(id, name)| {
            let (feature, module) = (&section.feature, section.module.ident());
            let name = name.ident();
            quote! {
                #[cfg(feature = #feature)]
                #id => Some(recoded::<super::#module::#name>(payload)),
            }
        })
    });
    file.together([
        "use client_runtime::{DecodeError, Encode, Request, from_json, to_json};\n".to_owned(),
    ]);
    file.items(print::items(quote! {
        /// Reads the payload of an answer of an operation (`section.id`) and writes it again; nothing for operations
        /// that are not compiled in.
        #[must_use]
        #long
        pub fn recode(operation: &str, payload: &str) -> Option<Result<String, DecodeError>> {
            match operation {
                #(#arms)*
                _ => None,
            }
        }

        fn recoded<R: Request<Answer: Encode>>(payload: &str) -> Result<String, DecodeError> {
            from_json::<R::Answer>(payload).map(|answer| to_json(&answer))
        }
    }));
    file.finish()
}

/// Requests of a module and of those below, with the ids of their operations.
fn requests(module: &Module) -> Vec<(&str, &rust_plan::names::RustName)> {
    let own = module.items.iter().filter_map(|item| match item {
        Item::Request(request) => Some((request.operation.id.as_str(), &request.name)),
        _ => None,
    });
    let below = module.modules.iter().flat_map(requests);
    own.chain(below).collect()
}
