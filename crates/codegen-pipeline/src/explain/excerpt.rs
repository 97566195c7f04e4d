//! The lines of pages that places point at.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use api_model::Place;

use crate::Understood;

/// Lines of one place that are shown.
const LINES: usize = 3;
/// Characters of a line that are shown.
const WIDTH: usize = 100;

/// The texts of the pages, and what was shown of them so far: no line is shown twice in one explanation.
pub(super) struct Excerpts<'a> {
    pages: Vec<(&'a str, Option<&'a str>)>,
    shown: BTreeSet<(u32, usize)>,
}

impl<'a> Excerpts<'a> {
    pub(super) fn new(understood: &'a Understood) -> Self {
        let texts: BTreeMap<&str, &str> = understood
            .sources
            .files()
            .map(|(_, file)| (file.path(), &**file.text()))
            .collect();
        let pages = understood.api.pages.iter();
        Self {
            pages: pages
                .map(|page| (page.as_str(), texts.get(page.as_str()).copied()))
                .collect(),
            shown: BTreeSet::new(),
        }
    }

    /// `file:line:column`.
    pub(super) fn at(&self, place: &Place) -> String {
        let page = self.pages.get(place.page as usize);
        let page = page.map_or("", |(path, _)| path);
        format!("{page}:{}:{}", place.line, place.column)
    }

    /// The lines that a place covers, each with its number; the first ones where it covers many.
    pub(super) fn lines(&mut self, out: &mut String, place: &Place) {
        let page = self.pages.get(place.page as usize);
        let Some((_, Some(text))) = page else {
            return;
        };
        let first = (place.line as usize).saturating_sub(1);
        let covered = text
            .get(place.start as usize..place.end as usize)
            .map_or(1, |covered| covered.trim_end().lines().count().max(1));
        let lines = text.lines().enumerate().skip(first);
        for (at, line) in lines.take(covered.min(LINES)) {
            if self.shown.insert((place.page, at)) {
                let _ = writeln!(out, "  {:>8} | {}", at + 1, visible(line));
            }
        }
        if covered > LINES && self.shown.insert((place.page, first + LINES)) {
            let _ = writeln!(out, "  {:>8} | …", "");
        }
    }
}

/// A line of a page that does nothing to a terminal.
fn visible(line: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut shown: String = line
        .trim_end()
        .chars()
        .take(WIDTH)
        .map(|c| match c {
            '\t' => ' ',
            c if steers(c) => '\u{fffd}',
            c => c,
        })
        .collect();
    if line.chars().count() > WIDTH {
        shown.push('…');
    }
    shown
}
