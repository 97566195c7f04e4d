//! How the answers of one operation are cut into pages, as constant data.

use crate::{Decode, Request};

/// A request whose answers are pages of one list.
pub trait Paged: Request {
    /// What the list holds.
    type Item: Decode;

    /// How the list is cut.
    const PAGING: Paging;
}

/// How a list is cut: the parameters that move through it, and what an answer says about where it is.
///
/// ```
/// use client_runtime::Paging;
///
/// const TRADES: Paging = Paging::by_id("fromId", "tradeId")
///     .direction("direction", "NEXT", "PREV")
///     .size("limit", Some(20), Some(100))
///     .items("items")
///     .more("hasNext", "hasPrev");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    pub(crate) style: Style,
    /// The parameter that says where a page starts.
    pub(crate) start: &'static str,
    /// The parameter that says how many items a page holds; may be empty.
    pub(crate) size: &'static str,
    /// How many items a page holds where nobody says.
    pub(crate) usual: Option<u32>,
    /// The most items that a page can hold.
    pub(crate) most: Option<u32>,
    pub(crate) direction: Option<Direction>,
    /// Fields from the payload to the list, joined by dots; empty where the payload is the list.
    pub(crate) items: &'static str,
    /// The field of an item that tells it from all others; may be empty.
    pub(crate) key: &'static str,
    /// The field beside the list that says whether more follows; may be empty.
    pub(crate) more: &'static str,
    /// The same against the direction of the list; may be empty.
    pub(crate) back: &'static str,
    /// The field beside the list that counts all items; may be empty.
    pub(crate) total: &'static str,
}

/// What the parameter that starts a page holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// The key of an item.
    Id,
    /// The number of a page; the first has this one.
    Number(u64),
    /// How many items go before.
    Offset,
    /// An instant; the name of the parameter for the last one, and how many units make a second.
    Time { end: &'static str, per_second: i64 },
}

/// A parameter that says which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Direction {
    pub(crate) parameter: &'static str,
    pub(crate) on: &'static str,
    pub(crate) back: &'static str,
}

impl Paging {
    /// From an item on: the parameter that takes its key, and the field of items that holds the key.
    #[must_use]
    pub const fn by_id(start: &'static str, key: &'static str) -> Self {
        Self::new(Style::Id, start).key(key)
    }

    /// By number: the parameter, and the number of the first page.
    #[must_use]
    pub const fn by_number(start: &'static str, first: u64) -> Self {
        Self::new(Style::Number(first), start)
    }

    /// By how many items go before: the parameter.
    #[must_use]
    pub const fn by_offset(start: &'static str) -> Self {
        Self::new(Style::Offset, start)
    }

    /// Between two instants in milliseconds: their parameters, and the field of items that holds their instant.
    #[must_use]
    pub const fn by_time(start: &'static str, end: &'static str, key: &'static str) -> Self {
        let per_second = 1000;
        Self::new(Style::Time { end, per_second }, start).key(key)
    }

    /// Instants are in seconds.
    #[must_use]
    pub const fn in_seconds(mut self) -> Self {
        if let Style::Time { end, .. } = self.style {
            self.style = Style::Time { end, per_second: 1 };
        }
        self
    }

    const fn new(style: Style, start: &'static str) -> Self {
        Self {
            style,
            start,
            size: "",
            usual: None,
            most: None,
            direction: None,
            items: "",
            key: "",
            more: "",
            back: "",
            total: "",
        }
    }

    /// The field of an item that tells it from all others.
    #[must_use]
    pub const fn key(mut self, field: &'static str) -> Self {
        self.key = field;
        self
    }

    /// The parameter for the size of a page, the size where it is left out, and the largest, where the documents say.
    #[must_use]
    pub const fn size(
        mut self,
        parameter: &'static str,
        usual: Option<u32>,
        most: Option<u32>,
    ) -> Self {
        self.size = parameter;
        self.usual = usual;
        self.most = most;
        self
    }

    /// The parameter that says which way to go, its value for going on, and its value for going back.
    #[must_use]
    pub const fn direction(
        mut self,
        parameter: &'static str,
        on: &'static str,
        back: &'static str,
    ) -> Self {
        self.direction = Some(Direction {
            parameter,
            on,
            back,
        });
        self
    }

    /// Fields from the payload to the list, joined by dots.
    #[must_use]
    pub const fn items(mut self, path: &'static str) -> Self {
        self.items = path;
        self
    }

    /// The fields beside the list that say whether more follows, and whether more goes before; empty where there is none.
    #[must_use]
    pub const fn more(mut self, more: &'static str, back: &'static str) -> Self {
        self.more = more;
        self.back = back;
        self
    }

    /// The field beside the list that counts the items of all pages.
    #[must_use]
    pub const fn total(mut self, field: &'static str) -> Self {
        self.total = field;
        self
    }
}
