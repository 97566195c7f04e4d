//! What each parameter and field has to do with pages, told by their names and types.

use api_model::{Field, Node, Pagination, PaginationStyle, Type, TypeTable};

use super::object;
use crate::words::alike;

const SIZES: &[&str] = &[
    "limit", "size", "pageSize", "perPage", "count", "rows", "take",
];
const ENDS: &[&str] = &["endTime", "end", "to", "until"];
const MORE: &[&str] = &["hasNext", "hasMore", "hasNextPage"];
const BACK: &[&str] = &["hasPrev", "hasPre", "hasPrevious"];
const TOTALS: &[&str] = &["total", "totalCount", "totalElements", "totalSize"];
/// Keys that pages start from, the surest first.
const KEYS: &[&str] = &["pageId", "cursor", "id"];
/// Instants of an item, the surest first.
const INSTANTS: &[&str] = &["time", "t", "timestamp", "createdTime", "createTime"];

/// The list that is cut.
pub(super) struct Roles<'a> {
    pub(super) payload: Option<&'a Node>,
    pub(super) types: &'a TypeTable,
    /// The key that the page states.
    pub(super) key: Option<String>,
}

impl Roles<'_> {
    /// The pagination of a style, steered by parameters, with the list at `items`.
    pub(super) fn pagination(
        &self,
        style: PaginationStyle,
        parameters: Vec<String>,
        items: Vec<String>,
    ) -> Pagination {
        let named = |names: &[&str]| {
            let has_name = |name: &&String| names.iter().any(|known| alike(known, name));
            parameters.iter().find(has_name).cloned()
        };
        let size = named(SIZES);
        let direction = named(&["direction"]);
        let end = named(ENDS).filter(|_| style == PaginationStyle::Time);
        let others = [&size, &direction, &end];
        let is_other = |name: &String| others.iter().any(|other| other.as_ref() == Some(name));
        let start = parameters.iter().find(|name| !is_other(name)).cloned();
        Pagination {
            key: self.key.clone().or_else(|| self.find_key(style, &items)),
            more: self.beside(&items, MORE),
            back: self.beside(&items, BACK),
            total: self.beside(&items, TOTALS),
            style,
            start,
            end,
            size,
            direction,
            parameters,
            items,
        }
    }

    /// The node at the end of a path of fields.
    fn at(&self, path: &[String]) -> Option<&Node> {
        path.iter().try_fold(self.payload?, |node, step| {
            let fields = &object(node, self.types)?.fields;
            let field = fields.iter().find(|field| field.name == *step)?;
            Some(&field.node)
        })
    }

    /// A field that stands where the list does.
    fn beside(&self, items: &[String], names: &[&str]) -> Option<String> {
        let (_, holder) = items.split_last()?;
        let fields = &object(self.at(holder)?, self.types)?.fields;
        Some(named_field(fields, names)?.name.clone())
    }

    fn find_key(&self, style: PaginationStyle, items: &[String]) -> Option<String> {
        let Type::Array(item) = &self.at(items)?.ty else {
            return None;
        };
        let fields = &object(item, self.types)?.fields;
        let (names, fits): (_, fn(&Type) -> bool) = match style {
            PaginationStyle::Time => (INSTANTS, |ty| matches!(ty, Type::Timestamp(_))),
            _ => (KEYS, |ty| {
                matches!(ty, Type::Id | Type::String | Type::Integer)
            }),
        };
        let sure = named_field(fields, names).filter(|field| fits(&field.node.ty));
        let likely = || match style {
            // Numbers and texts by other names say nothing of what they are.
            PaginationStyle::Cursor => fields.iter().find(|field| field.node.ty == Type::Id),
            PaginationStyle::Time => fields.iter().find(|field| fits(&field.node.ty)),
            // Lists by number do without: an id of something else, told from its like, would hide items.
            PaginationStyle::Page | PaginationStyle::Offset => None,
        };
        Some(sure.or_else(likely)?.name.clone())
    }
}

/// The field that has one of the names; earlier names are preferred.
fn named_field<'a>(fields: &'a [Field], names: &[&str]) -> Option<&'a Field> {
    let by_name = |name: &&str| fields.iter().find(|field| alike(name, &field.name));
    names.iter().find_map(by_name)
}
