//! Operations as constant data.

use api_model::{BodyEncoding, Method, RateLimit, Scope};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use rust_plan::{
    model::{ApiData, OperationData},
    names::RustName,
};

use crate::imports::Imports;

/// A call of the chain that makes an operation.
pub(crate) struct Link<'a> {
    pub(crate) name: &'static str,
    pub(crate) argument: Option<Argument<'a>>,
}

/// What a link is given.
pub(crate) enum Argument<'a> {
    Text(&'a str),
    Texts(&'a [String]),
    Index(usize),
    Truth(bool),
    Envelope(&'a RustName),
    Limits(&'a [RateLimit]),
}

/// The constant of an operation.
pub(crate) fn data(api: &ApiData, operation: &OperationData) -> TokenStream {
    let start = RustName::root(method(operation.method)).ident();
    let links = links(api, operation).into_iter().map(|link| {
        let name = RustName::root(link.name).ident();
        let argument = link.argument.as_ref().map(given);
        quote!(.#name(#argument))
    });
    quote!(Operation::#start #(#links)*)
}

/// What the constant of an operation is made with.
pub(crate) fn links<'a>(api: &'a ApiData, operation: &'a OperationData) -> Vec<Link<'a>> {
    use Argument::{Envelope, Index, Limits, Text, Texts, Truth};
    let mut links = Vec::with_capacity(8);
    let mut link = |name, argument| links.push(Link { name, argument });
    link("path", Some(Text(&operation.path)));
    link("id", Some(Text(&operation.id)));
    if let Some(index) = server(api, operation) {
        link("server", Some(Index(index)));
    }
    if let Some(scheme) = &operation.auth {
        link("signed", Some(Text(scheme)));
    }
    match operation.body {
        BodyEncoding::None => {}
        BodyEncoding::Json => link("json", None),
        BodyEncoding::Form => link("form", None),
    }
    if let Some(envelope) = envelope(api, operation) {
        link("envelope", Some(Envelope(envelope)));
    }
    if !operation.rate_limits.is_empty() {
        link("limits", Some(Limits(&operation.rate_limits)));
    }
    if operation.confidential {
        link("confidential", None);
    }
    // Whether it only reads, and how to find out what became of it.
    if let Some(reads) = operation.reads {
        link("reads", Some(Truth(reads)));
    }
    if let Some(other) = &operation.finds_out {
        link("finds_out", Some(Text(other)));
    }
    if !operation.found_by.is_empty() {
        link("found_by", Some(Texts(&operation.found_by)));
    }
    link("page", Some(Text(&operation.page)));
    links
}

/// Imports what the constant names.
pub(crate) fn import(api: &ApiData, operation: &OperationData, imports: &mut Imports) {
    if envelope(api, operation).is_some() {
        imports.api();
    }
    if !operation.rate_limits.is_empty() {
        imports.runtime(&["Limit", "Scope"]);
    }
}

fn given(argument: &Argument<'_>) -> TokenStream {
    match argument {
        Argument::Text(text) => quote!(#text),
        Argument::Texts(texts) => quote!(&[#(#texts),*]),
        Argument::Index(index) => Literal::usize_unsuffixed(*index).into_token_stream(),
        Argument::Truth(truth) => quote!(#truth),
        Argument::Envelope(name) => {
            let name = name.ident();
            quote!(&api::#name)
        }
        Argument::Limits(limits) => {
            let limits = limits.iter().map(limit);
            quote!(&[#(#limits),*])
        }
    }
}

/// The constant that an operation starts from.
pub(crate) fn method(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
        Method::Head => "HEAD",
        Method::Options => "OPTIONS",
    }
}

/// The index of the default server, where it is not the first of all.
fn server(api: &ApiData, operation: &OperationData) -> Option<usize> {
    let default = operation.servers.first()?;
    let index = api
        .servers
        .iter()
        .position(|(_, server)| server.name == *default)?;
    (index > 0).then_some(index)
}

fn envelope<'a>(api: &'a ApiData, operation: &OperationData) -> Option<&'a RustName> {
    let wanted = operation.envelope.as_ref()?;
    let mut envelopes = api.envelopes.iter();
    let (name, _) = envelopes.find(|(_, envelope)| envelope.name == *wanted)?;
    Some(name)
}

/// One limit.
pub(crate) fn limit(limit: &RateLimit) -> TokenStream {
    let count = Literal::u32_unsuffixed(limit.count);
    let window = grouped(limit.window_ms);
    let scope = RustName::root(scope(limit.scope)).ident();
    let when = limit.when.iter().map(|when| quote!(.when(#when)));
    quote!(Limit::new(#count, #window, Scope::#scope) #(#when)*)
}

/// The runtime's word for what a limit is counted by.
pub(crate) fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Ip => "Ip",
        Scope::ApiKey => "Key",
        Scope::User => "User",
        Scope::Unsaid => "Unsaid",
    }
}

/// Whether the limits are a list that rustfmt would not keep on one line.
pub(crate) fn has_long_limits(operation: &OperationData) -> bool {
    let conditional = operation
        .rate_limits
        .iter()
        .any(|limit| limit.when.is_some());
    conditional || operation.rate_limits.len() > 1
}

/// A number with its thousands apart, as clippy wants long ones.
pub(crate) fn grouped(number: u64) -> Literal {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) && digits.len() > 4 {
            text.push('_');
        }
        text.push(digit);
    }
    text.parse()
        .unwrap_or_else(|_| Literal::u64_unsuffixed(number))
}
