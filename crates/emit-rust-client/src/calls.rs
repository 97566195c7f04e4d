//! Methods of a section: one per operation, each taking the request.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::model::{Call, Item, Module, RustCrate, RustType, Section};

use crate::{example, imports::Imports, tokens};

/// The methods of one file.
pub(crate) fn items(
    plan: &RustCrate,
    section: &Section,
    module: &Module,
    imports: &mut Imports,
) -> TokenStream {
    if module.calls.is_empty() {
        return TokenStream::new();
    }
    imports.borrow();
    imports.runtime(&["Calling"]);
    let accessor = section.accessor.ident();
    let methods: Vec<TokenStream> = module
        .calls
        .iter()
        .map(|call| {
            let answer = answer(module, call);
            imports.ty(&answer);
            method(plan, section, call, &answer)
        })
        .collect();
    quote! {
        impl crate::generated::#accessor<'_> { #(#methods)* }
    }
}

/// What the request of a call is answered with; requests stand in the module of their call.
fn answer(module: &Module, call: &Call) -> RustType {
    let requests = module.items.iter().filter_map(|item| match item {
        Item::Request(request) => Some(request),
        _ => None,
    });
    let mut own = requests.filter(|request| request.name == call.request);
    own.next()
        .and_then(|request| request.answer.clone())
        .unwrap_or(RustType::Any)
}

fn method(plan: &RustCrate, section: &Section, call: &Call, answer: &RustType) -> TokenStream {
    let mut documentation = call.docs.clone();
    documentation.own("# Example");
    documentation.verbatim(example::lines(plan, section, call));
    let docs = tokens::docs(&documentation);
    let deprecated = tokens::deprecated(call.deprecated.as_ref());
    let answer = tokens::rust_type(answer);
    let (method, request) = (call.method.ident(), call.request.ident());
    quote! {
        #docs
        #deprecated
        pub fn #method(
            &self,
            request: impl Borrow<#request>
        ) -> Calling<#answer> {
            self.client.send(request.borrow())
        }
    }
}
