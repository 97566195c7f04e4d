//! Enums, open towards values that no page lists.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::{
    model::{EnumType, Variant},
    names::RustName,
};

use crate::{imports::Imports, tokens};

/// An enum and its impls.
pub(crate) fn items(def: &EnumType, imports: &mut Imports) -> TokenStream {
    imports.runtime(&["Enumeration"]);
    let declared = declaration(def);
    let travels = travelling(&def.name, def.numeric, &def.variants);
    quote!(#declared #travels)
}

/// How an enum is read and written.
pub(crate) fn travelling(name: &RustName, numeric: bool, variants: &[Variant]) -> TokenStream {
    let name = name.ident();
    let numeric = numeric.then(|| {
        quote!(
            const NUMERIC: bool = true;
        )
    });
    let values = variants.iter().map(|variant| &variant.wire);
    let (read, written) = (reading(variants), writing(variants));
    let wide = tokens::any_long(variants.iter().map(|variant| &variant.wire));
    let long = tokens::long_list(variants.len());
    let skip = wide.then(|| quote!(#[rustfmt::skip]));
    quote! {
        #skip
        impl Enumeration for #name {
            #numeric
            const VALUES: &'static [&'static str] = &[#(#values),*];

            #long
            fn from_wire(text: &str) -> Self { #read }

            #long
            fn as_str(&self) -> &str { #written }
        }

        client_runtime::enumeration!(#name);
    }
}

fn declaration(def: &EnumType) -> TokenStream {
    let name = def.name.ident();
    let docs = tokens::docs(&def.docs);
    let variants = def.variants.iter().map(variant);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that the documents do not list, as it came.
            Unknown(String),
        }
    }
}

/// A documented value.
pub(crate) fn variant(variant: &Variant) -> TokenStream {
    let docs = tokens::docs(&variant.docs);
    let name = variant.name.ident();
    quote!(#docs #name,)
}

/// From a wire value.
fn reading(variants: &[Variant]) -> TokenStream {
    if variants.is_empty() {
        return quote!(Self::Unknown(text.to_owned()));
    }
    let arms = variants.iter().map(|variant| {
        let (wire, name) = (&variant.wire, variant.name.ident());
        quote!(#wire => Self::#name,)
    });
    quote! {
        match text {
            #(#arms)*
            other => Self::Unknown(other.to_owned()),
        }
    }
}

/// To a wire value.
fn writing(variants: &[Variant]) -> TokenStream {
    let arms = variants.iter().map(|variant| {
        let (wire, name) = (&variant.wire, variant.name.ident());
        quote!(Self::#name => #wire,)
    });
    quote! {
        match self {
            #(#arms)*
            Self::Unknown(text) => text,
        }
    }
}
