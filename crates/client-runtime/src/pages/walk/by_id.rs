//! From an item on, by its key.

use std::collections::BTreeSet;

use super::{Asked, Size, Taken};
use crate::pages::{cursor::Cursor, list::List, paging::Paging};

/// A way from item to item.
#[derive(Debug)]
pub(super) struct ById {
    /// Where the next page starts; nothing for where the request does.
    start: Option<String>,
    /// Where the request starts.
    said_start: Option<String>,
    /// Whether the request says which way to go.
    said_direction: bool,
    backwards: bool,
    /// Keys that pages started from: a page that starts there again brings nothing.
    started: BTreeSet<String>,
    /// The items of the page before.
    previous: BTreeSet<String>,
    seen: u64,
    /// How many items of the first page were given out before, where they have no keys.
    skip: usize,
}

impl ById {
    pub(super) fn new(paging: &Paging, asked: &Asked<'_>) -> Self {
        let direction = paging
            .direction
            .map(|way| (way, (asked.value)(way.parameter)));
        let said_direction = matches!(direction, Some((_, Some(_))));
        let backwards = direction.is_some_and(|(way, said)| said.as_deref() == Some(way.back));
        Self {
            start: None,
            said_start: (asked.value)(paging.start),
            said_direction,
            backwards,
            started: BTreeSet::new(),
            previous: BTreeSet::new(),
            seen: 0,
            skip: 0,
        }
    }

    pub(super) fn resume(&mut self, cursor: &Cursor) {
        self.start.clone_from(&cursor.start);
        self.previous.extend(cursor.last.clone());
        self.started.extend(cursor.start.clone());
        self.skip = cursor.given;
    }

    pub(super) fn values(&self, paging: &Paging) -> Vec<(&'static str, String)> {
        let mut values = Vec::new();
        if let Some(start) = &self.start {
            values.push((paging.start, start.clone()));
        }
        // Some servers look at the start only where a direction comes with it.
        if let (Some(direction), false) = (paging.direction, self.said_direction) {
            let moves = self.start.is_some() || self.said_start.is_some();
            values.extend(moves.then(|| (direction.parameter, direction.on.to_owned())));
        }
        values
    }

    pub(super) fn take(
        &mut self,
        paging: &Paging,
        size: Size,
        list: &List<'_>,
    ) -> Result<(Taken, bool), String> {
        let key = |at: usize| list.items.get(at).and_then(|item| item.key.as_deref());
        let mut fresh: Vec<usize> = (0..list.items.len()).collect();
        if self.backwards
            && nearer(
                self.start.as_deref().or(self.said_start.as_deref()),
                key(list.items.len().max(1) - 1),
                key(0),
            )
        {
            fresh.reverse();
        }
        let skipped = std::mem::take(&mut self.skip).min(fresh.len());
        fresh.drain(..skipped);
        // A list without keys cannot repeat anything that could be told.
        let mut own = BTreeSet::new();
        fresh.retain(|at| {
            key(*at).is_none_or(|key| !self.previous.contains(key) && own.insert(key.to_owned()))
        });
        let seen = self.seen + u64::try_from(fresh.len()).unwrap_or(u64::MAX);
        if fresh.is_empty() && skipped == 0 && self.is_stuck(size, list) {
            return Err("a full page repeats the one before: ask for larger pages".to_owned());
        }
        let ended = fresh.is_empty() || self.is_last(size, list, seen);
        let taken = Taken {
            start: self.start.clone(),
            before: skipped,
            fresh,
        };
        if ended {
            return Ok((taken, true));
        }
        let next = taken.fresh.last().and_then(|at| key(*at));
        let Some(next) = next else {
            self.skip = skipped;
            let field = paging.key;
            return Err(format!(
                "more pages follow, but the last item has no `{field}` to go on from"
            ));
        };
        self.seen = seen;
        let is_new = self.started.insert(next.to_owned());
        self.start = Some(next.to_owned());
        self.previous = list
            .items
            .iter()
            .filter_map(|item| item.key.clone())
            .collect();
        Ok((taken, !is_new))
    }

    /// Whether a page without news is no proof that the list is at its end.
    fn is_stuck(&self, size: Size, list: &List<'_>) -> bool {
        let more = if self.backwards { list.back } else { list.more };
        more != Some(false) && size.is_full(list.items.len())
    }

    fn is_last(&self, size: Size, list: &List<'_>, seen: u64) -> bool {
        let more = if self.backwards { list.back } else { list.more };
        match (more, list.total) {
            (Some(more), _) => !more,
            (None, Some(total)) if total >= seen => total == seen,
            _ => size.is_short(list.items.len()),
        }
    }
}

/// Whether `one` lies nearer to the start than `other`. Pages that go back come in either order.
fn nearer(start: Option<&str>, one: Option<&str>, other: Option<&str>) -> bool {
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<i128>().ok());
    match (number(start), number(one), number(other)) {
        (Some(start), Some(one), Some(other)) => start.abs_diff(one) < start.abs_diff(other),
        _ => false,
    }
}
