//! The way through a list: which page comes next, which of its items are new, and when the list is at its end.
//!
//! What holds for every style:
//!
//! * An item is given once. What a page repeats of the page before, or of the item it starts from, is left out.
//! * The server's word on whether more follows is believed; so is its count. Where it says nothing, a page that holds
//!   less than was asked for is the last, provided that the server is known to give so many at once. Otherwise only a
//!   page without news ends the list.
//! * It ends: each page starts where none did before, or a bounded number of pages brings nothing new.

mod by_id;
mod by_number;
mod by_time;

use super::{
    cursor::Cursor,
    list::List,
    paging::{Paging, Style},
};

use by_id::ById;
use by_number::ByNumber;
use by_time::ByTime;

/// The size of pages that any server is believed to give.
const SAFE_SIZE: u32 = 100;

/// What the request says of its own.
pub(super) struct Asked<'r> {
    pub(super) value: &'r dyn Fn(&str) -> Option<String>,
    /// The time, in milliseconds, where no end is set.
    pub(super) now_ms: u64,
}

/// A way through a list.
#[derive(Debug)]
pub(super) struct Walk {
    pub(super) paging: Paging,
    size: Size,
    way: Way,
    pub(super) ended: bool,
}

#[derive(Debug)]
enum Way {
    Id(ById),
    Number(ByNumber),
    Time(ByTime),
}

/// What a page brought: its new items by index, in the order in which they are given out.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub(super) fresh: Vec<usize>,
    /// Where the page started.
    pub(super) start: Option<String>,
    /// How many items of the page went before the first that is new, as a cursor counts them.
    pub(super) before: usize,
}

impl Walk {
    /// Starts where the request does.
    pub(super) fn new(paging: Paging, asked: &Asked<'_>) -> Result<Self, String> {
        let way = match paging.style {
            Style::Id => Way::Id(ById::new(&paging, asked)),
            Style::Number(_) | Style::Offset => Way::Number(ByNumber::new(&paging, asked)?),
            Style::Time { end, per_second } => {
                Way::Time(ByTime::new(&paging, end, per_second, asked)?)
            }
        };
        let size = Size {
            asked: (asked.value)(paging.size).and_then(|text| text.parse().ok()),
            usual: paging.usual,
            most: paging.most,
        };
        Ok(Self {
            paging,
            size,
            way,
            ended: false,
        })
    }

    /// Asks for pages of another size.
    pub(super) fn set_size(&mut self, size: u32) {
        self.size.asked = Some(size.max(1));
    }

    /// Starts after the item that a cursor names.
    pub(super) fn resume(&mut self, cursor: &Cursor) -> Result<(), String> {
        match &mut self.way {
            Way::Id(way) => way.resume(cursor),
            Way::Number(way) => way.resume(cursor)?,
            Way::Time(way) => way.resume(cursor)?,
        }
        Ok(())
    }

    /// The parameters of the next page that differ from the request's own.
    pub(super) fn values(&self) -> Vec<(&'static str, String)> {
        let mut values = match &self.way {
            Way::Id(way) => way.values(&self.paging),
            Way::Number(way) => way.values(&self.paging),
            Way::Time(way) => way.values(&self.paging),
        };
        let by_time = matches!(self.way, Way::Time(_));
        let wanted = self.size.asked.or(match self.size.usual {
            None if by_time => Some(self.size.believed()),
            _ => None,
        });
        if let Some(size) = wanted.filter(|_| !self.paging.size.is_empty()) {
            values.push((self.paging.size, size.to_string()));
        }
        values
    }

    /// Takes a page in and moves on. An error leaves the walk where it was.
    pub(super) fn take(&mut self, list: &List<'_>) -> Result<Taken, String> {
        let (taken, ended) = match &mut self.way {
            Way::Id(way) => way.take(&self.paging, self.size, list)?,
            Way::Number(way) => way.take(&self.paging, self.size, list),
            Way::Time(way) => way.take(self.size, list)?,
        };
        self.ended = ended;
        Ok(taken)
    }

    /// The place after an item of the page that `taken` tells of; `nth` counts its new items from zero.
    pub(super) fn place(&self, taken: &Taken, keys: &[Option<String>], nth: usize) -> Place {
        let key = keys.get(nth).cloned().flatten();
        match &self.way {
            Way::Id(_) if key.is_some() => Place {
                start: key.clone(),
                last: key,
                given: 0,
            },
            Way::Time(_) => {
                let same = keys
                    .iter()
                    .take(nth + 1)
                    .filter(|other| **other == key)
                    .count();
                let at_start = key == taken.start;
                Place {
                    start: key,
                    last: None,
                    given: same + if at_start { taken.before } else { 0 },
                }
            }
            _ => Place {
                start: taken.start.clone(),
                last: key,
                given: taken.before + nth + 1,
            },
        }
    }
}

/// A [`Cursor`] but for its operation.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    pub(super) start: Option<String>,
    pub(super) last: Option<String>,
    pub(super) given: usize,
}

/// How many items a page holds.
#[derive(Clone, Copy, Debug)]
struct Size {
    asked: Option<u32>,
    usual: Option<u32>,
    most: Option<u32>,
}

impl Size {
    /// How many items the server surely gives at once where it has them.
    fn believed(self) -> u32 {
        let known = self.most.or(self.usual).unwrap_or(SAFE_SIZE);
        self.asked
            .or(self.usual)
            .map_or(known, |size| size.min(known))
    }

    /// Whether so few items can only be the last ones.
    fn is_short(self, items: usize) -> bool {
        self.is_known() && items < usize::try_from(self.believed()).unwrap_or(usize::MAX)
    }

    /// Whether more items may have found no room.
    fn is_full(self, items: usize) -> bool {
        items > 0 && self.is_known() && !self.is_short(items)
    }

    fn is_known(self) -> bool {
        self.asked.or(self.usual).is_some()
    }
}
