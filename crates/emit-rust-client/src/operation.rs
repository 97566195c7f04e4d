//! Operations as constant data.

use api_model::{BodyEncoding, Method, RateLimit, Scope};
use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::model::{ApiData, OperationData};

use crate::imports::Imports;

/// The constant of an operation.
pub(crate) fn data(api: &ApiData, operation: &OperationData, imports: &mut Imports) -> TokenStream {
    let (id, path, page) = (&operation.id, &operation.path, &operation.page);
    let method = match operation.method {
        Method::Get => quote!(GET),
        Method::Post => quote!(POST),
        Method::Put => quote!(PUT),
        Method::Patch => quote!(PATCH),
        Method::Delete => quote!(DELETE),
        Method::Head => quote!(HEAD),
        Method::Options => quote!(OPTIONS),
    };
    let server = server(api, operation).map(|index| quote!(.server(#index)));
    let signed = operation
        .auth
        .as_ref()
        .map(|scheme| quote!(.signed(#scheme)));
    let body = match operation.body {
        BodyEncoding::None => TokenStream::new(),
        BodyEncoding::Json => quote!(.json()),
        BodyEncoding::Form => quote!(.form()),
    };
    let envelope = envelope(api, operation, imports);
    let limits = limits(&operation.rate_limits, imports);
    let reads = operation.reads.map(|reads| quote!(.reads(#reads)));
    let finds_out = operation
        .finds_out
        .as_ref()
        .map(|other| quote!(.finds_out(#other)));
    let found_by = Some(&operation.found_by)
        .filter(|names| !names.is_empty())
        .map(|names| quote!(.found_by(&[#(#names),*])));
    quote!(Operation::#method.path(#path).id(#id) #server #signed #body #envelope #limits #reads #finds_out #found_by.page(#page))
}

/// The index of the default server, where it is not the first of all.
fn server(api: &ApiData, operation: &OperationData) -> Option<proc_macro2::Literal> {
    let default = operation.servers.first()?;
    let index = api
        .servers
        .iter()
        .position(|(_, server)| server.name == *default)?;
    (index > 0).then(|| proc_macro2::Literal::usize_unsuffixed(index))
}

fn envelope(
    api: &ApiData,
    operation: &OperationData,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let wanted = operation.envelope.as_ref()?;
    let found = api
        .envelopes
        .iter()
        .find(|(_, envelope)| envelope.name == *wanted);
    found.map(|(name, _)| {
        imports.api();
        let name = name.ident();
        quote!(.envelope(&api::#name))
    })
}

fn limits(limits: &[RateLimit], imports: &mut Imports) -> Option<TokenStream> {
    if limits.is_empty() {
        return None;
    }
    imports.runtime(&["Limit", "Scope"]);
    let limits = limits.iter().map(limit);
    Some(quote!(.limits(&[#(#limits),*])))
}

/// One limit.
pub(crate) fn limit(limit: &RateLimit) -> TokenStream {
    let count = proc_macro2::Literal::u32_unsuffixed(limit.count);
    let window = grouped(limit.window_ms);
    let scope = match limit.scope {
        Scope::Ip => quote!(Scope::Ip),
        Scope::ApiKey => quote!(Scope::Key),
        Scope::User => quote!(Scope::User),
        Scope::Unsaid => quote!(Scope::Unsaid),
    };
    let when = limit.when.as_ref().map(|when| quote!(.when(#when)));
    quote!(Limit::new(#count, #window, #scope) #when)
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
pub(crate) fn grouped(number: u64) -> proc_macro2::Literal {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) && digits.len() > 4 {
            text.push('_');
        }
        text.push(digit);
    }
    text.parse()
        .unwrap_or_else(|_| proc_macro2::Literal::u64_unsuffixed(number))
}
