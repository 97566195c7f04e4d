//! Links from page to page.

use std::collections::BTreeSet;

use diagnostics::{Diagnostic, Sink, codes};
use spec_draft::PageDraft;

/// Links to page files that do not exist. Where the file lies outside the folder of the API, nobody here can tell.
pub(crate) fn links<'a>(pages: impl Iterator<Item = &'a PageDraft>, sink: &mut Sink) {
    let pages: Vec<&PageDraft> = pages.collect();
    let known: BTreeSet<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    for page in &pages {
        for link in &page.links {
            let Some(target) = resolved(&page.path, &link.value) else {
                continue;
            };
            if known.contains(target.as_str()) {
                continue;
            }
            sink.push(
                Diagnostic::new(
                    codes::lower::LINK_BROKEN,
                    link.span,
                    format!("there is no page `{target}`"),
                )
                .help("mend the link, which starts at the folder of this page, or take it out"),
            );
        }
    }
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
