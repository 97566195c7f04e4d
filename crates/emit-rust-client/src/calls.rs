//! Methods of a section: one per operation, each taking the request.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::model::{Call, RustCrate, Section};

use crate::{example, imports::Imports, tokens};

/// The methods of one file.
pub(crate) fn items(
    plan: &RustCrate,
    section: &Section,
    calls: &[Call],
    imports: &mut Imports,
) -> TokenStream {
    if calls.is_empty() {
        return TokenStream::new();
    }
    imports.borrow();
    imports.runtime(&["Error", "Request"]);
    let accessor = section.accessor.ident();
    let methods = calls.iter().map(|call| method(plan, section, call));
    quote! {
        impl crate::generated::#accessor<'_> { #(#methods)* }
    }
}

fn method(plan: &RustCrate, section: &Section, call: &Call) -> TokenStream {
    let mut documentation = call.docs.clone();
    documentation.own("# Example");
    documentation.verbatim(example::lines(plan, section, call));
    let docs = tokens::docs(&documentation);
    let deprecated = tokens::deprecated(call.deprecated.as_ref());
    let (method, request) = (call.method.ident(), call.request.ident());
    quote! {
        #docs
        #deprecated
        pub async fn #method(
            &self,
            request: impl Borrow<#request>
        ) -> Result<<#request as Request>::Answer, Error> {
            self.client.send(request.borrow()).await
        }
    }
}
