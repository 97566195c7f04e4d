//! Counting.

use api_model::{Api, Channel, Field, Node, Operation, Origin, Role, Shape, Text, Type};

use super::{Counts, Coverage, SectionCoverage};

/// Counts what the pages say of each section.
#[must_use]
pub fn coverage(api: &Api) -> Coverage {
    let mut total = Counts::default();
    let section = |section: &api_model::Section| {
        let mut counts = Counts::default();
        let limited = !section.rate_limits.is_empty();
        for operation in of(&api.operations, &section.id, |one| &one.section) {
            endpoint(&mut counts, operation, limited);
            endpoint(&mut total, operation, limited);
        }
        for channel in of(&api.channels, &section.id, |one| &one.section) {
            stream(&mut counts, channel);
            stream(&mut total, channel);
        }
        SectionCoverage {
            section: section.id.clone(),
            counts,
        }
    };
    Coverage {
        api: api.name.clone(),
        sections: api.sections.iter().map(section).collect(),
        total,
    }
}

fn of<'a, T>(all: &'a [T], section: &'a str, id: fn(&T) -> &String) -> impl Iterator<Item = &'a T> {
    all.iter().filter(move |one| id(one) == section)
}

fn endpoint(counts: &mut Counts, operation: &Operation, section_is_limited: bool) {
    let mut weakest: Option<Origin> = None;
    let mut weigh = |node: &Node| {
        // An object rests on its fields, which are weighed themselves.
        if !matches!(node.ty, Type::Object(_)) {
            weakest = weakest.max(Some(weakest_of(node)));
        }
    };
    let payload = operation.response.payload.as_ref();
    for node in payload.into_iter().chain(&operation.whole_body) {
        weigh(node);
    }
    for field in fields(operation) {
        weigh(&field.node);
        one_field(counts, field);
    }
    let endpoints = &mut counts.endpoints;
    endpoints.total += 1;
    match weakest {
        Some(origin) => endpoints.weakest.add(origin),
        None => endpoints.untyped += 1,
    }
    let said = [&operation.title, &operation.description];
    let shown = |example: &api_model::Example| example.role == Role::Response;
    endpoints.undocumented += usize::from(said.iter().all(|text| text.is_empty()));
    endpoints.limited += usize::from(section_is_limited || !operation.rate_limits.is_empty());
    endpoints.exampled += usize::from(operation.response.examples.iter().any(shown));
    endpoints.translated += usize::from(said.iter().any(|text| is_translated(text)));
}

fn stream(counts: &mut Counts, channel: &Channel) {
    counts.channels += 1;
    for field in channel.arguments.iter().chain(inner(&channel.types.shapes)) {
        one_field(counts, field);
    }
}

fn fields(operation: &Operation) -> impl Iterator<Item = &Field> {
    operation
        .parameters
        .iter()
        .map(|parameter| &parameter.field)
        .chain(inner(&operation.types.shapes))
}

fn inner(shapes: &[Shape]) -> impl Iterator<Item = &Field> {
    shapes.iter().flat_map(|shape| &shape.fields)
}

fn one_field(counts: &mut Counts, field: &Field) {
    let fields = &mut counts.fields;
    fields.total += 1;
    fields.typed.add(weakest_of(&field.node));
    fields.undocumented += usize::from(field.description.is_empty());
    fields.translated += usize::from(is_translated(&field.description));
}

/// A list is known no better than its elements, unless these are objects.
fn weakest_of(node: &Node) -> Origin {
    match &node.ty {
        Type::Array(inner) | Type::Map(inner) if !matches!(inner.ty, Type::Object(_)) => {
            node.origin().max(weakest_of(inner))
        }
        _ => node.origin(),
    }
}

fn is_translated(text: &Text) -> bool {
    text.entries.len() > 1
}
