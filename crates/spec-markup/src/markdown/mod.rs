//! The body of a page as blocks.
//!
//! Code, JSX and MDX lines are taken out first by a scan of lines, because Markdown's own rules would end a JSX element
//! at a blank line and let an unclosed fence swallow the rest of the page. What remains goes to pulldown-cmark; both
//! results meet again in the order of the page.

mod admonition;
mod blocks;
mod fence;
mod html_table;
mod jsx;
mod scan;
mod table;
mod unruled;

use diagnostics::codes::markup as codes;
use diagnostics::{Diagnostic, Sink};

use crate::{Block, Limits, MappedText};

/// The blocks of a text of Markdown.
pub fn blocks(text: &MappedText, limits: &Limits, sink: &mut Sink) -> Vec<Block> {
    if let Some(at) = too_deep(text.text(), limits.depth) {
        sink.push(
            Diagnostic::new(
                codes::MARKDOWN_TOO_DEEP,
                text.span(at..at),
                "quotes, lists or brackets nest too deep",
            )
            .help(format!("nest at most {} levels", limits.depth)),
        );
        return Vec::new();
    }
    let scanned = scan::scan(text, limits, sink);
    let mut found = scanned.taken;
    found.extend(blocks::read(&text.under(scanned.rest), limits.depth));
    found.sort_by_key(|(at, _)| *at);
    let found: Vec<Block> = found.into_iter().map(|(_, block)| block).collect();
    unruled::check(&found, sink);
    found
}

/// Where a line nests beyond the limit; asked before any reader sees the text.
fn too_deep(body: &str, limit: usize) -> Option<usize> {
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let marks = |signs: &[char]| line.chars().filter(|c| signs.contains(c)).count();
        let leading = line
            .chars()
            .take_while(|c| c.is_whitespace() || matches!(c, '>' | '-' | '*' | '+'))
            .filter(|c| *c == '>')
            .count();
        let items = line
            .split_whitespace()
            .take_while(|word| matches!(*word, "-" | "*" | "+"))
            .count();
        if leading > limit
            || items > limit
            || line.len() > 4096 && marks(&['[', '*', '_', '!', '`']) > line.len() / 2
        {
            return Some(at);
        }
        at += line.len();
    }
    None
}
