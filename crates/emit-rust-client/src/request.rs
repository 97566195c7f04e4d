//! Requests: a struct, how it is made, and what it sends.

use api_model::Location;
use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::model::{ApiData, Field, Parameter, RequestType, RustType};

use crate::{constructor, imports::Imports, operation, tokens};

/// A request and its impls.
pub(crate) fn items(api: &ApiData, request: &RequestType, imports: &mut Imports) -> TokenStream {
    imports.runtime(&["Fields", "Operation", "Request"]);
    let fields = fields(request);
    for field in &fields {
        imports.ty(&field.ty);
    }
    match &request.answer {
        Some(answer) => imports.ty(answer),
        None => imports.runtime(&["Json"]),
    }
    let declared = declaration(request, &fields);
    let made = constructor::inherent(&request.name, &fields, "Starts a request");
    let sent = sending(api, request, imports);
    quote!(#declared #made #sent)
}

/// What users set, in the order of the documents, the whole body last.
pub(crate) fn fields(request: &RequestType) -> Vec<&Field> {
    let parameters = request.parameters.iter();
    let set = parameters.filter_map(|parameter| parameter.value.as_ref().ok());
    set.chain(&request.whole_body).collect()
}

fn declaration(request: &RequestType, fields: &[&Field]) -> TokenStream {
    let name = request.name.ident();
    let docs = tokens::docs(&request.docs);
    let fields = fields.iter().map(|field| tokens::field(field));
    let default = constructor::default_derive(request);
    quote! {
        #docs
        #[derive(Clone, Debug #default)]
        #[must_use = "a request does nothing until it is sent"]
        #[non_exhaustive]
        pub struct #name { #(#fields)* }
    }
}

fn sending(api: &ApiData, request: &RequestType, imports: &mut Imports) -> TokenStream {
    let name = request.name.ident();
    let answer = match &request.answer {
        Some(ty) => tokens::rust_type(ty),
        None => tokens::rust_type(&RustType::Any),
    };
    let data = operation::data(api, &request.operation, imports);
    let mut puts: Vec<TokenStream> = request.parameters.iter().map(put).collect();
    if let Some(body) = &request.whole_body {
        let field = body.name.ident();
        puts.push(quote!(out.whole_body(&self.#field);));
    }
    let out = if puts.is_empty() {
        quote!(_)
    } else {
        quote!(out)
    };
    // rustfmt would break a list of limits elsewhere than the printer.
    let skip = operation::has_long_limits(&request.operation).then(|| quote!(#[rustfmt::skip]));
    let long = tokens::long_list(request.parameters.len());
    quote! {
        #skip
        impl Request for #name {
            type Answer = #answer;

            const OPERATION: Operation = #data;

            #long
            fn fields(&self, #out: &mut Fields<'_>) {
                #(#puts)*
            }
        }
    }
}

fn put(parameter: &Parameter) -> TokenStream {
    let wire = &parameter.wire;
    let value = match &parameter.value {
        Ok(field) => {
            let field = field.name.ident();
            quote!(&self.#field)
        }
        Err(fixed) => quote!(&#fixed),
    };
    match parameter.location {
        Location::Path => quote!(out.path(#wire, #value);),
        Location::Query => quote!(out.query(#wire, #value);),
        Location::Body => quote!(out.body(#wire, #value);),
        Location::Header => quote!(out.header(#wire, #value);),
    }
}
