//! How users make structs: `new` with what is required, a setter for each of the rest.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::{
    model::{Field, RequestType, RustType},
    names::RustName,
};

use crate::{prose::Prose, request, tokens};

/// More arguments than clippy likes.
const MANY: usize = 7;
/// More truths than clippy likes among arguments.
const MANY_TRUTHS: usize = 3;

/// `impl Name { new, setters }`.
pub(crate) fn inherent(
    name: &RustName,
    fields: &[&Field],
    starts: &str,
    prose: &mut Prose,
) -> TokenStream {
    let new = new(fields, starts, prose);
    let setters = fields
        .iter()
        .filter(|field| field.optional)
        .map(|field| setter(field, prose));
    let name = name.ident();
    let skip = tokens::unformatted(fields);
    quote!(#skip impl #name { #new #(#setters)* })
}

/// `, Default` where a request needs nothing.
pub(crate) fn default_derive(request: &RequestType) -> Option<TokenStream> {
    let free = request::fields(request).iter().all(|field| field.optional);
    free.then(|| quote!(, Default))
}

fn new(fields: &[&Field], starts: &str, prose: &mut Prose) -> TokenStream {
    let required: Vec<&&Field> = fields.iter().filter(|field| !field.optional).collect();
    let arguments = required.iter().map(|field| {
        let name = field.name.ident();
        let ty = argument_type(&field.ty);
        quote!(#name: #ty)
    });
    let doc = if required.is_empty() {
        format!("{starts}; it needs nothing.")
    } else {
        format!("{starts} with what it must have.")
    };
    let doc = prose.line(&doc);
    let expected = expected_lints(&required);
    let long = tokens::long_list(fields.len());
    if required.is_empty() {
        return quote! {
            #doc
            #[inline]
            pub fn new() -> Self { Self::default() }
        };
    }
    let values = fields.iter().map(|field| {
        let name = field.name.ident();
        if field.optional {
            quote!(#name: None)
        } else if converts(&field.ty) {
            quote!(#name: #name.into())
        } else {
            quote!(#name)
        }
    });
    quote! {
        #doc
        #[inline]
        #expected
        #long
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values),* }
        }
    }
}

fn expected_lints(required: &[&&Field]) -> Option<TokenStream> {
    let truths = required
        .iter()
        .filter(|field| field.ty == RustType::Boolean)
        .count();
    let mut lints = Vec::new();
    if required.len() > MANY {
        lints.push(quote!(clippy::too_many_arguments));
    }
    if truths > MANY_TRUTHS {
        lints.push(quote!(clippy::fn_params_excessive_bools));
    }
    let reason = "the documents require all of them";
    (!lints.is_empty()).then(|| quote!(#[expect(#(#lints,)* reason = #reason)]))
}

fn setter(field: &Field, prose: &mut Prose) -> TokenStream {
    let (setter, name) = (field.setter.ident(), field.name.ident());
    let ty = tokens::rust_type(&field.ty);
    let doc = prose.line(&format!("Sets `{}`.", field.name.text()));
    quote! {
        #doc
        pub fn #setter(mut self, value: impl Into<#ty>) -> Self {
            self.#name = Some(value.into());
            self
        }
    }
}

/// Types that callers hold in many forms are taken in any of them.
fn argument_type(ty: &RustType) -> TokenStream {
    let plain = tokens::rust_type(ty);
    if converts(ty) {
        quote!(impl Into<#plain>)
    } else {
        plain
    }
}

fn converts(ty: &RustType) -> bool {
    match ty {
        RustType::Named(path) => path.is_enum,
        RustType::Boolean | RustType::Integer | RustType::Map(_) | RustType::Any => false,
        _ => true,
    }
}
