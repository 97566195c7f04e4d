//! The client and its sections.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::{
    docs::Docs,
    model::{RustCrate, Section},
};

use crate::{attributes, file::File, print};

/// The text of `client.rs`.
pub(crate) fn file(plan: &RustCrate) -> String {
    let mut docs = Docs::new();
    docs.own("The client, and an accessor for each section.");
    let mut file = File::rust(&docs, &plan.source);
    file.together(["use client_runtime::{CallOptions, ClientBuilder};\n".to_owned()]);
    file.together(["use super::api::API;\n".to_owned()]);
    let mut items = print::items(client(plan));
    for section in plan.sections.iter().filter(|section| section.has_calls()) {
        items.extend(print::items(accessor(section)));
    }
    file.items(items);
    file.finish()
}

fn client(plan: &RustCrate) -> TokenStream {
    let docs = attributes::docs(&plan.docs);
    let called = plan.sections.iter().filter(|section| section.has_calls());
    let methods = called.map(|section| {
        let (feature, method, name) = (
            &section.feature,
            section.method.ident(),
            section.accessor.ident(),
        );
        let docs = attributes::docs(&section.docs);
        quote! {
            #docs
            #[cfg(feature = #feature)]
            #[must_use]
            pub fn #method(&self) -> #name<'_> {
                #name::new(&self.inner)
            }
        }
    });
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            inner: client_runtime::Client,
        }

        impl Client {
            /// Starts a client; without further ado it makes public calls.
            #[must_use]
            pub fn builder() -> ClientBuilder<Self> {
                ClientBuilder::new(&API)
            }

            /// The client underneath, which sends any request.
            #[must_use]
            pub fn inner(&self) -> &client_runtime::Client {
                &self.inner
            }

            /// The same client with other options for its calls. Connections, limits and the clock are shared.
            #[must_use]
            pub fn with(&self, options: CallOptions) -> Self {
                Self { inner: self.inner.with(options) }
            }

            #(#methods)*
        }

        impl From<client_runtime::Client> for Client {
            fn from(inner: client_runtime::Client) -> Self {
                Self { inner }
            }
        }
    }
}

fn accessor(section: &Section) -> TokenStream {
    let (feature, name) = (&section.feature, section.accessor.ident());
    let docs = attributes::docs(&section.docs);
    quote! {
        #docs
        #[cfg(feature = #feature)]
        #[derive(Clone, Copy, Debug)]
        pub struct #name<'a> {
            pub(crate) client: &'a client_runtime::Client,
        }

        #[cfg(feature = #feature)]
        impl<'a> #name<'a> {
            fn new(client: &'a client_runtime::Client) -> Self {
                Self { client }
            }
        }
    }
}
