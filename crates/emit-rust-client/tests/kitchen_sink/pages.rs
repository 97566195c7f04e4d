//! Lists that come in pages, in every style, one of them under hostile names.

use api_model::{
    BodyEncoding, Bounds, Location, Method, Operation, Pagination, PaginationStyle, TimeUnit, Type,
};

use crate::build::{field, node, operation, sent, shape};
use crate::model::HOSTILE;

const INSTANT: Type = Type::Timestamp(TimeUnit::Seconds);

/// The calls.
pub(crate) fn operations() -> Vec<Operation> {
    vec![
        by(PaginationStyle::Cursor, "by_id", "fromId", Type::Id),
        by(PaginationStyle::Cursor, "by_foul_id", HOSTILE, Type::Id),
        by(PaginationStyle::Page, "by_number", "page", Type::Integer),
        by(
            PaginationStyle::Offset,
            "by_offset",
            "offset",
            Type::Integer,
        ),
        by(PaginationStyle::Time, "by_time", "since", INSTANT),
        posted("asked_by_form", Some(true)),
        posted("acted_by_form", None),
    ]
}

/// A list that a POST with a form answers with.
fn posted(id: &str, reads: Option<bool>) -> Operation {
    let mut posted = by(PaginationStyle::Page, id, "page", Type::Integer);
    posted.method = Method::Post;
    posted.body = BodyEncoding::Form;
    posted.reads = reads;
    for parameter in &mut posted.parameters {
        parameter.location = Location::Body;
    }
    posted
}

fn by(style: PaginationStyle, id: &str, start: &str, ty: Type) -> Operation {
    let by_time = style == PaginationStyle::Time;
    let key = if by_time { "when" } else { start };
    let key_type = if by_time { INSTANT } else { Type::Id };
    let list = field("items", Type::Array(Box::new(node(Type::Object(1)))));
    let mut paged = operation("styles", id, vec![list, field("more", Type::Boolean)]);
    paged
        .types
        .shapes
        .push(shape("item", vec![field(key, key_type)]));
    let mut size = field("limit", Type::Integer);
    size.default = Some("20".to_owned());
    size.bounds = Bounds {
        max: Some("100".to_owned()),
        ..Bounds::default()
    };
    let mut fields = vec![field(start, ty), size, field("direction", Type::String)];
    fields.extend(by_time.then(|| field("until", INSTANT)));
    paged.parameters = sent(Location::Query, fields);
    paged.pagination = Some(Pagination {
        style,
        parameters: vec![start.to_owned(), HOSTILE.to_owned()],
        items: vec!["items".to_owned()],
        start: Some(start.to_owned()),
        end: by_time.then(|| "until".to_owned()),
        size: Some("limit".to_owned()),
        direction: (style == PaginationStyle::Cursor).then(|| "direction".to_owned()),
        key: Some(key.to_owned()),
        more: Some("more".to_owned()),
        back: None,
        total: None,
    });
    paged
}
