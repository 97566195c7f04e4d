//! Links from one page to another, wherever they stand: body, front matter, tables.

use diagnostics::{FileId, Span, Spanned};

/// The targets of Markdown links to page files (`[text](../order/place.md)`), code blocks left out. Links into the web,
/// to places of this page and to addresses of a site are none.
pub(crate) fn to_pages(file: FileId, text: &str) -> Vec<Spanned<String>> {
    let mut found = Vec::new();
    if !text.contains("](") {
        return found;
    }
    let (mut at, mut fenced) = (0, false);
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            of_line(file, line, at, &mut found);
        }
        at += line.len();
    }
    found
}

fn of_line(file: FileId, line: &str, at: usize, found: &mut Vec<Spanned<String>>) {
    const OPEN: &str = "](";
    let mut next = 0;
    // A target ends before the next one begins, so each sign of a line is looked at once.
    for part in line.split(OPEN) {
        let start = next;
        next += part.len() + OPEN.len();
        let Some(end) = part.find([')', ' ', '\n']).filter(|_| start > 0) else {
            continue;
        };
        let target = &part[..end];
        let page = target.split('#').next().unwrap_or_default();
        let of_page = page
            .rsplit_once('.')
            .is_some_and(|(_, ending)| ["md", "mdx"].contains(&ending));
        if of_page && !target.contains("://") && !target.starts_with(['/', '<', '@']) {
            let span = Span::new(file, at + start, at + start + page.len());
            found.push(Spanned::new(page.to_owned(), span));
        }
    }
}
