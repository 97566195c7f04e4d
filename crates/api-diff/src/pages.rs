//! Pages: which moved, and which read differently though no other change says so.

use std::collections::{BTreeMap, BTreeSet};

use crate::log::Log;
use crate::pairing::Paired;
use crate::wire::moved_pages;
use crate::{Change, Class, Kind, Spot};

/// Adds what is to be said of pages.
pub(crate) fn compare(log: &mut Log<'_>) {
    let moved = moved_pages(log);
    let old: BTreeMap<&str, (&str, &str)> = texts(&log.old);
    let new: BTreeMap<&str, (&str, &str)> = texts(&log.new);
    let told = told(&log.changes);
    let mut added = Vec::new();
    let places: Vec<&str> = old.keys().copied().collect();
    let others: Vec<&str> = new.keys().copied().collect();
    let from = |page: &&str| {
        let page = moved.get(*page).map_or(*page, String::as_str);
        Some(page.to_owned())
    };
    // What declares nothing is known by what it says.
    let paired = Paired::new(&places, &others)
        .by(from, |page| Some((*page).to_owned()))
        .by(|page| Some(old[page].1), |page| Some(new[page].1));
    for (a, b) in paired.both {
        let ((from, was), (to, is)) = (old[a], new[b]);
        if a != b {
            let message = format!("the page was `{from}`");
            let spots = (Some((from, 1)), Some((to, 1)));
            added.push(change(Kind::PageMoved, to, message, spots.0, spots.1));
        }
        if was != is && !told.contains(from) && !told.contains(to) {
            let line = first_difference(was, is);
            let message = "the page reads differently and means the same".to_owned();
            let spots = (Some((from, line)), Some((to, line)));
            added.push(change(Kind::PageEdited, to, message, spots.0, spots.1));
        }
    }
    for page in paired
        .gone
        .iter()
        .map(|page| old[*page].0)
        .filter(|page| !told.contains(*page))
    {
        let message = "the page is gone".to_owned();
        added.push(change(
            Kind::PageRemoved,
            page,
            message,
            Some((page, 1)),
            None,
        ));
    }
    for page in paired
        .come
        .iter()
        .map(|page| new[*page].0)
        .filter(|page| !told.contains(*page))
    {
        let message = "the page is new".to_owned();
        added.push(change(
            Kind::PageAdded,
            page,
            message,
            None,
            Some((page, 1)),
        ));
    }
    log.changes.extend(added);
}

fn texts<'a>(side: &crate::Side<'a>) -> BTreeMap<&'a str, (&'a str, &'a str)> {
    let all = side.texts.iter();
    all.map(|(page, text)| (side.below(page), (page.as_str(), text.as_str())))
        .collect()
}

/// Pages that a change names already.
fn told(changes: &[Change]) -> BTreeSet<String> {
    let spots = changes.iter().flat_map(|change| [&change.old, &change.new]);
    spots.flatten().map(|spot| spot.page.clone()).collect()
}

fn first_difference(old: &str, new: &str) -> u32 {
    let same = old
        .lines()
        .zip(new.lines())
        .take_while(|(a, b)| a == b)
        .count();
    u32::try_from(same + 1).unwrap_or(u32::MAX)
}

fn change(
    kind: Kind,
    subject: &str,
    message: String,
    old: Option<(&str, u32)>,
    new: Option<(&str, u32)>,
) -> Change {
    let spot = |place: Option<(&str, u32)>| {
        place.map(|(page, line)| Spot {
            page: page.to_owned(),
            line,
        })
    };
    Change {
        kind,
        wire: Class::DocsOnly,
        rust: Class::DocsOnly,
        subject: subject.to_owned(),
        member: String::new(),
        message,
        old: spot(old),
        new: spot(new),
        items: Vec::new(),
        owner: String::new(),
        name: String::new(),
        was: String::new(),
    }
}
