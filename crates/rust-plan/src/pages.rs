//! Lists that come in pages: what the runtime must know to go through them.

use api_model::{
    BodyEncoding, EnumRef, Location, Node, Operation, Pagination, PaginationStyle,
    Parameter as ModelParameter, TimeUnit, Type,
};

use crate::{
    fields::Scope,
    model::{PageSize, Pages, PagesStyle},
    names::{NameKind, RustName},
};

/// The pages of an operation; nothing where it has none, or where what is known does not lead through them.
pub(crate) fn plan(scope: &Scope<'_>, operation: &Operation) -> Option<Pages> {
    let pagination = operation.pagination.as_ref()?;
    let item = item(operation, pagination)?;
    let size = pagination.size.as_ref();
    Some(Pages {
        method: method(operation)?,
        item: scope.rust_type(&item.ty),
        style: style(operation, pagination)?,
        start: pagination.start.clone()?,
        key: pagination.key.clone().unwrap_or_default(),
        size: size.and_then(|name| sent(operation, name)).map(page_size),
        direction: direction(scope, operation, pagination),
        items: pagination.items.join("."),
        more: [&pagination.more, &pagination.back].map(|name| name.clone().unwrap_or_default()),
        total: pagination.total.clone().unwrap_or_default(),
    })
}

/// The method that gives out the whole list, where the operation has one.
pub(crate) fn method(operation: &Operation) -> Option<RustName> {
    let pagination = operation.pagination.as_ref()?;
    item(operation, pagination)?;
    style(operation, pagination)?;
    Some(RustName::plain(NameKind::Method, &operation.id).with_suffix("_all"))
}

/// What the list holds.
fn item<'o>(operation: &'o Operation, pagination: &Pagination) -> Option<&'o Node> {
    // A call that acts would act page by page.
    if !operation.only_reads() {
        return None;
    }
    // The runtime joins the steps by dots.
    if pagination.items.iter().any(|step| step.contains('.')) {
        return None;
    }
    let payload = operation.response.payload.as_ref()?;
    let list = pagination
        .items
        .iter()
        .try_fold(payload, |node, step| field(operation, node, step))?;
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
    let found = fields.iter().find(|field| field.name == name)?;
    Some(&found.node)
}

fn style(operation: &Operation, pagination: &Pagination) -> Option<PagesStyle> {
    let start = sent(operation, pagination.start.as_ref()?)?;
    match pagination.style {
        PaginationStyle::Cursor => pagination.key.as_ref().map(|_| PagesStyle::Id),
        PaginationStyle::Page => {
            let first = [&start.field.default, &start.field.bounds.min];
            let from_zero = first.iter().any(|text| text.as_deref() == Some("0"));
            Some(PagesStyle::Number(u64::from(!from_zero)))
        }
        PaginationStyle::Offset => Some(PagesStyle::Offset),
        PaginationStyle::Time => {
            let end = pagination.end.as_ref()?;
            let item = item(operation, pagination)?;
            let key = field(operation, item, pagination.key.as_ref()?)?;
            let units = [&start.field.node, &sent(operation, end)?.field.node, key].map(unit);
            let [Some(unit), Some(end_unit), Some(key_unit)] = units else {
                return None;
            };
            let agree = unit == end_unit && unit == key_unit;
            agree.then(|| PagesStyle::Time(end.clone(), unit == TimeUnit::Seconds))
        }
    }
}

fn unit(node: &Node) -> Option<TimeUnit> {
    match node.ty {
        Type::Timestamp(unit) => Some(unit),
        _ => None,
    }
}

/// A parameter that the runtime can set: one of the query or of a form.
fn sent<'o>(operation: &'o Operation, name: &str) -> Option<&'o ModelParameter> {
    let found = operation
        .parameters
        .iter()
        .find(|parameter| parameter.field.name == name)?;
    let is_form = operation.body == BodyEncoding::Form && found.location == Location::Body;
    (found.location == Location::Query || is_form).then_some(found)
}

fn page_size(parameter: &ModelParameter) -> PageSize {
    let number = |text: &Option<String>| text.as_ref()?.parse().ok();
    PageSize {
        parameter: parameter.field.name.clone(),
        usual: number(&parameter.field.default),
        most: number(&parameter.field.bounds.max),
    }
}

/// The parameter for the direction with its two words, as its enum lists them.
fn direction(
    scope: &Scope<'_>,
    operation: &Operation,
    pagination: &Pagination,
) -> Option<[String; 3]> {
    let parameter = sent(operation, pagination.direction.as_ref()?)?;
    let values = match &parameter.field.node.ty {
        Type::Enum(EnumRef::Local(index)) => operation.types.enums.get(*index),
        Type::Enum(EnumRef::Shared(index)) => scope.context.api.enums.get(*index),
        _ => None,
    };
    let word = |start: &str, fallback: &str| {
        let mut words = values.iter().flat_map(|def| &def.values);
        let found = words.find(|value| value.value.to_ascii_lowercase().starts_with(start));
        found.map_or(fallback.to_owned(), |value| value.value.clone())
    };
    let name = parameter.field.name.clone();
    Some([name, word("next", "NEXT"), word("prev", "PREV")])
}
