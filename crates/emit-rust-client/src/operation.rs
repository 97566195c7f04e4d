//! Operations as constant data.

use api_model::{BodyEncoding, Method, RateLimit, Scope};
use proc_macro2::Literal;
use rust_plan::model::{ApiData, OperationData};
use syn::{Expr, Path};

use crate::{
    construct::{borrowed, chained, invoked, listed, number, path, text, truth},
    imports::Imports,
    types::{within, word},
};

/// The constant of an operation.
pub(crate) fn data(api: &ApiData, operation: &OperationData, imports: &mut Imports) -> Expr {
    let method = path(within("Operation", method(operation.method)));
    let mut data = chained(method, "path", [text(&operation.path)]);
    data = chained(data, "id", [text(&operation.id)]);
    if let Some(index) = server(api, operation) {
        data = chained(data, "server", [number(index)]);
    }
    if let Some(scheme) = &operation.auth {
        data = chained(data, "signed", [text(scheme)]);
    }
    data = match operation.body {
        BodyEncoding::None => data,
        BodyEncoding::Json => chained(data, "json", []),
        BodyEncoding::Form => chained(data, "form", []),
    };
    if let Some(envelope) = envelope(api, operation, imports) {
        data = chained(data, "envelope", [envelope]);
    }
    if !operation.rate_limits.is_empty() {
        imports.runtime(&["Limit", "Scope"]);
        let limits = operation.rate_limits.iter().map(limit);
        data = chained(data, "limits", [listed(limits)]);
    }
    if operation.confidential {
        data = chained(data, "confidential", []);
    }
    data = outcome(data, operation);
    chained(data, "page", [text(&operation.page)])
}

fn method(method: Method) -> &'static str {
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

/// Whether it only reads, and how to find out what became of it.
fn outcome(mut data: Expr, operation: &OperationData) -> Expr {
    if let Some(reads) = operation.reads {
        data = chained(data, "reads", [truth(reads)]);
    }
    if let Some(other) = &operation.finds_out {
        data = chained(data, "finds_out", [text(other)]);
    }
    if !operation.found_by.is_empty() {
        let names = operation.found_by.iter().map(|name| text(name));
        data = chained(data, "found_by", [listed(names)]);
    }
    data
}

/// The index of the default server, where it is not the first of all.
fn server(api: &ApiData, operation: &OperationData) -> Option<Literal> {
    let default = operation.servers.first()?;
    let index = api
        .servers
        .iter()
        .position(|(_, server)| server.name == *default)?;
    (index > 0).then(|| Literal::usize_unsuffixed(index))
}

fn envelope(api: &ApiData, operation: &OperationData, imports: &mut Imports) -> Option<Expr> {
    let wanted = operation.envelope.as_ref()?;
    let mut envelopes = api.envelopes.iter();
    let (name, _) = envelopes.find(|(_, envelope)| envelope.name == *wanted)?;
    imports.api();
    let mut place: Path = word("api");
    place.segments.push(name.ident().into());
    Some(borrowed(path(place), false))
}

/// One limit.
pub(crate) fn limit(limit: &RateLimit) -> Expr {
    let scope = match limit.scope {
        Scope::Ip => "Ip",
        Scope::ApiKey => "Key",
        Scope::User => "User",
        Scope::Unsaid => "Unsaid",
    };
    let count = number(Literal::u32_unsuffixed(limit.count));
    let window = number(grouped(limit.window_ms));
    let scope = path(within("Scope", scope));
    let made = invoked(within("Limit", "new"), [count, window, scope]);
    match &limit.when {
        Some(when) => chained(made, "when", [text(when)]),
        None => made,
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
