//! Scalars with the way back from their value to the bytes of the file.

use std::ops::Range;

use serde_yaml::granit_parser::ScalarStyle as Written;

use super::read::Source;
use crate::{MappedText, ScalarStyle, Yaml, YamlKind};

/// A scalar that the parser has read as `value`, at a range of the source.
pub(super) fn scalar(value: &str, style: Written, at: Range<usize>, source: &Source<'_>) -> Yaml {
    let raw = source.text.get(at.clone()).unwrap_or_default();
    let start = small(source.offset + at.start);
    let mapped =
        |pieces, end: usize| MappedText::pieced(value, source.file, pieces, start + small(end));
    let kind = match style {
        Written::Plain => plain(raw, start as usize, source),
        Written::SingleQuoted => YamlKind::Scalar(
            mapped(
                quoted(value, raw, start, false),
                raw.len().saturating_sub(1),
            ),
            ScalarStyle::Quoted,
        ),
        Written::DoubleQuoted => YamlKind::Scalar(
            mapped(quoted(value, raw, start, true), raw.len().saturating_sub(1)),
            ScalarStyle::Quoted,
        ),
        Written::Literal => {
            let pieces = literal(value, raw, start);
            let end = raw.trim_end_matches(['\n', '\r']).len();
            YamlKind::Scalar(mapped(pieces, end), ScalarStyle::Block)
        }
        Written::Folded => {
            let text = raw.trim_ascii_end().len();
            YamlKind::Scalar(mapped(folded(value, raw, start), text), ScalarStyle::Block)
        }
    };
    let end = at.start + raw.trim_ascii_end().len();
    Yaml {
        span: source.span(at.start..end),
        kind,
    }
}

/// A scalar without quotes is what the file says, not what the parser makes of it: its text may be masked.
fn plain(raw: &str, at: usize, source: &Source<'_>) -> YamlKind {
    let raw = raw.trim_end();
    if raw.is_empty() || raw == "~" || raw.eq_ignore_ascii_case("null") {
        return YamlKind::Null;
    }
    if !raw.contains('\n') {
        return YamlKind::Scalar(
            MappedText::verbatim(raw, source.file, at),
            ScalarStyle::Plain,
        );
    }
    let (mut text, mut pieces, mut from, mut blank) = (String::new(), Vec::new(), 0, 0);
    for line in raw.split_inclusive('\n') {
        let word = line.trim();
        let lead = line.len() - line.trim_start().len();
        if word.is_empty() {
            blank += 1;
        } else {
            match (text.is_empty(), blank) {
                (true, _) => {}
                (false, 0) => text.push(' '),
                (false, lines) => text.extend(std::iter::repeat_n('\n', lines)),
            }
            pieces.push((small(text.len()), small(at + from + lead)));
            text.push_str(word);
            blank = 0;
        }
        from += line.len();
    }
    let text = MappedText::pieced(text, source.file, pieces, small(at + raw.len()));
    YamlKind::Scalar(text, ScalarStyle::Plain)
}

/// A block that keeps its lines: each line of the value is the end of its line of the file.
///
/// The parser places a block at its first text: blank lines above are in the value alone.
fn literal(value: &str, raw: &str, start: u32) -> Vec<(u32, u32)> {
    let mut pieces = Vec::new();
    let mut written = value.len() - value.trim_start_matches('\n').len();
    lost(&mut pieces, 0..written, start);
    let mut at = 0;
    for line in value[written..].split_inclusive('\n') {
        let rest = raw.get(at..).unwrap_or_default();
        let whole = rest.split_inclusive('\n').next().unwrap_or_default();
        let shown = whole.trim_end_matches('\n');
        let shown = shown.strip_suffix('\r').unwrap_or(shown);
        let kept = line.trim_end_matches('\n');
        if shown.ends_with(kept) {
            let indent = shown.len() - kept.len();
            pieces.push((small(written), start + small(at + indent)));
        } else {
            let end = start + small(at + shown.len());
            lost(&mut pieces, written..written + line.len(), end);
        }
        written += line.len();
        at += whole.len();
    }
    pieces
}

/// Leads every byte of a range of the value to one place, where the value holds other signs than the file.
fn lost(pieces: &mut Vec<(u32, u32)>, range: Range<usize>, place: u32) {
    pieces.extend(range.map(|at| (small(at), place)));
}

/// A block that joins its lines: each word is found again in its order.
fn folded(value: &str, raw: &str, start: u32) -> Vec<(u32, u32)> {
    let mut at = 0;
    let mut pieces = vec![(0, start)];
    for word in value.split_whitespace() {
        let index = word.as_ptr() as usize - value.as_ptr() as usize;
        let Some(found) = raw.get(at..).and_then(|rest| rest.find(word)) else {
            let end = start + small(raw.trim_ascii_end().len());
            lost(&mut pieces, index..value.len(), end);
            break;
        };
        if index == 0 {
            pieces.clear();
        }
        pieces.push((small(index), start + small(at + found)));
        at += found + word.len();
    }
    pieces
}

/// A quoted scalar: a piece begins behind each escape and each line break.
fn quoted(value: &str, raw: &str, start: u32, double: bool) -> Vec<(u32, u32)> {
    let mut pieces = vec![(0, start + 1)];
    let mut at = 1;
    for (index, c) in value.char_indices() {
        let joined = if double {
            joined_lines(raw.get(at..).unwrap_or_default())
        } else {
            0
        };
        if joined > 0 {
            at += joined;
            pieces.push((small(index), start + small(at)));
        }
        let rest = raw.get(at..).unwrap_or_default();
        let taken = if double && rest.starts_with('\\') {
            escape_length(rest)
        } else if !double && rest.starts_with("''") {
            2
        } else if let Some(line_break) = folded_break(rest, c, &value[index..]) {
            line_break
        } else if rest.starts_with(c) {
            at += c.len_utf8();
            continue;
        } else {
            let close = start + small(raw.len().saturating_sub(1));
            lost(&mut pieces, index..value.len(), close);
            break;
        };
        at += taken;
        pieces.push((small(index + c.len_utf8()), start + small(at)));
    }
    pieces.dedup_by_key(|piece| piece.0);
    pieces
}

/// An escaped line break, which leaves nothing in the value, with the indentation behind it.
fn joined_lines(rest: &str) -> usize {
    let next = rest
        .strip_prefix("\\\n")
        .or_else(|| rest.strip_prefix("\\\r\n"));
    next.map_or(0, |next| rest.len() - next.trim_start().len())
}

fn escape_length(rest: &str) -> usize {
    match rest[1..].chars().next() {
        Some('x') => 4,
        Some('u') if pairs(rest) => 12,
        Some('u') => 6,
        Some('U') => 10,
        Some(next) => 1 + next.len_utf8(),
        None => 1,
    }
}

/// Whether two `\uXXXX` make one character.
fn pairs(rest: &str) -> bool {
    let high = rest
        .get(2..4)
        .and_then(|digits| u8::from_str_radix(digits, 16).ok());
    high.is_some_and(|high| (0xd8..0xdc).contains(&high)) && rest.get(6..8) == Some("\\u")
}

/// Bytes of a line break inside quotes: one becomes a blank, of several all but the first stay.
fn folded_break(rest: &str, c: char, value: &str) -> Option<usize> {
    let blanks = rest.len() - rest.trim_start().len();
    let lines = rest[..blanks].contains('\n');
    if !lines
        || !c.is_whitespace()
        || rest.trim_start_matches([' ', '\t']).chars().next()? == c && c != '\n'
    {
        return None;
    }
    if c == '\n' && value[1..].starts_with('\n') {
        return rest.find('\n').map(|end| end + 1);
    }
    Some(blanks)
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
