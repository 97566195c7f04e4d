//! Structs of public fields.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::{docs::Docs, model::Field, names::RustName};

use crate::{attributes, line_by_line, print::Piece, prose::Prose, types};

/// A struct after its attributes, which are lines.
pub(crate) fn declaration(
    docs: &Docs,
    attributes: &str,
    name: &RustName,
    fields: &[&Field],
    prose: &mut Prose,
) -> Piece {
    let text = line_by_line::declaration(docs, attributes, name, fields);
    Piece::of(text, || tokens(docs, attributes, name, fields, prose))
}

/// The same as tokens.
pub(crate) fn tokens(
    docs: &Docs,
    attributes: &str,
    name: &RustName,
    fields: &[&Field],
    prose: &mut Prose,
) -> TokenStream {
    let (docs, name) = (prose.mark(docs), name.ident());
    let attributes = attributes::tokens(attributes);
    let fields = fields.iter().map(|field| {
        let (docs, name, ty) = (
            prose.mark(&field.docs),
            field.name.ident(),
            types::tokens(&field.ty),
        );
        if field.optional {
            quote!(#docs pub #name: Option<#ty>)
        } else {
            quote!(#docs pub #name: #ty)
        }
    });
    quote! {
        #docs
        #attributes
        pub struct #name { #(#fields,)* }
    }
}
