//! The register of operations that tests of examples and of captured answers go through.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::{
    docs::Docs,
    model::{ChannelType, Home, Item, Module, RequestType, RustCrate, RustType, Section},
};

use crate::{attributes, file::File, line_by_line, print, types};

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
    file.items([line_by_line::recode(&entries)]);
    file.items(print::items(recoding()));
    file.items(print::items(recode_push(plan)));
    file.items([line_by_line::prepare(&entries)]);
    file.items(print::items(preparing()));
    file.finish()
}

/// A request and its section.
pub(crate) type Entry<'a> = (&'a Section, &'a RequestType);

fn recoding() -> TokenStream {
    quote! {
        #[allow(clippy::unnecessary_wraps, reason = "it is what an arm gives")]
        fn recoded<R: Request<Answer: Encode>>(payload: &str) -> Option<Result<String, DecodeError>> {
            Some(from_json::<R::Answer>(payload).map(|answer| to_json(&answer)))
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
    let long = attributes::long(attributes::is_long_list(pushes.len() * 4));
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

        #[allow(clippy::unnecessary_wraps, reason = "it is what an arm gives")]
        fn prepared<R: Request>(
            client: &super::Client,
            parameters: &str,
            make: fn(&Parameters) -> Result<R, DecodeError>
        ) -> Option<Result<Prepared, Prepare>> {
            let request = from_json(parameters).and_then(|parameters| make(&parameters));
            let outcome = match request {
                Ok(request) => client.inner().prepare(&request).map_err(Prepare::Refused),
                Err(fault) => Err(Prepare::Read(fault)),
            };
            Some(outcome)
        }

        fn read<T: Decode>(parameters: &Parameters, name: &str) -> Result<T, DecodeError> {
            from_json(parameters.get(name).map_or("null", Json::as_str))
        }
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
        RustType::Boolean | RustType::Integer | RustType::Text => {
            let ty = types::tokens(ty);
            quote!(#ty)
        }
        RustType::Decimal
        | RustType::Id
        | RustType::Secret
        | RustType::Seconds
        | RustType::Milliseconds
        | RustType::Any => {
            let ty = types::tokens(ty);
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
