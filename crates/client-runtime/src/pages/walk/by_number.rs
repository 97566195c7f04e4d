//! By the number of a page, or by how many items go before.

use std::collections::BTreeSet;

use super::{Asked, Size, Taken};
use crate::pages::{
    cursor::Cursor,
    list::List,
    paging::{Paging, Style},
};

/// How many pages in a row may bring nothing new although more are promised. Items that come in at the head of a list
/// while it is read move what was given out to later pages.
const STALLED: u32 = 3;

/// A way by numbers.
#[derive(Debug)]
pub(super) struct ByNumber {
    next: u64,
    first: u64,
    by_offset: bool,
    /// The items of the page before.
    previous: BTreeSet<String>,
    /// The most items that a page held.
    longest: u64,
    stalled: u32,
    /// The cursor that the first page is to start after.
    after: Option<Cursor>,
}

impl ByNumber {
    pub(super) fn new(paging: &Paging, asked: &Asked<'_>) -> Result<Self, String> {
        let (first, by_offset) = match paging.style {
            Style::Number(first) => (first, false),
            _ => (0, true),
        };
        let next = match (asked.value)(paging.start) {
            None => first,
            Some(text) => number(paging.start, &text)?,
        };
        Ok(Self {
            next,
            first,
            by_offset,
            previous: BTreeSet::new(),
            longest: 0,
            stalled: 0,
            after: None,
        })
    }

    pub(super) fn resume(&mut self, cursor: &Cursor) -> Result<(), String> {
        if let Some(start) = &cursor.start {
            self.next = number("the cursor", start)?;
        }
        self.after = Some(cursor.clone());
        Ok(())
    }

    pub(super) fn values(&self, paging: &Paging) -> Vec<(&'static str, String)> {
        vec![(paging.start, self.next.to_string())]
    }

    pub(super) fn take(&mut self, paging: &Paging, size: Size, list: &List<'_>) -> (Taken, bool) {
        let key = |at: usize| list.items.get(at).and_then(|item| item.key.as_deref());
        let skipped = self.given_before(list);
        let fresh: Vec<usize> = (skipped..list.items.len())
            .filter(|at| key(*at).is_none_or(|key| !self.previous.contains(key)))
            .collect();
        let length = u64::try_from(list.items.len()).unwrap_or(u64::MAX);
        self.longest = self.longest.max(length);
        let (ended, step) = if self.by_offset {
            (is_last(size, list, self.next + length), length)
        } else {
            let before = self.next.saturating_sub(self.first) * self.longest;
            (is_last(size, list, before + length), 1)
        };
        let taken = Taken {
            start: Some(self.next.to_string()),
            before: list.items.len() - fresh.len(),
            fresh,
        };
        self.stalled = if taken.fresh.is_empty() && skipped == 0 {
            self.stalled + 1
        } else {
            0
        };
        self.next = self.next.saturating_add(step);
        if !paging.key.is_empty() {
            self.previous = list
                .items
                .iter()
                .filter_map(|item| item.key.clone())
                .collect();
        }
        (taken, ended || self.stalled == STALLED)
    }

    /// How many items of the page, from its head, a cursor says were given out. Items that moved are found by key.
    fn given_before(&mut self, list: &List<'_>) -> usize {
        let Some(cursor) = self.after.take() else {
            return 0;
        };
        match cursor.last {
            None => cursor.given.min(list.items.len()),
            Some(known) => {
                let mut keys = list.items.iter().map(|item| item.key.as_ref());
                keys.position(|key| key == Some(&known))
                    .map_or(0, |at| at + 1)
            }
        }
    }
}

fn is_last(size: Size, list: &List<'_>, reached: u64) -> bool {
    if list.items.is_empty() {
        return true;
    }
    match (list.more, list.total) {
        (Some(more), _) => !more,
        (None, Some(total)) if total > 0 => reached >= total,
        _ => size.is_short(list.items.len()),
    }
}

fn number(name: &str, text: &str) -> Result<u64, String> {
    let problem = || format!("`{name}` is `{text}`, which numbers no page");
    text.parse().map_err(|_| problem())
}
