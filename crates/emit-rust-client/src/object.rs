//! Objects: a struct, and how it is read and written field by field.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::model::{Field, ObjectType};

use crate::{constructor, imports::Imports, tokens};

/// An object and its impls.
pub(crate) fn items(object: &ObjectType, imports: &mut Imports) -> TokenStream {
    imports.runtime(&["DecodeError", "Known", "Members", "Object", "Reader"]);
    for field in &object.fields {
        imports.ty(&field.ty);
    }
    let fields: Vec<&Field> = object.fields.iter().collect();
    let declared = declaration(object);
    let made = object
        .is_sent
        .then(|| constructor::inherent(&object.name, &fields, "Starts an object"));
    let travels = travelling(object);
    quote!(#declared #made #travels)
}

fn declaration(object: &ObjectType) -> TokenStream {
    let name = object.name.ident();
    let docs = tokens::docs(&object.docs);
    let fields = object.fields.iter().map(tokens::field);
    let must_use = object
        .is_sent
        .then(|| quote!(#[must_use = "an object does nothing until it is sent"]));
    quote! {
        #docs
        #[derive(Clone, Debug, Default, PartialEq)]
        #must_use
        #[non_exhaustive]
        pub struct #name { #(#fields)* }
    }
}

fn travelling(object: &ObjectType) -> TokenStream {
    let name = object.name.ident();
    let reads = object.fields.iter().map(|field| {
        let (wire, field) = (&field.wire, field.name.ident());
        quote!(#wire => value.read_into(&mut self.#field),)
    });
    let puts = object.fields.iter().map(|field| {
        let (wire, field) = (&field.wire, field.name.ident());
        quote!(out.put(#wire, &self.#field);)
    });
    let required = object.fields.iter().filter(|field| !field.optional);
    let required = required.map(|field| &field.wire);
    let none = object.fields.is_empty();
    let skip = breaks_elsewhere(object).then(|| quote!(#[rustfmt::skip]));
    let read = if none {
        quote!(
            fn field(&mut self, _: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError> {
                value.unknown()
            }
        )
    } else {
        quote!(fn field(&mut self, name: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError> {
            match name {
                #(#reads)*
                _ => value.unknown(),
            }
        })
    };
    let long = tokens::long_list(object.fields.len());
    let out = if none { quote!(_) } else { quote!(out) };
    quote! {
        #skip
        impl Object for #name {
            const REQUIRED: &'static [&'static str] = &[#(#required),*];

            #long
            #read

            #long
            fn members(&self, #out: &mut Members<'_>) { #(#puts)* }
        }

        client_runtime::object!(#name);
    }
}

/// Whether rustfmt and the printer disagree: on a list of required fields of one of two widths, and on long names.
fn breaks_elsewhere(object: &ObjectType) -> bool {
    let required = object.fields.iter().filter(|field| !field.optional);
    let widths = required.map(|field| field.wire.chars().count() + 4);
    let list = widths.sum::<usize>().saturating_sub(2);
    (40..=41).contains(&list) || tokens::any_long(object.fields.iter().map(|field| &field.wire))
}
