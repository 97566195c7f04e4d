//! The module of what all operations refer to.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::{docs::Docs, model::RustCrate};

use crate::{file::File, print};

/// The text of `api.rs`.
pub(crate) fn file(plan: &RustCrate) -> String {
    let mut docs = Docs::new();
    docs.own("Servers, authentication schemes and envelopes.");
    let mut file = File::rust(&docs, &plan.source);
    let (envelopes, servers) = (!plan.api.envelopes.is_empty(), !plan.api.servers.is_empty());
    let imports = match (envelopes, servers) {
        (true, true) => "use client_runtime::{Api, Envelope, Server};\n",
        (true, false) => "use client_runtime::{Api, Envelope};\n",
        (false, true) => "use client_runtime::{Api, Server};\n",
        (false, false) => "use client_runtime::Api;\n",
    };
    file.together([imports.to_owned()]);
    let name = &plan.title;
    let servers = plan.api.servers.iter().map(|(_, server)| {
        let (name, url) = (&server.name, &server.url);
        quote!(Server { name: #name, url: #url })
    });
    let schemes = plan.api.auth.iter().map(|(_, scheme)| &scheme.name);
    let envelopes = plan.api.envelopes.iter().map(envelope);
    let tokens = quote! {
        /// The API as data.
        pub const API: Api = Api {
            name: #name,
            servers: &[#(#servers),*],
            schemes: &[#(#schemes),*],
            codes: &[],
            time: None,
        };

        #(#envelopes)*
    };
    file.items(print::items(tokens));
    file.finish()
}

fn envelope((name, envelope): &(rust_plan::names::RustName, api_model::Envelope)) -> TokenStream {
    let name = name.ident();
    let (code, success, payload) = (&envelope.code, &envelope.success, &envelope.payload);
    let message = envelope.message.iter().map(|path| quote!(.message(#path)));
    let error = envelope
        .error_code
        .iter()
        .map(|path| quote!(.error_code(#path)));
    let args = envelope.arguments.iter().map(|path| quote!(.args(#path)));
    let doc = crate::tokens::doc_line(&format!(
        "The envelope {}.",
        rust_plan::docs::code(&envelope.name)
    ));
    quote! {
        #doc
        // The builder's calls stand one below the other, however short they are.
        #[rustfmt::skip]
        #[allow(dead_code, reason = "a section that is left out may be the only one that answers so")]
        pub(crate) const #name: Envelope =
            Envelope::new(#code, &[#(#success),*], #payload) #(#message)* #(#error)* #(#args)*;
    }
}
