//! Methods of a section: one per operation, each taking the request.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::model::{Call, Item, Module, RequestType, RustCrate, RustType, Section};

use crate::{example, imports::Imports, pages, tokens};

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
            let request = request(module, call);
            let answer = request.and_then(|request| request.answer.clone());
            let answer = answer.unwrap_or(RustType::Any);
            imports.ty(&answer);
            let mut methods = method(plan, section, call, &answer);
            let paged = request.and_then(|request| request.pages.as_ref());
            methods.extend(paged.map(|paged| pages::method(call, paged, imports)));
            methods
        })
        .collect();
    quote! {
        impl crate::generated::#accessor<'_> { #(#methods)* }
    }
}

/// The request of a call; requests stand in the module of their call.
fn request<'m>(module: &'m Module, call: &Call) -> Option<&'m RequestType> {
    let mut requests = module.items.iter().filter_map(|item| match item {
        Item::Request(request) => Some(&**request),
        _ => None,
    });
    requests.find(|request| request.name == call.request)
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
