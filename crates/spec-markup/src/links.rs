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
    for (open, _) in line.match_indices("](") {
        let start = open + 2;
        let rest = &line[start..];
        let Some(end) = rest.find([')', ' ', '\n']) else {
            continue;
        };
        let target = &rest[..end];
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
