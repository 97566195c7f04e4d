//! Operations: request, method, answer.

use api_model::{Location, Operation, Parameter as ModelParameter, Status};
use diagnostics::Diagnostic;

use crate::{
    context::Context,
    docs::{self, Docs},
    example, field_docs,
    fields::Scope,
    model::{Call, Field, Home, Item, OperationData, Parameter, RequestType},
    names::{NameKind, RustName},
    objects::{self, Giver},
    operation_docs, pages, sections,
    type_names::TypeNames,
};

/// One operation, planned.
pub(crate) struct PlannedOperation {
    pub(crate) call: Call,
    pub(crate) items: Vec<Item>,
    pub(crate) found: Vec<Diagnostic>,
}

/// Plans an operation of the section `home` whose types are called `names`.
pub(crate) fn plan(
    context: &Context<'_>,
    operation: &Operation,
    home: RustName,
    names: &TypeNames,
) -> PlannedOperation {
    let method = RustName::plain(NameKind::Method, &operation.id);
    let link = docs::method_link(&sections::accessor_name(home.text()), &method);
    let scope = Scope {
        context,
        types: &operation.types,
        names,
        home: Home::Section(home),
    };
    let mut found = Vec::new();
    let request = request(&scope, operation, &link, &mut found);
    let mut sent: Vec<_> = operation
        .parameters
        .iter()
        .map(|parameter| (parameter.field.name.as_str(), &parameter.field.node))
        .collect();
    sent.extend(operation.whole_body.iter().map(|node| ("body", node)));
    let giver = Giver {
        link,
        verb: "answers",
        title: &operation.title,
        sent: &sent,
        given: operation.response.payload.as_ref(),
    };
    let mut items = objects::plan(&scope, &giver, &mut found);
    let call = Call {
        method,
        request: request.name.clone(),
        docs: operation_docs::method(context, operation),
        example: example::request(&scope, operation, &request, &items),
        deprecated: request.deprecated.clone(),
    };
    items.insert(0, Item::Request(Box::new(request)));
    PlannedOperation { call, items, found }
}

fn request(
    scope: &Scope<'_>,
    operation: &Operation,
    link: &str,
    found: &mut Vec<Diagnostic>,
) -> RequestType {
    let fallback = || RustName::plain(NameKind::Type, &operation.id);
    RequestType {
        name: scope.names.owner.clone().unwrap_or_else(fallback),
        docs: operation_docs::request(scope.context, operation, link),
        parameters: parameters(scope, operation, found),
        whole_body: whole_body(scope, operation),
        operation: data(scope.context, operation),
        answer: operation
            .response
            .payload
            .as_ref()
            .map(|node| scope.rust_type(&node.ty)),
        pages: pages::plan(scope, operation),
        deprecated: deprecated(operation),
    }
}

/// What is sent. The parameter that tells calls apart never varies.
fn parameters(
    scope: &Scope<'_>,
    operation: &Operation,
    found: &mut Vec<Diagnostic>,
) -> Vec<Parameter> {
    let fixed = |parameter: &ModelParameter| {
        let discriminator = operation.discriminator.as_ref()?;
        (discriminator.parameter == parameter.field.name).then(|| discriminator.value.clone())
    };
    let set: Vec<&ModelParameter> = operation
        .parameters
        .iter()
        .filter(|parameter| fixed(parameter).is_none())
        .collect();
    let fields: Vec<_> = set.iter().map(|parameter| &parameter.field).collect();
    let wires = located_names(&set);
    let wires: Vec<&str> = wires.iter().map(String::as_str).collect();
    let mut planned = scope.fields_as(&fields, &wires, found).into_iter();
    operation
        .parameters
        .iter()
        .filter_map(|parameter| {
            let value = match fixed(parameter) {
                Some(value) => Err(value),
                None => Ok(planned.next().flatten()?),
            };
            Some(Parameter {
                location: parameter.location,
                wire: parameter.field.name.clone(),
                value,
            })
        })
        .collect()
}

/// Wire names, with the location where two locations have the same one.
fn located_names(parameters: &[&ModelParameter]) -> Vec<String> {
    let place = |location| match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Body => "body",
        Location::Header => "header",
    };
    let name = |parameter: &ModelParameter| parameter.field.name.clone();
    parameters
        .iter()
        .map(|parameter| {
            let met = parameters.iter().any(|other| {
                other.field.name == parameter.field.name && other.location != parameter.location
            });
            if met {
                format!("{}_{}", name(parameter), place(parameter.location))
            } else {
                name(parameter)
            }
        })
        .collect()
}

/// The field of a body that is no object of parameters: `body`, or `whole_body` where a parameter is called so.
fn whole_body(scope: &Scope<'_>, operation: &Operation) -> Option<Field> {
    let node = operation.whole_body.as_ref()?;
    let taken = operation
        .parameters
        .iter()
        .any(|parameter| RustName::plain(NameKind::Field, &parameter.field.name).text() == "body");
    let wire = if taken { "whole_body" } else { "body" };
    let name = RustName::plain(NameKind::Field, wire);
    let mut docs = Docs::new();
    docs.own("The whole body.");
    if let Some(note) = field_docs::evidence(scope.context, node) {
        docs.own(&note);
    }
    Some(Field {
        setter: name.clone(),
        name,
        wire: wire.to_owned(),
        ty: scope.rust_type(&node.ty),
        optional: false,
        docs,
    })
}

fn data(context: &Context<'_>, operation: &Operation) -> OperationData {
    OperationData {
        id: format!("{}.{}", operation.section, operation.id),
        method: operation.method,
        path: operation.path.clone(),
        servers: operation.servers.clone(),
        auth: operation.auth.clone(),
        envelope: operation.response.envelope.clone(),
        body: operation.body,
        rate_limits: operation.rate_limits.clone(),
        pagination: operation.pagination.clone(),
        confidential: operation.is_confidential(),
        reads: operation
            .reads
            .filter(|reads| *reads != operation.method.is_safe()),
        finds_out: operation.finds_out.clone(),
        found_by: found_by(context, operation),
        page: operation
            .places
            .first()
            .map_or(String::new(), |place| context.line_of(place)),
    }
}

/// The values by which the operation that finds out finds this one.
fn found_by(context: &Context<'_>, operation: &Operation) -> Vec<String> {
    let called = operation.finds_out.as_ref();
    let Some(other) = called.and_then(|id| context.operation(id)) else {
        return Vec::new();
    };
    operation.found_by(other)
}

fn deprecated(operation: &Operation) -> Option<String> {
    (operation.status == Status::Deprecated)
        .then(|| "the documents say that it will go away".to_owned())
}
