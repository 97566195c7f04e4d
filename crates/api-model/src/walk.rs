//! The way through a list that comes in pages, as far as what is known of it leads.

use crate::{
    BodyEncoding, EnumDef, Location, Node, Operation, Pagination, PaginationStyle, Parameter,
    TimeUnit, Type, TypeScope,
};

/// How a program goes through all pages of a list.
#[derive(Clone, Copy, Debug)]
pub struct Walk<'a> {
    /// What the documents say of the pages.
    pub pagination: &'a Pagination,
    /// What the list holds.
    pub item: &'a Node,
    /// The parameter that says where a page starts.
    pub start: &'a Parameter,
    /// How the start of the next page is found.
    pub step: Step<'a>,
    /// The parameter for the size of a page.
    pub size: Option<&'a Parameter>,
    /// Which way to go.
    pub direction: Option<Direction<'a>>,
}

/// How the start of the next page is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// It is this field of the last item.
    Id(&'a str),
    /// Pages are numbered from here.
    Number(u64),
    /// It is how many items went before.
    Offset,
    /// Pages lie between two instants, and each item has its own.
    Time {
        /// The parameter for the end of a page.
        end: &'a str,
        /// The field of an item with its instant.
        key: &'a str,
        /// What all three count.
        unit: TimeUnit,
    },
}

/// The parameter for the direction, with its two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Direction<'a> {
    /// Its wire name.
    pub parameter: &'a str,
    /// The word for going on.
    pub on: &'a str,
    /// The word for going back.
    pub back: &'a str,
}

impl Operation {
    /// The way through the list, with the enums of the API; nothing where the operation has no list, acts (it would act
    /// page by page), or where what is known does not lead from page to page.
    #[must_use]
    pub fn walk<'a>(&'a self, enums: &'a [EnumDef]) -> Option<Walk<'a>> {
        let types = TypeScope {
            own: &self.types,
            shared: enums,
        };
        let pagination = self.pagination.as_ref()?;
        let item = item(self, pagination, types)?;
        let start = sent(self, pagination.start.as_ref()?)?;
        let key = pagination.key.as_deref().unwrap_or_default();
        Some(Walk {
            pagination,
            item,
            start,
            step: step(self, pagination, start, types.member(item, key))?,
            size: pagination.size.as_ref().and_then(|name| sent(self, name)),
            direction: direction(self, pagination, types),
        })
    }
}

fn item<'a>(
    operation: &'a Operation,
    pagination: &Pagination,
    types: TypeScope<'a>,
) -> Option<&'a Node> {
    // Programs join the steps by dots.
    if !operation.only_reads() || pagination.items.iter().any(|step| step.contains('.')) {
        return None;
    }
    let payload = operation.response.payload.as_ref()?;
    let mut steps = pagination.items.iter();
    let list = steps.try_fold(payload, |node, step| types.member(node, step))?;
    match &list.ty {
        Type::Array(item) => Some(item),
        _ => None,
    }
}

fn step<'a>(
    operation: &'a Operation,
    pagination: &'a Pagination,
    start: &Parameter,
    instant: Option<&Node>,
) -> Option<Step<'a>> {
    match pagination.style {
        PaginationStyle::Cursor => pagination.key.as_deref().map(Step::Id),
        PaginationStyle::Page => {
            let first = [&start.field.default, &start.field.bounds.min];
            let from_zero = first.iter().any(|text| text.as_deref() == Some("0"));
            Some(Step::Number(u64::from(!from_zero)))
        }
        PaginationStyle::Offset => Some(Step::Offset),
        PaginationStyle::Time => {
            let end = pagination.end.as_deref()?;
            let key = pagination.key.as_deref()?;
            let Type::Timestamp(unit) = start.field.node.ty else {
                return None;
            };
            let others = [&sent(operation, end)?.field.node, instant?];
            let agree = others.iter().all(|node| node.ty == Type::Timestamp(unit));
            agree.then_some(Step::Time { end, key, unit })
        }
    }
}

/// A parameter that programs can set from page to page: one of the query or of a form.
fn sent<'a>(operation: &'a Operation, name: &str) -> Option<&'a Parameter> {
    let mut parameters = operation.parameters.iter();
    let found = parameters.find(|parameter| parameter.field.name == name)?;
    let is_form = operation.body == BodyEncoding::Form && found.location == Location::Body;
    (found.location == Location::Query || is_form).then_some(found)
}

/// The two words are as the parameter's enum lists them.
fn direction<'a>(
    operation: &'a Operation,
    pagination: &Pagination,
    types: TypeScope<'a>,
) -> Option<Direction<'a>> {
    let parameter = sent(operation, pagination.direction.as_ref()?)?;
    let values = match &parameter.field.node.ty {
        Type::Enum(which) => types.enumeration(which),
        _ => None,
    };
    let word = |start: &str, fallback: &'static str| {
        let mut words = values.iter().flat_map(|def| &def.values);
        let found = words.find(|value| value.value.to_ascii_lowercase().starts_with(start));
        found.map_or(fallback, |value| value.value.as_str())
    };
    Some(Direction {
        parameter: &parameter.field.name,
        on: word("next", "NEXT"),
        back: word("prev", "PREV"),
    })
}
