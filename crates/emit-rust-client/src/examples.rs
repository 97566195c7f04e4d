//! The register of operations that tests of examples and of captured answers go through.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::{
    docs::Docs,
    model::{ChannelType, Field, Home, Item, Module, RequestType, RustCrate, RustType, Section},
};

use crate::{file::File, print, request};

/// The text of `examples.rs`.
pub(crate) fn file(plan: &RustCrate) -> String {
    let mut docs = Docs::new();
    docs.own("Reads documented and captured answers by the name of their operation, for tests.");
    let mut file = File::rust(&docs, &plan.source);
    let entries: Vec<Entry<'_>> = plan
        .sections
        .iter()
        .flat_map(|section| {
            requests(&section.root)
                .into_iter()
                .map(move |request| (section, request))
        })
        .collect();
    let count = entries.len();
    if count == 0 {
        // An API of channels alone has no answers to read.
        return file.finish();
    }
    file.together(["use std::collections::BTreeMap;\n".to_owned()]);
    file.together(["use client_runtime::{\n    Decode, DecodeError, Encode, Error, Json, Prepared, Request, from_json, to_json,\n};\n".to_owned()]);
    let recode = |entries: &[Entry<'_>]| recode(entries, count);
    let prepare = |entries: &[Entry<'_>]| prepare(entries, count);
    file.items([print::long_match(&entries, recode)]);
    file.items(print::items(reading()));
    file.items(print::items(recode_push(plan)));
    file.items([print::long_match(&entries, prepare)]);
    file.items(print::items(preparing()));
    file.finish()
}

/// A request and its section.
type Entry<'a> = (&'a Section, &'a RequestType);

fn recode(entries: &[Entry<'_>], count: usize) -> TokenStream {
    let long = crate::tokens::long_list(count);
    let answers = entries
        .iter()
        .map(|(section, request)| answer(section, request));
    quote! {
        /// Reads the payload of an answer of an operation (`section.id`) and writes it again; nothing for operations
        /// that are not compiled in.
        #[must_use]
        #long
        pub fn recode(operation: &str, payload: &str) -> Option<Result<String, DecodeError>> {
            match operation {
                #(#answers)*
                _ => None,
            }
        }
    }
}

fn reading() -> TokenStream {
    quote! {
        fn recoded<R: Request<Answer: Encode>>(payload: &str) -> Result<String, DecodeError> {
            from_json::<R::Answer>(payload).map(|answer| to_json(&answer))
        }
    }
}

/// The same for what channels push.
fn recode_push(plan: &RustCrate) -> TokenStream {
    let pushes: Vec<TokenStream> = plan
        .sections
        .iter()
        .flat_map(|section| {
            let items = section.channels.iter().flat_map(channels);
            items.filter_map(|channel| push(section, channel))
        })
        .collect();
    if pushes.is_empty() {
        return TokenStream::new();
    }
    // An arm takes up to four lines.
    let long = crate::tokens::long_list(pushes.len() * 4);
    quote! {
        /// Reads what a channel (`section.id`) pushes as its data and writes it again; nothing for channels that are
        /// not compiled in.
        #[must_use]
        #long
        pub fn recode_push(channel: &str, data: &str) -> Option<Result<String, DecodeError>> {
            match channel {
                #(#pushes)*
                _ => None,
            }
        }

        fn recoded_push<T: Decode + Encode>(data: &str) -> Result<String, DecodeError> {
            from_json::<T>(data).map(|data| to_json(&data))
        }
    }
}

fn push(section: &Section, channel: &ChannelType) -> Option<TokenStream> {
    let (feature, id) = (&section.feature, &channel.id);
    let pushed = absolute(channel.push.as_ref()?);
    Some(quote! {
        #[cfg(feature = #feature)]
        #id => Some(recoded_push::<#pushed>(data)),
    })
}

fn prepare(entries: &[Entry<'_>], count: usize) -> TokenStream {
    let long = crate::tokens::long_list(count);
    let sent = entries
        .iter()
        .map(|(section, request)| sending(section, request));
    quote! {
        /// Makes the request of an operation from an object of its parameters by their wire names, and prepares it for
        /// sending; nothing for operations that are not compiled in.
        #[must_use]
        #[rustfmt::skip]
        #long
        pub fn prepare(
            client: &super::Client,
            operation: &str,
            parameters: &str
        ) -> Option<Result<Prepared, Prepare>> {
            match operation {
                #(#sent)*
                _ => None,
            }
        }
    }
}

fn preparing() -> TokenStream {
    quote! {
        /// Why an example cannot be prepared.
        #[derive(Debug)]
        pub enum Prepare {
            /// It does not say what the request must say.
            Read(DecodeError),
            /// The client refuses it.
            Refused(Error),
        }

        type Parameters = BTreeMap<String, Json>;

        fn prepared<R: Request>(
            client: &super::Client,
            parameters: &str,
            make: impl Fn(&Parameters) -> Result<R, DecodeError>
        ) -> Result<Prepared, Prepare> {
            let parameters = from_json(parameters).map_err(Prepare::Read)?;
            let request = make(&parameters).map_err(Prepare::Read)?;
            client.inner().prepare(&request).map_err(Prepare::Refused)
        }

        fn read<T: Decode>(parameters: &Parameters, name: &str) -> Result<T, DecodeError> {
            from_json(parameters.get(name).map_or("null", Json::as_str))
        }
    }
}

fn answer(section: &Section, request: &RequestType) -> TokenStream {
    let (feature, module) = (&section.feature, section.module.ident());
    let (id, name) = (&request.operation.id, request.name.ident());
    quote! {
        #[cfg(feature = #feature)]
        #id => Some(recoded::<super::#module::#name>(payload)),
    }
}

fn sending(section: &Section, request: &RequestType) -> TokenStream {
    let (feature, module) = (&section.feature, section.module.ident());
    let (id, name) = (&request.operation.id, request.name.ident());
    let (optional, required): (Vec<&Field>, Vec<&Field>) = request::fields(request)
        .into_iter()
        .partition(|field| field.optional);
    let required = required.into_iter().map(|field| {
        let (wire, ty) = (&field.wire, absolute(&field.ty));
        quote!(read::<#ty>(from, #wire)?)
    });
    let sets: Vec<TokenStream> = optional
        .into_iter()
        .map(|field| {
            let (wire, ty, member) = (&field.wire, absolute(&field.ty), field.name.ident());
            quote!(request.#member = read::<Option<#ty>>(from, #wire)?;)
        })
        .collect();
    let (from, mutable) = (
        if sets.is_empty() && required.len() == 0 {
            quote!(_)
        } else {
            quote!(from)
        },
        (!sets.is_empty()).then(|| quote!(mut)),
    );
    quote! {
        #[cfg(feature = #feature)]
        #id => Some(prepared(client, parameters, |#from| {
            let #mutable request = super::#module::#name::new(#(#required),*);
            #(#sets)*
            Ok(request)
        })),
    }
}

/// A type as the root of the generated modules names it.
fn absolute(ty: &RustType) -> TokenStream {
    match ty {
        RustType::List(element) => {
            let element = absolute(element);
            quote!(Vec<#element>)
        }
        RustType::Map(value) => {
            let value = absolute(value);
            quote!(BTreeMap<String, #value>)
        }
        RustType::Named(path) => {
            let name = path.name.ident();
            match &path.home {
                Home::Section(module) => {
                    let module = module.ident();
                    quote!(super::#module::#name)
                }
                Home::Channels(module) => {
                    let module = module.ident();
                    quote!(super::#module::channels::#name)
                }
                Home::Enums => quote!(super::enums::#name),
            }
        }
        RustType::Boolean | RustType::Integer | RustType::Text => crate::tokens::rust_type(ty),
        RustType::Decimal
        | RustType::Id
        | RustType::Secret
        | RustType::Seconds
        | RustType::Milliseconds
        | RustType::Any => {
            let ty = crate::tokens::rust_type(ty);
            quote!(client_runtime::#ty)
        }
    }
}

/// Channels of a module and of those below.
fn channels(module: &Module) -> Vec<&ChannelType> {
    let own = module.items.iter().filter_map(|item| match item {
        Item::Channel(channel) => Some(channel),
        _ => None,
    });
    let below = module.modules.iter().flat_map(channels);
    own.chain(below).collect()
}

/// Requests of a module and of those below.
fn requests(module: &Module) -> Vec<&RequestType> {
    let own = module.items.iter().filter_map(|item| match item {
        Item::Request(request) => Some(&**request),
        _ => None,
    });
    let below = module.modules.iter().flat_map(requests);
    own.chain(below).collect()
}
