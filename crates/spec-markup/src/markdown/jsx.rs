//! `<CodeBlock language="json" title="Response">{`…`}</CodeBlock>`.

use super::fence::attribute;
use super::scan::{Body, Taken};
use crate::{Block, CodeBlock, MappedText};

pub(super) const CLOSE: &str = "</CodeBlock>";

/// The element that opens at `at`; nothing where it does not close.
pub(super) fn code_block(body: Body<'_>, at: usize) -> Option<Taken> {
    body.last_close.filter(|close| *close >= at)?;
    let rest = &body.text[at..];
    let close = rest.find(CLOSE)?;
    let element = &rest[..close];
    let tag = tag_end(element)?;
    let inner = &element[tag..];
    let literal = inner.find('`').filter(|open| inner[..*open].trim() == "{");
    let (start, raw) = match literal {
        Some(open) => {
            let end = inner
                .rfind('`')
                .filter(|end| end > &open)
                .unwrap_or(inner.len());
            (at + tag + open + 1, &inner[open + 1..end])
        }
        None => (at + tag, inner),
    };
    let block = CodeBlock {
        language: attribute(&element[..tag], "language"),
        title: attribute(&element[..tag], "title"),
        text: unescape(body, start, raw),
        span: body.span(at..at + close + CLOSE.len()),
    };
    Some(Taken {
        end: at + close + CLOSE.len(),
        block: Some(Block::Code(block)),
    })
}

/// Behind the `>` of the opening tag; one inside quotes or braces does not end it.
fn tag_end(element: &str) -> Option<usize> {
    let (mut quote, mut braces) = (None, 0_i32);
    for (at, c) in element.char_indices() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '{') => braces += 1,
            (None, '}') => braces -= 1,
            (None, '>') if braces <= 0 => return Some(at + 1),
            (Some(_) | None, _) => {}
        }
    }
    None
}

/// The text of a template literal, its escapes resolved.
fn unescape(body: Body<'_>, start: usize, raw: &str) -> MappedText {
    let lead = raw.len() - raw.trim_start_matches(['\n', '\r']).len();
    let raw = raw[lead..].trim_end();
    let mapped = body.mapped.slice(start + lead..start + lead + raw.len());
    mapped.without(|rest| {
        let escaped = rest
            .strip_prefix('\\')
            .is_some_and(|next| next.starts_with(['`', '\\', '$', '{']));
        usize::from(escaped)
    })
}
