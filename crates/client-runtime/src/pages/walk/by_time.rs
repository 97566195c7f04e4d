//! Between two instants.
//!
//! Documents do not tell which items a server leaves out where more lie between the instants than a page holds, nor
//! whether it counts the last instant in. So a window is believed only where its page is not full; a full one is asked
//! for again in parts. Windows share their border, and items at the border are given once.

use super::{Asked, Size, Taken};
use crate::pages::{cursor::Cursor, list::List, paging::Paging};

/// A way through time, always onwards.
#[derive(Debug)]
pub(super) struct ByTime {
    start: &'static str,
    end: &'static str,
    /// Where the next window starts.
    from: i64,
    /// Where the last window ends.
    until: i64,
    /// How long a window is.
    length: i64,
    /// How many items at the start of the window were given out.
    given: usize,
    /// Whether a window went before, so that items before this one's start are known.
    moved: bool,
}

impl ByTime {
    pub(super) fn new(
        paging: &Paging,
        end: &'static str,
        per_second: i64,
        asked: &Asked<'_>,
    ) -> Result<Self, String> {
        let instant = |name: &str| match (asked.value)(name) {
            None => Ok(None),
            Some(text) => text
                .parse::<i64>()
                .map(Some)
                .map_err(|_| format!("`{name}` is `{text}`, which is no instant")),
        };
        let start = paging.start;
        let from = instant(start)?
            .ok_or_else(|| format!("set `{start}`: pages between two instants start there"))?;
        let now = i64::try_from(asked.now_ms).unwrap_or(i64::MAX) / (1000 / per_second);
        let until = instant(end)?.unwrap_or(now).max(from);
        Ok(Self {
            start,
            end,
            from,
            until,
            length: until.saturating_sub(from),
            given: 0,
            moved: false,
        })
    }

    pub(super) fn resume(&mut self, cursor: &Cursor) -> Result<(), String> {
        let Some(start) = &cursor.start else {
            return Ok(());
        };
        let problem = || format!("the cursor starts at `{start}`, which is no instant");
        self.from = start.parse().map_err(|_| problem())?;
        self.until = self.until.max(self.from);
        self.length = self.until.saturating_sub(self.from);
        self.given = cursor.given;
        self.moved = true;
        Ok(())
    }

    pub(super) fn values(&self, _: &Paging) -> Vec<(&'static str, String)> {
        let mut values = vec![(self.start, self.from.to_string())];
        if !self.end.is_empty() {
            values.push((self.end, self.window_end().to_string()));
        }
        values
    }

    fn window_end(&self) -> i64 {
        self.from.saturating_add(self.length).min(self.until)
    }

    pub(super) fn take(&mut self, size: Size, list: &List<'_>) -> Result<(Taken, bool), String> {
        let mut times = Vec::with_capacity(list.items.len());
        for (at, item) in list.items.iter().enumerate() {
            let time = item.key.as_deref().and_then(|key| key.parse::<i64>().ok());
            times.push((time.ok_or("an item does not say its time")?, at));
        }
        // Servers answer in either order. The sort keeps those of one instant as they came.
        times.sort_by_key(|(time, _)| *time);
        let believed = usize::try_from(size.believed()).unwrap_or(usize::MAX);
        if times.len() >= believed {
            return self.shrink(&times).map(|()| (Taken::default(), false));
        }
        let end = self.window_end();
        let is_last = end >= self.until;
        let at_start = times.iter().filter(|(time, _)| *time == self.from).count();
        let mut skip = self.given.min(at_start);
        let before = skip;
        let mut at_end = 0;
        let mut fresh = Vec::new();
        for (time, at) in times {
            let outside = (self.moved && time < self.from) || (!is_last && time > end);
            let known = time == self.from && skip > 0;
            if known {
                skip -= 1;
            }
            if time == end {
                at_end += 1;
            }
            if !outside && !known {
                fresh.push(at);
            }
        }
        let taken = Taken {
            fresh,
            start: Some(self.from.to_string()),
            before,
        };
        if list.items.len() * 2 < believed {
            self.length = self.length.saturating_mul(2).max(1);
        }
        self.from = end;
        self.given = at_end;
        self.moved = true;
        Ok((taken, is_last))
    }

    /// Makes the window so short that its items should fit on a page.
    fn shrink(&mut self, times: &[(i64, usize)]) -> Result<(), String> {
        let length = self.window_end() - self.from;
        if length <= 1 {
            let from = self.from;
            return Err(format!(
                "a page cannot hold what lies at the instant {from}: ask for larger pages"
            ));
        }
        let span = match (times.first(), times.last()) {
            (Some((first, _)), Some((last, _))) => last.saturating_sub(*first),
            _ => 0,
        };
        let dense = span / 10 * 9;
        self.length = if dense > 0 {
            dense.min(length / 2)
        } else {
            length / 2
        };
        Ok(())
    }
}
