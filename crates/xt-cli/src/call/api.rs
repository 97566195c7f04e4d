//! The model as the constant data that the runtime takes.
//!
//! The runtime borrows its data for ever. Here it is made once for the one call of the process, and kept until that ends.

use api_model::{
    BodyEncoding, Catalogue, CodeMeaning, Meaning, Method, Operation, RateLimit, Scope,
};
use client_runtime::{Api, CodeRule, Envelope, Limit, SectionLimits, Server, TimeSource};

use super::changes;
use crate::model::Called;

/// Keeps a text until the process ends.
pub(super) fn keep(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

fn keep_all<T>(all: impl Iterator<Item = T>) -> &'static [T] {
    Box::leak(all.collect::<Vec<T>>().into_boxed_slice())
}

/// What is common to all calls.
pub(super) fn api(model: &api_model::Api) -> &'static Api {
    let mut api = Api::new(
        keep(&model.title),
        keep_all(model.servers.iter().map(|server| Server {
            name: keep(&server.name),
            url: keep(&server.url),
        })),
    )
    .schemes(keep_all(model.auth.iter().map(|scheme| keep(&scheme.name))))
    .codes(keep_all(model.codes.iter().map(code)))
    .limits(keep_all(model.sections.iter().map(|section| {
        let said = SectionLimits::new(keep(&section.id), limits(&section.rate_limits));
        section.lock_ms.map_or(said, |lock| said.lock(lock))
    })));
    api.time = model.time.as_ref().and_then(|source| {
        let mut servers = model.servers.iter();
        Some(TimeSource {
            server: servers.position(|server| server.name == source.server)?,
            path: keep(&source.path),
            field: keep(&source.field),
        })
    });
    Box::leak(Box::new(api))
}

/// The operation, answered by the server of this index.
pub(super) fn operation(
    catalogue: Catalogue<'_>,
    called: &Called,
    server: usize,
) -> client_runtime::Operation {
    let model = called.operation();
    let mut operation = client_runtime::Operation::new(method(model.method), keep(&model.path))
        .id(keep(&format!("{}.{}", model.section, model.id)))
        .server(server)
        .limits(limits(&model.rate_limits))
        .reads(!changes(model))
        .page(keep(&called.page));
    if let Some(scheme) = &model.auth {
        operation = operation.signed(keep(scheme));
    }
    if model.is_confidential() {
        operation = operation.confidential();
    }
    if let Some(other) = &model.finds_out {
        let names = found_by(catalogue, model, other).unwrap_or_default();
        let names = keep_all(names.iter().map(|name| keep(name)));
        operation = operation.finds_out(keep(other)).found_by(names);
    }
    if let Some(envelope) = envelope(called, model) {
        operation = operation.envelope(envelope);
    }
    match model.body {
        BodyEncoding::None => operation,
        BodyEncoding::Json => operation.json(),
        BodyEncoding::Form => operation.form(),
    }
}

/// The values by which the operation that finds out finds this one.
fn found_by(catalogue: Catalogue<'_>, model: &Operation, other: &str) -> Option<Vec<String>> {
    let (section, id) = other.split_once('.')?;
    let other = catalogue.operation(section, id)?.read().ok()?;
    Some(model.found_by(&other))
}

fn envelope(called: &Called, operation: &Operation) -> Option<&'static Envelope> {
    let name = operation.response.envelope.as_ref()?;
    let mut envelopes = called.api.envelopes.iter();
    let model = envelopes.find(|envelope| envelope.name == *name)?;
    let success = keep_all(model.success.iter().map(|word| keep(word)));
    let mut envelope = Envelope::new(keep(&model.code), success, keep(&model.payload));
    let path = |path: &Option<String>| path.as_deref().map(keep);
    envelope.message = path(&model.message);
    envelope.error_code = path(&model.error_code);
    envelope.args = path(&model.arguments);
    Some(Box::leak(Box::new(envelope)))
}

fn limits(all: &[RateLimit]) -> &'static [Limit] {
    keep_all(all.iter().map(limit))
}

/// One limit.
pub(super) fn limit(model: &RateLimit) -> Limit {
    let scope = match model.scope {
        Scope::Ip => client_runtime::Scope::Ip,
        Scope::ApiKey => client_runtime::Scope::Key,
        Scope::User => client_runtime::Scope::User,
        Scope::Unsaid => client_runtime::Scope::Unsaid,
    };
    let limit = Limit::new(model.count, model.window_ms, scope);
    match &model.when {
        Some(condition) => limit.when(keep(condition)),
        None => limit,
    }
}

fn code(rule: &CodeMeaning) -> CodeRule {
    let meaning = match rule.means {
        Meaning::Auth => client_runtime::Meaning::Auth,
        Meaning::Clock => client_runtime::Meaning::Clock,
        Meaning::RateLimit => client_runtime::Meaning::RateLimit,
        Meaning::Busy => client_runtime::Meaning::Busy,
        Meaning::OutcomeUnknown => client_runtime::Meaning::OutcomeUnknown,
    };
    CodeRule::new(keep(&rule.code), meaning)
}

fn method(method: Method) -> client_runtime::Method {
    match method {
        Method::Get => client_runtime::Method::Get,
        Method::Post => client_runtime::Method::Post,
        Method::Put => client_runtime::Method::Put,
        Method::Patch => client_runtime::Method::Patch,
        Method::Delete => client_runtime::Method::Delete,
        Method::Head => client_runtime::Method::Head,
        Method::Options => client_runtime::Method::Options,
    }
}
