//! The YAML that most pages are written in, read line by line: mappings and lists in block style, of texts that end on
//! their line, and literal blocks.
//!
//! It was a fifth of a run's instructions in the parser's hands. This reader knows the one form and nothing else of YAML:
//! where a line is anything it does not know, or could mean two things, it gives up, and the parser reads the whole. A
//! test holds it to the parser's tree, value by value and byte by byte.

use std::ops::Range;

use serde_yaml::granit_parser::{Event, ScalarStyle as Written, StructureStyle};

use super::tree::Builder;

/// A key that is longer is left to the parser, which has a bound of its own.
const LONGEST_KEY: usize = 256;

/// Hands the events of `text` to the builder. Nothing where the text is not of the form; the builder is then of no use.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) -> Option<()> {
    // Looked at all together, bytes go by the dozen.
    let plain = |sign: &u8| matches!(sign, b'\n' | b' '..=b'~');
    let is_plain = text
        .as_bytes()
        .iter()
        .fold(true, |all, sign| all & plain(sign));
    if !is_plain && !text.chars().all(is_known) {
        return None;
    }
    let mut reader = Reader {
        text,
        at: 0,
        levels: Vec::new(),
        pending: None,
        builder,
    };
    while let Some(line) = reader.next_line() {
        reader.line(line)?;
    }
    reader.settle()?;
    while reader.levels.pop().is_some() {
        reader.close()?;
    }
    Some(())
}

/// Whether a sign has no meaning of its own to lines: no tab, no other line break, nothing that the parser refuses.
fn is_known(sign: char) -> bool {
    match sign {
        '\n' | ' '..='~' => true,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => false,
        sign => sign >= '\u{a0}',
    }
}

/// A collection that is not closed yet.
#[derive(Clone, Copy)]
struct Level {
    /// Where its keys or dashes stand.
    column: usize,
    is_list: bool,
}

/// A line that is not blank: where its first sign stands in the text, and its column.
#[derive(Clone, Copy)]
struct Line<'t> {
    start: usize,
    column: usize,
    /// From the first sign to the line's end, blanks at the end included.
    text: &'t str,
}

struct Reader<'t, 'b, 's> {
    text: &'t str,
    /// Where the next line starts.
    at: usize,
    levels: Vec<Level>,
    /// Where nothing stands, if no later line says what belongs there.
    pending: Option<usize>,
    builder: &'b mut Builder<'s>,
}

impl<'t> Reader<'t, '_, '_> {
    fn next_line(&mut self) -> Option<Line<'t>> {
        while self.at < self.text.len() {
            let (whole, next) = self.whole_line();
            let text = whole.trim_start_matches(' ');
            let column = whole.len() - text.len();
            let start = self.at + column;
            self.at = next;
            if !text.is_empty() {
                return Some(Line {
                    start,
                    column,
                    text,
                });
            }
        }
        None
    }

    /// The line at the reader's place without its break, and where the next one starts.
    fn whole_line(&self) -> (&'t str, usize) {
        let rest = &self.text[self.at..];
        match memchr::memchr(b'\n', rest.as_bytes()) {
            Some(end) => (&rest[..end], self.at + end + 1),
            None => (rest, self.text.len()),
        }
    }

    fn line(&mut self, line: Line<'t>) -> Option<()> {
        if line.column == 0 && (line.text.starts_with("---") || line.text.starts_with("...")) {
            return None;
        }
        let is_list = line.text == "-" || line.text.starts_with("- ");
        self.level(line, is_list)?;
        if !is_list {
            return self.entry(line);
        }
        let rest = line.text[1..].trim_start_matches(' ');
        let lead = line.text.len() - rest.len();
        let inner = Line {
            start: line.start + lead,
            column: line.column + lead,
            text: rest,
        };
        if rest.is_empty() {
            self.pending = Some(inner.start);
            return Some(());
        }
        if key(rest).is_some() {
            self.open(inner, false)?;
            return self.entry(inner);
        }
        self.value(inner, line.column)
    }

    /// Finds the collection that a line goes on with, or opens it.
    fn level(&mut self, line: Line<'t>, is_list: bool) -> Option<()> {
        let deeper = self
            .levels
            .last()
            .is_none_or(|top| line.column > top.column);
        if deeper {
            // What is deeper belongs to the key or the dash above; a text that goes on is for the parser.
            let awaited = self.pending.take().is_some() || self.levels.is_empty();
            return awaited.then(|| self.open(line, is_list))?;
        }
        self.settle()?;
        while self.levels.pop_if(|top| top.column > line.column).is_some() {
            self.close()?;
        }
        let top = self.levels.last()?;
        (top.column == line.column && top.is_list == is_list).then_some(())
    }

    /// `key: value`, or `key:` and what follows below.
    fn entry(&mut self, line: Line<'t>) -> Option<()> {
        let key = key(line.text)?;
        let end = line.start + key.len();
        self.builder.key(key, line.start..end)?;
        let rest = &line.text[key.len() + 1..];
        let value = rest.trim_start_matches(' ');
        if value.is_empty() {
            self.pending = Some(end);
            return Some(());
        }
        let start = end + 1 + rest.len() - value.len();
        let inner = Line {
            start,
            text: value,
            ..line
        };
        self.value(inner, line.column)
    }

    /// A text that stands on its line, or a literal block below it. `column` is that of the key or dash it belongs to.
    fn value(&mut self, line: Line<'t>, column: usize) -> Option<()> {
        let text = line.text.trim_end_matches(' ');
        let at = line.start..line.start + text.len();
        match text.as_bytes().first()? {
            b'|' => self.literal(text, column),
            b'"' => {
                let inner = inside(text, '"').filter(|inner| !inner.contains('\\'))?;
                self.scalar(inner, Written::DoubleQuoted, at)
            }
            b'\'' => self.scalar(inside(text, '\'')?, Written::SingleQuoted, at),
            _ => {
                is_plain(text).then_some(())?;
                self.scalar(text, Written::Plain, at)
            }
        }
    }

    /// The lines of a literal block behind its mark.
    fn literal(&mut self, mark: &str, column: usize) -> Option<()> {
        let clipped = match mark {
            "|" => true,
            "|-" => false,
            _ => return None,
        };
        let first = self.at;
        let (line, _) = self.whole_line();
        let indent = line.len() - line.trim_start_matches(' ').len();
        if indent <= column || indent == line.len() {
            return None;
        }
        let mut value = String::new();
        let mut end = self.text.len();
        while self.at < self.text.len() {
            let (line, next) = self.whole_line();
            let bare = line.trim_start_matches(' ');
            let lead = line.len() - bare.len();
            if !bare.is_empty() && lead < indent {
                end = self.at + lead;
                break;
            }
            // Blanks beyond the indentation of an empty line are text; whether they are at the end of a block depends.
            if bare.is_empty() && lead > indent {
                return None;
            }
            value.push_str(line.get(indent..).unwrap_or_default());
            value.push('\n');
            self.at = next;
        }
        if self.at == self.text.len() && !self.text.ends_with('\n') {
            return None;
        }
        let kept = value.trim_end_matches('\n').len();
        value.truncate(kept + usize::from(clipped));
        self.scalar(&value, Written::Literal, first + indent..end)
    }

    /// Opens a collection at the first sign of a line.
    fn open(&mut self, line: Line<'t>, is_list: bool) -> Option<()> {
        let column = line.column;
        self.levels.push(Level { column, is_list });
        let event = if is_list {
            Event::SequenceStart(StructureStyle::Block, 0, None)
        } else {
            Event::MappingStart(StructureStyle::Block, 0, None)
        };
        self.builder.take(event, line.start..line.start).ok()
    }

    /// Closes the collection that was opened last; a block covers what it holds, wherever it ends.
    fn close(&mut self) -> Option<()> {
        self.builder.take(Event::MappingEnd, 0..0).ok()
    }

    /// Says that nothing stands where something could have.
    fn settle(&mut self) -> Option<()> {
        match self.pending.take() {
            Some(at) => self.scalar("~", Written::Plain, at..at),
            None => Some(()),
        }
    }

    fn scalar(&mut self, value: &str, style: Written, at: Range<usize>) -> Option<()> {
        let event = Event::Scalar(value.into(), style, 0, None);
        self.builder.take(event, at).ok()
    }
}

/// The key at the start of a text: a word before a colon that a blank or nothing follows.
fn key(text: &str) -> Option<&str> {
    let end = text.bytes().position(|sign| !is_word(sign))?;
    let behind = text[end..].strip_prefix(':')?;
    let fits = (1..=LONGEST_KEY).contains(&end) && text.as_bytes()[0].is_ascii_alphanumeric();
    (fits && (behind.is_empty() || behind.starts_with(' '))).then(|| &text[..end])
}

fn is_word(sign: u8) -> bool {
    sign.is_ascii_alphanumeric() || matches!(sign, b'_' | b'-' | b'.')
}

/// What stands between quotes that open and close a text and stand nowhere inside.
fn inside(text: &str, quote: char) -> Option<&str> {
    let inner = text.strip_prefix(quote)?.strip_suffix(quote)?;
    (!inner.contains(quote)).then_some(inner)
}

/// Whether a text without quotes holds no sign that YAML reads.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let starts = match bytes {
        [] | [b'-'] | [b'-', b' ', ..] => false,
        [first, ..] => !b"?:,[]{}#&*!|>'\"%@`".contains(first),
    };
    let is_mark = |at: usize| match bytes[at] {
        b':' => matches!(bytes.get(at + 1), None | Some(b' ')),
        _ => at > 0 && bytes[at - 1] == b' ',
    };
    starts && !memchr::memchr2_iter(b':', b'#', bytes).any(is_mark)
}

#[cfg(test)]
mod tests;
