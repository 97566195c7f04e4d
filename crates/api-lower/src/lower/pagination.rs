//! How long lists are cut: as the page states, else as parameters and payload show together.

mod roles;

use api_model::{Location, Node, Pagination, PaginationStyle, Parameter, Shape, Type, TypeTable};
use diagnostics::{Diagnostic, Sink, codes};
use spec_draft::PaginationDraft;

use crate::words::{alike, nearest};
use roles::Roles;

/// The pagination of an operation.
pub(crate) fn lower(
    stated: Option<&PaginationDraft>,
    parameters: &[Parameter],
    payload: Option<&Node>,
    types: &TypeTable,
    sink: &mut Sink,
) -> Option<Pagination> {
    match stated {
        Some(draft) if draft.style.value.trim().eq_ignore_ascii_case("none") => None,
        Some(draft) => as_stated(draft, parameters, payload, types, sink),
        None => guess(parameters, payload, types),
    }
}

fn as_stated(
    draft: &PaginationDraft,
    parameters: &[Parameter],
    payload: Option<&Node>,
    types: &TypeTable,
    sink: &mut Sink,
) -> Option<Pagination> {
    let style = match draft.style.value.trim().to_lowercase().as_str() {
        "cursor" => PaginationStyle::Cursor,
        "page" => PaginationStyle::Page,
        "offset" => PaginationStyle::Offset,
        "time" => PaginationStyle::Time,
        other => {
            sink.push(
                Diagnostic::new(
                    codes::lower::PAGINATION,
                    draft.style.span,
                    format!("`{other}` is no style of pagination"),
                )
                .help("write cursor, page, offset, time or none"),
            );
            return None;
        }
    };
    let known: Vec<&str> = parameters
        .iter()
        .map(|have| have.field.name.as_str())
        .collect();
    let mut steering = Vec::new();
    for said in &draft.parameters {
        let name = said.value.trim();
        if known.contains(&name) {
            steering.push(name.to_owned());
            continue;
        }
        let finding = Diagnostic::new(
            codes::lower::PAGINATION,
            said.span,
            format!("the call has no parameter `{name}`"),
        );
        sink.push(match nearest(name, known.iter().copied()) {
            Some(near) => finding.help(format!("write `{near}`")),
            None => finding.help("name a parameter of the page"),
        });
    }
    let items: Vec<String> = draft
        .items
        .iter()
        .flat_map(|said| said.value.split('.'))
        .map(|step| step.trim().to_owned())
        .filter(|step| !step.is_empty())
        .collect();
    if let (Some(said), Some(payload)) = (&draft.items, payload)
        && !is_list(payload, &items, types)
    {
        sink.push(
                Diagnostic::new(codes::lower::PAGINATION, said.span, format!("the payload has no list at `{}`", said.value))
                    .help("write the fields from the payload to the list, joined by dots; leave it out where the payload is the list"),
            );
        return None;
    }
    let key = draft.key.as_ref().map(|said| said.value.trim().to_owned());
    let list = Roles {
        payload,
        types,
        key,
    };
    Some(list.pagination(style, steering, items))
}

/// The object that stands at a node.
fn object<'t>(node: &Node, types: &'t TypeTable) -> Option<&'t Shape> {
    match node.ty {
        Type::Object(at) => types.shapes.get(at),
        _ => None,
    }
}

fn is_list(payload: &Node, items: &[String], types: &TypeTable) -> bool {
    let Some((first, rest)) = items.split_first() else {
        return matches!(payload.ty, Type::Array(_));
    };
    object(payload, types)
        .and_then(|shape| shape.fields.iter().find(|field| field.name == *first))
        .is_some_and(|field| is_list(&field.node, rest, types))
}

/// A style, one list of names for each parameter it needs, and names of those that belong to them.
type Steering = (
    PaginationStyle,
    &'static [&'static [&'static str]],
    &'static [&'static str],
);

/// Parameters that move through a list, by style: those that must be there, and those that belong to them.
const STYLES: &[Steering] = &[
    (
        PaginationStyle::Cursor,
        &[&["id", "fromId", "lastId", "cursor"], &["direction"]],
        &["limit", "size"],
    ),
    (
        PaginationStyle::Cursor,
        &[
            &["fromId", "lastId", "cursor", "nextCursor", "pageToken"],
            &["limit", "size", "pageSize", "count"],
        ],
        &[],
    ),
    (
        PaginationStyle::Page,
        &[
            &[
                "page",
                "pageNo",
                "pageNum",
                "pageIndex",
                "currentPage",
                "current",
                "pageNumber",
            ],
            &["size", "pageSize", "limit", "perPage", "rows", "count"],
        ],
        &[],
    ),
    (
        PaginationStyle::Offset,
        &[
            &["offset", "skip", "start"],
            &["limit", "size", "count", "take"],
        ],
        &[],
    ),
    (
        PaginationStyle::Time,
        &[
            &["startTime", "start", "from", "since"],
            &["limit", "size", "count"],
        ],
        &["endTime", "end", "to", "until"],
    ),
];

fn guess(
    parameters: &[Parameter],
    payload: Option<&Node>,
    types: &TypeTable,
) -> Option<Pagination> {
    let items = list_in(payload?, types)?;
    STYLES.iter().find_map(|(style, needed, beside)| {
        let named = |names: &[&str]| {
            parameters
                .iter()
                .filter(|have| have.location != Location::Path && have.location != Location::Header)
                .find(|have| names.iter().any(|name| alike(name, &have.field.name)))
                .map(|have| have.field.name.clone())
        };
        let mut steering: Vec<String> = needed
            .iter()
            .map(|names| named(names))
            .collect::<Option<Vec<_>>>()?;
        steering.extend(beside.iter().filter_map(|name| named(&[*name])));
        steering.dedup();
        // A list between two times is cut only where nothing else moves through it; it must be a bare list.
        let plausible = *style != PaginationStyle::Time || items.is_empty();
        let list = Roles {
            payload,
            types,
            key: None,
        };
        plausible.then(|| list.pagination(*style, steering, items.clone()))
    })
}

/// The way to the one list of a payload.
fn list_in(payload: &Node, types: &TypeTable) -> Option<Vec<String>> {
    if matches!(payload.ty, Type::Array(_)) {
        return Some(Vec::new());
    }
    let shape = object(payload, types)?;
    let mut lists = shape
        .fields
        .iter()
        .filter(|field| matches!(field.node.ty, Type::Array(_)));
    match (lists.next(), lists.next()) {
        (Some(only), None) => Some(vec![only.name.clone()]),
        (Some(_), Some(_)) => {
            let named = ["items", "list", "records", "rows", "data", "content"];
            let found = named.iter().find(|name| {
                shape
                    .fields
                    .iter()
                    .any(|field| field.name == **name && matches!(field.node.ty, Type::Array(_)))
            })?;
            Some(vec![(*found).to_owned()])
        }
        (None, _) => None,
    }
}
