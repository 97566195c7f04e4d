//! The module of what all operations refer to.

use api_model::{CodeMeaning, Meaning, TimeSource};
use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::{
    docs::Docs,
    model::{ApiData, RustCrate, SectionLimits},
};

use crate::{file::File, operation, print};

/// The text of `api.rs`.
pub(crate) fn file(plan: &RustCrate) -> String {
    let mut docs = Docs::new();
    docs.own("Servers, authentication schemes, limits of sections and envelopes.");
    let mut file = File::rust(&docs, &plan.source);
    file.together([imports(plan)]);
    let name = &plan.title;
    let servers = plan.api.servers.iter().map(|(_, server)| {
        let (name, url) = (&server.name, &server.url);
        quote!(Server { name: #name, url: #url })
    });
    let schemes = plan.api.auth.iter().map(|(_, scheme)| &scheme.name);
    let envelopes = plan.api.envelopes.iter().map(envelope);
    let limits = plan.api.limits.iter().map(limits);
    let codes = plan.api.codes.iter().map(code);
    let time = time(&plan.api);
    let tokens = quote! {
        /// The API as data.
        #[rustfmt::skip]
        pub const API: Api = Api {
            name: #name,
            servers: &[#(#servers),*],
            schemes: &[#(#schemes),*],
            limits: &[#(#limits),*],
            codes: &[#(#codes),*],
            time: #time,
        };

        #(#envelopes)*
    };
    file.items(print::items(tokens));
    file.finish()
}

fn imports(plan: &RustCrate) -> String {
    let api = &plan.api;
    let codes = !api.codes.is_empty();
    let limited = !api.limits.is_empty();
    let named = [
        ("Api", true),
        ("CodeRule", codes),
        ("Envelope", !api.envelopes.is_empty()),
        ("Limit", limited),
        ("Meaning", codes),
        ("Scope", limited),
        ("SectionLimits", limited),
        ("Server", !api.servers.is_empty()),
        ("TimeSource", api.time.is_some()),
    ];
    let used: Vec<&str> = named
        .iter()
        .filter_map(|(name, used)| used.then_some(*name))
        .collect();
    match used.as_slice() {
        [only] => format!("use client_runtime::{only};\n"),
        several => braced(&several.join(", ")),
    }
}

/// Several names as rustfmt lays them out. All that there can be fit two lines.
fn braced(names: &str) -> String {
    let line = format!("use client_runtime::{{{names}}};\n");
    if line.trim_end().len() <= 100 {
        return line;
    }
    format!("use client_runtime::{{\n    {names},\n}};\n")
}

fn limits(said: &SectionLimits) -> TokenStream {
    let (section, limits) = (&said.section, said.limits.iter().map(operation::limit));
    let lock = said.lock_ms.map(operation::grouped);
    let lock = lock.map(|milliseconds| quote!(.lock(#milliseconds)));
    quote!(SectionLimits::new(#section, &[#(#limits),*]) #lock)
}

fn code(rule: &CodeMeaning) -> TokenStream {
    let code = &rule.code;
    let meaning = match rule.means {
        Meaning::Auth => quote!(Auth),
        Meaning::Clock => quote!(Clock),
        Meaning::RateLimit => quote!(RateLimit),
        Meaning::Busy => quote!(Busy),
        Meaning::OutcomeUnknown => quote!(OutcomeUnknown),
    };
    quote!(CodeRule::new(#code, Meaning::#meaning))
}

/// Where the time can be asked for. A server that is not planned can be asked nothing.
fn time(api: &ApiData) -> TokenStream {
    let source = api.time.as_ref().and_then(|source| {
        let mut servers = api.servers.iter();
        let index = servers.position(|(_, server)| server.name == source.server)?;
        Some((proc_macro2::Literal::usize_unsuffixed(index), source))
    });
    let Some((server, TimeSource { path, field, .. })) = source else {
        return quote!(None);
    };
    quote!(Some(TimeSource { server: #server, path: #path, field: #field }))
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
    let doc = crate::attributes::doc_line(&format!(
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
