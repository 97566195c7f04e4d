//! One pass over the lines that takes out what Markdown must not see.

use diagnostics::{Sink, Span};

use super::{admonition, fence, html_table, jsx};
use crate::{Block, Limits, MappedText};

/// Findings about fences in one body; a text that is all faults is told of once in a while.
const MOST: usize = 40;

/// What was taken out, by position, and what is left: the same bytes with blanks where something was taken.
pub(super) struct Scanned {
    pub(super) taken: Vec<(usize, Block)>,
    pub(super) rest: String,
}

/// The text of a body, at hand as a string.
#[derive(Clone, Copy)]
pub(super) struct Body<'a> {
    pub(super) mapped: &'a MappedText,
    pub(super) text: &'a str,
    /// Where the last `CodeBlock` element closes; looked up once, since many may open and none close.
    pub(super) last_close: Option<usize>,
    /// How many findings the sink may hold before fences are no longer told of.
    pub(super) most: usize,
    pub(super) limits: Limits,
}

impl<'a> Body<'a> {
    pub(super) fn span(self, range: std::ops::Range<usize>) -> Span {
        self.mapped.span(range)
    }

    /// The line at `at`, its end included.
    pub(super) fn line(self, at: usize) -> &'a str {
        self.text[at..]
            .split_inclusive('\n')
            .next()
            .unwrap_or_default()
    }
}

/// Something that was recognised: where it ends, and what it is.
pub(super) struct Taken {
    pub(super) end: usize,
    pub(super) block: Option<Block>,
}

pub(super) fn scan(mapped: &MappedText, limits: &Limits, sink: &mut Sink) -> Scanned {
    let text = mapped.text();
    let last_close = text.rfind(jsx::CLOSE);
    let body = Body {
        mapped,
        text,
        last_close,
        most: sink.len() + MOST,
        limits: *limits,
    };
    let mut rest = String::with_capacity(text.len());
    let mut taken = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let line = body.line(at);
        let Some(found) = recognise(body, at, line, sink) else {
            if is_rule(line) {
                rest.extend(line.chars().flat_map(plain_blanks));
            } else {
                rest.push_str(line);
            }
            at += line.len();
            continue;
        };
        let end = found.end.clamp(at + 1, text.len());
        let blank = |byte| if byte == b'\n' { '\n' } else { ' ' };
        rest.extend(text[at..end].bytes().map(blank));
        taken.extend(found.block.map(|block| (at, block)));
        at = end;
    }
    Scanned { taken, rest }
}

/// The rule below the head of a table: pages put tabs and blanks of other kinds into it, and Markdown knows no table then.
fn is_rule(line: &str) -> bool {
    line.contains('-')
        && line.contains('|')
        && line
            .chars()
            .all(|sign| sign.is_whitespace() || matches!(sign, '|' | '-' | ':'))
}

/// A sign of the same length with any blank but the end of the line as blanks.
fn plain_blanks(sign: char) -> impl Iterator<Item = char> {
    let blank = sign.is_whitespace() && !matches!(sign, '\n' | '\r');
    let (sign, count) = if blank {
        (' ', sign.len_utf8())
    } else {
        (sign, 1)
    };
    std::iter::repeat_n(sign, count)
}

fn recognise(body: Body<'_>, at: usize, line: &str, sink: &mut Sink) -> Option<Taken> {
    let trimmed = line.trim_start();
    let indent = line.len() - trimmed.len();
    let line_end = at + line.len();
    if let Some(found) = fence::read(body, at, sink) {
        return Some(found);
    }
    if trimmed.starts_with("<CodeBlock") {
        return jsx::code_block(body, at + indent);
    }
    if trimmed
        .get(..6)
        .is_some_and(|tag| tag.eq_ignore_ascii_case("<table"))
        && let Some(found) = html_table::read(body, at + indent)
    {
        return Some(found);
    }
    if indent == 0 && (is_import(trimmed) || trimmed.starts_with("export ")) {
        let span = body.span(at..at + line.trim_end().len());
        return Some(Taken {
            end: line_end,
            block: Some(Block::Module(span)),
        });
    }
    if trimmed.starts_with(":::") {
        return Some(admonition::read(body, at + indent, sink));
    }
    for (open, close) in [("{/*", "*/}"), ("<!--", "-->")] {
        if trimmed.starts_with(open) {
            let end = body.text[at..]
                .find(close)
                .map_or(body.text.len(), |end| at + end + close.len());
            return Some(Taken { end, block: None });
        }
    }
    None
}

fn is_import(line: &str) -> bool {
    line.starts_with("import ")
        && (line.contains(" from ") || line.contains('\'') || line.contains('"'))
}
