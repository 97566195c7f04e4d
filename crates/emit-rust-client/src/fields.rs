//! Public fields and variants, with marks of their documentation.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::model::{Field, Variant};

use crate::{prose::Prose, types};

/// The public fields of a struct.
pub(crate) fn public(fields: &[&Field], prose: &mut Prose) -> TokenStream {
    let fields = fields.iter().map(|field| {
        let (docs, name, ty) = (
            prose.mark(&field.docs),
            field.name.ident(),
            types::tokens(&field.ty),
        );
        if field.optional {
            quote!(#docs pub #name: Option<#ty>,)
        } else {
            quote!(#docs pub #name: #ty,)
        }
    });
    fields.collect()
}

/// The variants of an enum.
pub(crate) fn variants(variants: &[Variant], prose: &mut Prose) -> TokenStream {
    let variants = variants.iter().map(|variant| {
        let (docs, name) = (prose.mark(&variant.docs), variant.name.ident());
        quote!(#docs #name,)
    });
    variants.collect()
}
