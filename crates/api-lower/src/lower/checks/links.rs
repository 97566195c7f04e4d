//! Links from page to page, and to places of pages.

use std::collections::BTreeSet;

use diagnostics::{Diagnostic, Sink, codes};
use spec_draft::PageDraft;
use spec_markup::Link;

/// Links to pages and places that do not exist. Where a page lies outside the folder of the API, nobody here can tell.
pub(crate) fn links<'a>(pages: impl Iterator<Item = &'a PageDraft>, sink: &mut Sink) {
    let pages: Vec<&PageDraft> = pages.collect();
    if pages.iter().all(|page| page.links.to.is_empty()) {
        return;
    }
    let known = Known::of(&pages);
    for page in &pages {
        for link in &page.links.to {
            let missing = known.page_missing(page, link);
            if let Some(finding) = missing.or_else(|| known.place_missing(link)) {
                sink.push(finding);
            }
        }
    }
}

/// What links can lead to.
struct Known<'a> {
    /// Paths of page files.
    files: BTreeSet<&'a str>,
    /// Paths without their endings, and with the names that pages give themselves, in small letters; folders too.
    /// Nothing where a page has an address that its path does not tell.
    addresses: Option<BTreeSet<String>>,
    /// Places of all pages, which a site may show as one.
    places: BTreeSet<String>,
}

impl<'a> Known<'a> {
    fn of(pages: &[&'a PageDraft]) -> Self {
        let stated = pages.iter().any(|page| page.links.moved);
        Self {
            files: pages.iter().map(|page| page.path.as_str()).collect(),
            addresses: (!stated).then(|| pages.iter().flat_map(|page| addresses(page)).collect()),
            places: pages
                .iter()
                .flat_map(|page| {
                    let names = page.path.split(['/', '.']);
                    let places = page.links.places.iter().map(String::as_str);
                    places.chain(names).map(plain)
                })
                .collect(),
        }
    }

    fn page_missing(&self, page: &PageDraft, link: &Link) -> Option<Diagnostic> {
        let written = link.page.value.as_str();
        let target = resolved(&page.path, written)?;
        let there = if link.names_file() {
            self.files.contains(target.as_str())
        } else {
            // A site may show a page as a folder, from which links then start.
            let below = resolved(&format!("{}/", stem(&page.path)), written);
            let targets = [Some(target.clone()), below];
            let addresses = self.addresses.as_ref()?;
            written.is_empty()
                || targets
                    .into_iter()
                    .flatten()
                    .any(|target| addresses.contains(&target.to_lowercase()))
        };
        (!there).then(|| {
            Diagnostic::new(
                codes::lower::LINK_BROKEN,
                link.page.span,
                format!("there is no page `{target}`"),
            )
            .help("mend the link, which starts at the folder of this page, or take it out")
        })
    }

    fn place_missing(&self, link: &Link) -> Option<Diagnostic> {
        let place = link
            .place
            .as_ref()
            .filter(|place| !place.value.is_empty())?;
        let wanted = plain(&place.value);
        // The second of two equal headings has its number behind its name.
        let first = wanted.trim_end_matches(|sign: char| sign.is_ascii_digit());
        let there = self.places.contains(&wanted) || self.places.contains(first);
        (!there).then(|| {
            Diagnostic::new(
                codes::lower::LINK_BROKEN,
                place.span,
                format!("no page has a heading or an `id` named `{}`", place.value),
            )
            .help("write the name of a heading, words joined by `-`, or take the link out")
        })
    }
}

/// A name without what sites change in it: case, blanks and signs.
fn plain(name: &str) -> String {
    let signs = name.chars().filter(|sign| sign.is_alphanumeric());
    signs.flat_map(char::to_lowercase).collect()
}

fn stem(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}

/// The addresses under which a page may be found, and those of its folders.
fn addresses(page: &PageDraft) -> impl Iterator<Item = String> {
    let stem = stem(&page.path).to_lowercase();
    let folder = stem.rsplit_once('/').map_or("", |(folder, _)| folder);
    let named: Vec<String> = page
        .links
        .places
        .iter()
        .map(|name| {
            [folder, "/", name]
                .concat()
                .trim_start_matches('/')
                .to_lowercase()
        })
        .collect();
    let ends: Vec<usize> = stem.match_indices('/').map(|(at, _)| at).collect();
    let folders: Vec<String> = ends.into_iter().map(|at| stem[..at].to_owned()).collect();
    folders.into_iter().chain(named).chain([stem])
}

/// The path that a link of a page leads to, below the folder of the API.
fn resolved(from: &str, link: &str) -> Option<String> {
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    for step in link.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()?),
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}
