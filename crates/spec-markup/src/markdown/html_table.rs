//! Tables written as HTML. They are read as the tables of pipes are: sites use both on one page.

use diagnostics::Spanned;

use super::scan::{Body, Taken};
use crate::{Block, Table};

const OPEN: &str = "<table";
const CLOSE: &str = "</table>";

/// The table that opens at `at`; nothing where it never closes, holds another one, or has no rows below its head.
pub(super) fn read(body: Body<'_>, at: usize) -> Option<Taken> {
    // Up to the next table alone: a page of nothing but opening tags is read once.
    let rest = &body.text[at + OPEN.len()..];
    let rest = &rest[..find(rest, OPEN).unwrap_or(rest.len())];
    let length = OPEN.len() + find(rest, CLOSE)?;
    let inner = at + OPEN.len()..at + length;
    let mut rows = rows(body, inner).into_iter();
    let header = rows.next()?;
    let rows: Vec<_> = rows.collect();
    let end = at + length + CLOSE.len();
    (!rows.is_empty()).then(|| Taken {
        end,
        block: Some(Block::Table(Table {
            span: body.span(at..end),
            header,
            rows,
        })),
    })
}

/// Where a tag stands, in letters of either case.
fn find(text: &str, tag: &str) -> Option<usize> {
    let bytes = text.as_bytes().windows(tag.len());
    let mut fitting = bytes
        .enumerate()
        .filter(|(_, found)| found.eq_ignore_ascii_case(tag.as_bytes()));
    fitting.next().map(|(at, _)| at)
}

/// The cells between the tags; a cell ends where the next one or the row does.
fn rows(body: Body<'_>, range: std::ops::Range<usize>) -> Vec<Vec<Spanned<String>>> {
    let mut rows: Vec<Vec<Spanned<String>>> = Vec::new();
    let mut open = None;
    let mut at = range.start;
    while let Some(start) = body.text[at..range.end].find('<').map(|found| at + found) {
        let Some(end) = body.text[start..range.end]
            .find('>')
            .map(|found| start + found + 1)
        else {
            break;
        };
        let tag = body.text[start + 1..end - 1].to_ascii_lowercase();
        let name = tag
            .split(|sign: char| sign.is_whitespace())
            .next()
            .unwrap_or_default();
        if matches!(name, "td" | "th" | "tr" | "/td" | "/th" | "/tr") {
            if let (Some(from), Some(row)) = (open.take(), rows.last_mut()) {
                row.push(cell(body, from..start));
            }
            match name {
                "tr" => rows.push(Vec::new()),
                "td" | "th" => open = Some(end),
                _ => {}
            }
        }
        at = end;
    }
    rows.retain(|row| !row.is_empty());
    rows
}

/// The text of a cell: lines joined, tags taken off, code in backticks.
fn cell(body: Body<'_>, range: std::ops::Range<usize>) -> Spanned<String> {
    let raw = &body.text[range.clone()];
    let lead = raw.len() - raw.trim_start().len();
    let start = range.start + lead;
    let span = body.span(start..start + raw.trim().len());
    let mut plain = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, tagged)) = rest.split_once('<') {
        plain.push_str(before);
        let tag = tagged.trim_start_matches('/').to_ascii_lowercase();
        let is_tag = tag.starts_with(|sign: char| sign.is_ascii_alphabetic());
        let Some((inner, behind)) = tagged.split_once('>').filter(|_| is_tag) else {
            plain.push('<');
            rest = tagged;
            continue;
        };
        match inner.trim_matches(['/', ' ']).to_ascii_lowercase().as_str() {
            "br" | "p" | "li" | "div" => plain.push(' '),
            "code" => plain.push('`'),
            _ => {}
        }
        rest = behind;
    }
    plain.push_str(rest);
    let words: Vec<&str> = plain.split_whitespace().collect();
    Spanned::new(unescaped(&words.join(" ")), span)
}

fn unescaped(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#124;", "|"),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ]
    .into_iter()
    .fold(text.to_owned(), |text, (name, sign)| {
        text.replace(name, sign)
    })
}
