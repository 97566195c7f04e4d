//! How the list of an operation is cut, for the runtime that goes through it.

use api_model::{Parameter, Step, TimeUnit, Walk};
use client_runtime::Paging;

use super::api::keep;
use crate::model::Called;

/// The way through the list; nothing where the operation has none, or where what is known does not lead through it.
pub(crate) fn of(called: &Called) -> Option<Paging> {
    let operation = called.operation();
    if super::changes(operation) {
        return None;
    }
    let walk = operation.walk(&called.api.enums)?;
    let pagination = walk.pagination;
    let mut paging = style(&walk).items(keep(&pagination.items.join(".")));
    if let Some(key) = &pagination.key {
        paging = paging.key(keep(key));
    }
    if let Some(Parameter { field, .. }) = walk.size {
        let number = |text: &Option<String>| text.as_ref()?.parse().ok();
        paging = paging.size(
            keep(&field.name),
            number(&field.default),
            number(&field.bounds.max),
        );
    }
    if let Some(way) = walk.direction {
        paging = paging.direction(keep(way.parameter), keep(way.on), keep(way.back));
    }
    let word = |name: &Option<String>| name.as_deref().map_or("", keep);
    Some(
        paging
            .more(word(&pagination.more), word(&pagination.back))
            .total(word(&pagination.total)),
    )
}

fn style(walk: &Walk<'_>) -> Paging {
    let start = keep(&walk.start.field.name);
    match walk.step {
        Step::Id(key) => Paging::by_id(start, keep(key)),
        Step::Number(first) => Paging::by_number(start, first),
        Step::Offset => Paging::by_offset(start),
        Step::Time { end, key, unit } => {
            let paging = Paging::by_time(start, keep(end), keep(key));
            match unit {
                TimeUnit::Seconds => paging.in_seconds(),
                TimeUnit::Milliseconds => paging,
            }
        }
    }
}
