//! How the list of an operation is cut, for the runtime that goes through it.

use api_model::{
    BodyEncoding, EnumRef, Location, Node, Operation, Pagination, PaginationStyle, Parameter,
    TimeUnit, Type,
};
use client_runtime::Paging;

use super::api::keep;
use crate::model::Called;

/// The way through the list; nothing where the operation has none, or where what is known does not lead through it.
pub(crate) fn of(called: &Called) -> Option<Paging> {
    let operation = called.operation();
    let pagination = operation.pagination.as_ref()?;
    let item = item(operation, pagination)?;
    let mut paging = style(operation, pagination, item)?.items(keep(&pagination.items.join(".")));
    if let Some(key) = &pagination.key {
        paging = paging.key(keep(key));
    }
    if let Some(size) = pagination
        .size
        .as_ref()
        .and_then(|name| sent(operation, name))
    {
        let number = |text: &Option<String>| text.as_ref()?.parse().ok();
        let field = &size.field;
        paging = paging.size(
            keep(&field.name),
            number(&field.default),
            number(&field.bounds.max),
        );
    }
    if let Some([name, on, back]) = direction(called, pagination) {
        paging = paging.direction(name, on, back);
    }
    let word = |name: &Option<String>| name.as_deref().map_or("", keep);
    Some(
        paging
            .more(word(&pagination.more), word(&pagination.back))
            .total(word(&pagination.total)),
    )
}

/// What the list holds. A call that acts would act page by page, so it has no list.
fn item<'o>(operation: &'o Operation, pagination: &Pagination) -> Option<&'o Node> {
    if super::changes(operation) || pagination.items.iter().any(|step| step.contains('.')) {
        return None;
    }
    let payload = operation.response.payload.as_ref()?;
    let mut steps = pagination.items.iter();
    let list = steps.try_fold(payload, |node, step| field(operation, node, step))?;
    match &list.ty {
        Type::Array(item) => Some(item),
        _ => None,
    }
}

fn field<'o>(operation: &'o Operation, node: &Node, name: &str) -> Option<&'o Node> {
    let Type::Object(index) = node.ty else {
        return None;
    };
    let fields = &operation.types.shapes.get(index)?.fields;
    fields
        .iter()
        .find(|field| field.name == name)
        .map(|field| &field.node)
}

fn style(operation: &Operation, pagination: &Pagination, item: &Node) -> Option<Paging> {
    let start = sent(operation, pagination.start.as_ref()?)?;
    let name = keep(&start.field.name);
    match pagination.style {
        PaginationStyle::Cursor => Some(Paging::by_id(name, keep(pagination.key.as_ref()?))),
        PaginationStyle::Page => {
            let first = [&start.field.default, &start.field.bounds.min];
            let from_zero = first.iter().any(|text| text.as_deref() == Some("0"));
            Some(Paging::by_number(name, u64::from(!from_zero)))
        }
        PaginationStyle::Offset => Some(Paging::by_offset(name)),
        PaginationStyle::Time => {
            let end = sent(operation, pagination.end.as_ref()?)?;
            let key = pagination.key.as_ref()?;
            let nodes = [
                &start.field.node,
                &end.field.node,
                field(operation, item, key)?,
            ];
            let Type::Timestamp(unit) = nodes[0].ty else {
                return None;
            };
            let agree = nodes.iter().all(|node| node.ty == Type::Timestamp(unit));
            let paging = Paging::by_time(name, keep(&end.field.name), keep(key));
            agree.then(|| match unit {
                TimeUnit::Seconds => paging.in_seconds(),
                TimeUnit::Milliseconds => paging,
            })
        }
    }
}

/// A parameter that the runtime can set: one of the query or of a form.
fn sent<'o>(operation: &'o Operation, name: &str) -> Option<&'o Parameter> {
    let mut parameters = operation.parameters.iter();
    let found = parameters.find(|parameter| parameter.field.name == name)?;
    let is_form = operation.body == BodyEncoding::Form && found.location == Location::Body;
    (found.location == Location::Query || is_form).then_some(found)
}

/// The parameter for the direction with its two words, as its enum lists them.
fn direction(called: &Called, pagination: &Pagination) -> Option<[&'static str; 3]> {
    let operation = called.operation();
    let parameter = sent(operation, pagination.direction.as_ref()?)?;
    let values = match &parameter.field.node.ty {
        Type::Enum(EnumRef::Local(index)) => operation.types.enums.get(*index),
        Type::Enum(EnumRef::Shared(index)) => called.api.enums.get(*index),
        _ => None,
    };
    let word = |start: &str, fallback: &str| {
        let mut words = values.iter().flat_map(|def| &def.values);
        let found = words.find(|value| value.value.to_ascii_lowercase().starts_with(start));
        keep(found.map_or(fallback, |value| value.value.as_str()))
    };
    Some([
        keep(&parameter.field.name),
        word("next", "NEXT"),
        word("prev", "PREV"),
    ])
}
