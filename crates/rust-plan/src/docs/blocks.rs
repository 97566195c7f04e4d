//! Blocks of foreign Markdown: paragraphs, list items and code blocks; everything else is flattened into these.

use std::borrow::Cow;

use super::{inline, wrap};

/// The lines of cleaned Markdown.
pub(super) fn clean(markdown: &str, width: usize) -> Vec<String> {
    let mut out = Writer {
        width,
        lines: Vec::new(),
        open: Open::Nothing,
    };
    let text = visible_lines(markdown);
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let line = line.trim_start_matches(['>', ' ']).trim_end();
        if let Some(fence) = fence(line) {
            out.flush();
            let body: Vec<&str> = lines
                .by_ref()
                .take_while(|line| !line.trim_start().starts_with(fence))
                .collect();
            out.code_block(line, &body);
        } else {
            out.line(line);
        }
    }
    out.flush();
    out.lines
}

/// A text on one line: line breaks become spaces.
pub(super) fn flat(text: &str) -> String {
    let visible = visible_lines(text);
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value on one line: what cannot be seen is written as its code point.
pub(super) fn visible(value: &str) -> Cow<'_, str> {
    if value.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return value.into();
    }
    let mut out = String::new();
    for c in value.chars() {
        if is_hidden(c) || (c.is_whitespace() && c != ' ') {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    out.into()
}

/// The text with `\n` as its only control character and without marks that nobody sees.
fn visible_lines(text: &str) -> Cow<'_, str> {
    let plain = |b: u8| b == b'\n' || b == b' ' || b.is_ascii_graphic();
    if text.bytes().all(plain) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => Some('\n'),
            c if c.is_whitespace() => Some(' '),
            c if is_hidden(c) => None,
            c => Some(c),
        })
        .collect()
}

/// Control characters, marks of direction and of zero width, tags, and private or unassigned planes.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{10ffff}')
}

/// The mark of an item without a number.
const BULLET: &str = "-";

/// What is being gathered.
enum Open {
    Nothing,
    Paragraph(String),
    /// The mark of a list item, and its text.
    Item(String, String),
}

struct Writer {
    width: usize,
    lines: Vec<String>,
    open: Open,
}

impl Writer {
    fn line(&mut self, line: &str) {
        if line.is_empty() || is_rule(line) {
            self.flush();
        } else if let Some((marker, item)) = list_item(line) {
            self.flush();
            self.open = Open::Item(marker.to_owned(), item.to_owned());
        } else if let Some(heading) = heading(line) {
            self.flush();
            self.open = Open::Paragraph(heading.to_owned());
            self.flush();
        } else if let Some(row) = line.strip_prefix('|') {
            self.flush();
            self.row(row);
        } else {
            match &mut self.open {
                Open::Nothing => self.open = Open::Paragraph(line.to_owned()),
                Open::Paragraph(text) | Open::Item(_, text) => {
                    text.push(' ');
                    text.push_str(line);
                }
            }
        }
    }

    /// A row of a table as an item of a list.
    fn row(&mut self, row: &str) {
        let cells: Vec<&str> = row
            .trim_end_matches('|')
            .split('|')
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect();
        let delimiter = cells
            .iter()
            .all(|cell| cell.chars().all(|c| c == '-' || c == ':'));
        if !delimiter {
            self.open = Open::Item(BULLET.to_owned(), cells.join(" — "));
            self.flush();
        }
    }

    fn flush(&mut self) {
        let lines = match std::mem::replace(&mut self.open, Open::Nothing) {
            Open::Nothing => return,
            Open::Paragraph(text) => wrap::paragraph(&inline::escape(&text), self.width, ""),
            Open::Item(marker, text) => {
                let lines = wrap::item(&marker, &inline::escape(&text), self.width);
                // Items of one list stand together.
                if !lines.is_empty()
                    && self
                        .lines
                        .iter()
                        .next_back()
                        .is_some_and(|last| is_item(last))
                {
                    self.lines.extend(lines);
                    return;
                }
                lines
            }
        };
        super::add_block(&mut self.lines, lines);
    }

    fn code_block(&mut self, opening: &str, body: &[&str]) {
        if body.iter().all(|line| line.trim().is_empty()) {
            return;
        }
        let longest = body.iter().map(|line| longest_run(line)).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        let info = opening.trim_start_matches(['`', '~']).trim();
        let language = if info.eq_ignore_ascii_case("json") {
            "json"
        } else {
            "text"
        };
        let mut lines = vec![format!("{fence}{language}")];
        lines.extend(body.iter().map(|line| line.trim_end().to_owned()));
        lines.push(fence);
        super::add_block(&mut self.lines, lines);
    }
}

fn fence(line: &str) -> Option<&'static str> {
    ["```", "~~~"]
        .into_iter()
        .find(|fence| line.starts_with(fence))
}

fn longest_run(line: &str) -> usize {
    line.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Whether a line draws a rule or underlines a heading.
fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| *c != ' ');
    let Some(first) = signs.next() else {
        return true;
    };
    "-=*_".contains(first) && line.len() >= 3 && signs.all(|c| c == first)
}

fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    (1..=6).contains(&level).then_some(text)?;
    text.starts_with(' ').then(|| text.trim())
}

/// The mark and the text of a list item, bulleted or numbered.
fn list_item(line: &str) -> Option<(&str, &str)> {
    let bulleted = ["- ", "* ", "+ ", "• "].into_iter();
    let text = bulleted
        .clone()
        .find_map(|bullet| line.strip_prefix(bullet));
    if let Some(text) = text {
        return Some((BULLET, text.trim())).filter(|(_, text)| !text.is_empty());
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    let text = rest
        .strip_prefix(". ")
        .or_else(|| rest.strip_prefix(") "))?
        .trim();
    // The number is part of what is said: `1. limit order`.
    ((1..=3).contains(&digits) && !text.is_empty()).then_some((number, text))
}

/// Whether a line that this module wrote belongs to a list.
fn is_item(line: &str) -> bool {
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with("- ")
        || line.starts_with("  ")
        || (numbered.len() < line.len() && numbered.starts_with(". "))
}
