//! Lists that come in pages: what the runtime must know to go through them.

use api_model::{Operation, Parameter, Step, TimeUnit, Walk};

use crate::{
    fields::Scope,
    model::{PageSize, Pages, PagesStyle},
    names::{NameKind, RustName},
};

/// The pages of an operation; nothing where no way leads through them.
pub(crate) fn plan(scope: &Scope<'_>, operation: &Operation) -> Option<Pages> {
    let Walk {
        pagination,
        item,
        start,
        step,
        size,
        direction,
    } = operation.walk(&scope.context.api.enums)?;
    let words = |name: &Option<String>| name.clone().unwrap_or_default();
    Some(Pages {
        method: named(operation),
        item: scope.rust_type(&item.ty),
        style: style(step),
        start: start.field.name.clone(),
        key: words(&pagination.key),
        size: size.map(page_size),
        direction: direction.map(|way| [way.parameter, way.on, way.back].map(str::to_owned)),
        items: pagination.items.join("."),
        more: [words(&pagination.more), words(&pagination.back)],
        total: words(&pagination.total),
    })
}

/// The method that gives out the whole list, where the operation has one.
pub(crate) fn method(operation: &Operation) -> Option<RustName> {
    operation.walk(&[]).map(|_| named(operation))
}

fn named(operation: &Operation) -> RustName {
    RustName::plain(NameKind::Method, &operation.id).with_suffix("_all")
}

fn style(step: Step<'_>) -> PagesStyle {
    match step {
        Step::Id(_) => PagesStyle::Id,
        Step::Number(first) => PagesStyle::Number(first),
        Step::Offset => PagesStyle::Offset,
        Step::Time { end, unit, .. } => PagesStyle::Time(end.to_owned(), unit == TimeUnit::Seconds),
    }
}

fn page_size(parameter: &Parameter) -> PageSize {
    let number = |text: &Option<String>| text.as_ref()?.parse().ok();
    PageSize {
        parameter: parameter.field.name.clone(),
        usual: number(&parameter.field.default),
        most: number(&parameter.field.bounds.max),
    }
}
