//! Links from one page to another, wherever they stand: body, front matter, tables. And what links can lead to.

use std::borrow::Cow;

use diagnostics::{FileId, Span, Spanned};
use percent_encoding::percent_decode_str;

use crate::lines;

/// What a page has to do with links.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// The links to pages and to places of pages. Links into the web and to addresses of a site are none.
    pub to: Vec<Link>,
    /// The places of the page that links can name: headings and `id="…"` as written, and what the page calls itself.
    pub places: Vec<String>,
    /// Whether the page states an address of its own, which its path does not tell.
    pub moved: bool,
}

/// A link, in Markdown (`[text](../order/place.md#errors)`) or HTML (`<a href="#errors">`).
#[derive(Clone, Debug)]
pub struct Link {
    /// The page as written, `%20` resolved; empty where the link leads to a place and names no page.
    pub page: Spanned<String>,
    /// What stands behind `#`, as written.
    pub place: Option<Spanned<String>>,
}

/// Reads links and places of a text, code blocks left out.
pub(crate) fn read(file: FileId, text: &str) -> Links {
    let mut links = Links::default();
    let has_links = text.contains("](") || text.contains("href=");
    let has_marks = memchr::memchr2(b'=', b'#', text.as_bytes()).is_some();
    let (mut at, mut fenced) = (0, false);
    for end in lines::ends(text) {
        let line = &text[at..end];
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            if has_links {
                of_line(file, line, at, &mut links.to);
            }
            own_places(line, &mut links);
            if has_marks {
                places(line, &mut links);
            }
        }
        at = end;
    }
    links
}

fn of_line(file: FileId, line: &str, at: usize, found: &mut Vec<Link>) {
    for open in ["](", "href=\""] {
        let mut next = 0;
        // A target ends before the next one begins, so each sign of a line is looked at once.
        for part in line.split(open) {
            let start = next;
            next += part.len() + open.len();
            if start == 0 {
                continue;
            }
            let Some(end) = part.find([')', ' ', '"', '\n']) else {
                continue;
            };
            // A blank ends a target only where a title follows; else the brackets hold words and no link.
            let (target, behind) = part.split_at(end);
            if behind.starts_with([')', '"']) || behind.starts_with(" \"") {
                found.extend(link(file, target, at + start));
            }
        }
    }
}

/// A link to a page file, to a page by its path without an ending, or to a place.
fn link(file: FileId, target: &str, at: usize) -> Option<Link> {
    if target.contains("://") || target.starts_with(['/', '<', '@']) {
        return None;
    }
    let (page, place) = match target.split_once('#') {
        Some((page, place)) => (page, Some(place)),
        None => (target, None),
    };
    let leads = match ending(page) {
        Some(ending) => is_of_page(ending),
        None if page.is_empty() => place.is_some_and(|place| !place.is_empty()),
        None => page.starts_with("./") || page.starts_with("../"),
    };
    leads.then(|| Link {
        page: Spanned::new(decoded(page), Span::new(file, at, at + page.len())),
        place: place.map(|place| {
            let start = at + page.len() + 1;
            Spanned::new(decoded(place), Span::new(file, start, start + place.len()))
        }),
    })
}

impl Link {
    /// Whether it names the file of a page, ending and all.
    #[must_use]
    pub fn names_file(&self) -> bool {
        ending(&self.page.value).is_some_and(is_of_page)
    }
}

fn ending(page: &str) -> Option<&str> {
    let name = page.rsplit('/').next()?;
    name.rsplit_once('.').map(|(_, ending)| ending)
}

fn is_of_page(ending: &str) -> bool {
    ["md", "mdx"].contains(&ending)
}

/// A text with `%20` and the like resolved.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Notes what a line says that the page is called, and whether it has an address of its own.
fn own_places(line: &str, links: &mut Links) {
    if !line.starts_with(['t', 'i', 's', 'p']) {
        return;
    }
    for key in ["title:", "id:", "sidebar_label:"] {
        links
            .places
            .extend(line.strip_prefix(key).map(|value| value.trim().to_owned()));
    }
    links.moved |= line.starts_with("slug:") || line.starts_with("permalink:");
}

/// Notes the headings and marks of a line.
fn places(line: &str, links: &mut Links) {
    let bare = line.trim_start();
    if bare.starts_with('#') {
        let text = bare.trim_start_matches('#').trim();
        let (text, named) = text.split_once("{#").unwrap_or((text, ""));
        links.places.push(without_tags(text).into_owned());
        let named = named.split('}').next().unwrap_or_default();
        links
            .places
            .extend((!named.is_empty()).then(|| named.to_owned()));
    }
    if memchr::memchr(b'=', line.as_bytes()).is_none() {
        return;
    }
    for mark in ["id=", "name="] {
        for part in line.split(mark).skip(1) {
            let quote = part
                .chars()
                .next()
                .filter(|sign| ['"', '\''].contains(sign));
            let named = quote.and_then(|quote| part[1..].split_once(quote));
            links
                .places
                .extend(named.map(|(named, _)| named.to_owned()));
        }
    }
}

fn without_tags(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return text.into();
    }
    let mut parts = text.split('<');
    let first = parts.next().unwrap_or_default();
    let behind = parts.map(|part| part.split_once('>').map_or("", |(_, text)| text));
    std::iter::once(first).chain(behind).collect()
}
