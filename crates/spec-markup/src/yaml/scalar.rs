//! Scalars with the way back from their value to the bytes of the file.

use crate::yaml::read::Source;
use crate::{MappedText, ScalarStyle, YamlKind};
use diagnostics::Span;

/// A scalar whose value the library has read, placed in its file.
pub(super) fn scalar(value: &str, span: Span, source: &Source<'_>) -> YamlKind {
    let start = (span.start as usize).saturating_sub(source.offset);
    let end = (span.end as usize).saturating_sub(source.offset);
    let raw = source.text.get(start..end).unwrap_or_default();
    if let Some(folded) = block_header(source.text, start) {
        return YamlKind::Scalar(block(value, raw, span, folded), ScalarStyle::Block);
    }
    if raw.starts_with(['"', '\'']) {
        return YamlKind::Scalar(quoted(value, raw, span), ScalarStyle::Quoted);
    }
    let plain = raw.trim_end();
    if plain.contains('\n') || value.is_empty() && plain.is_empty() {
        return YamlKind::Scalar(lines(value, plain, span), ScalarStyle::Plain);
    }
    if plain == "~" || plain.eq_ignore_ascii_case("null") {
        return YamlKind::Null;
    }
    let at = span.start as usize;
    YamlKind::Scalar(
        MappedText::verbatim(plain, span.file, at),
        ScalarStyle::Plain,
    )
}

/// Whether the line above opens a block scalar, and whether it folds.
fn block_header(text: &str, start: usize) -> Option<bool> {
    let before = text.get(..start)?;
    let above = before.trim_end();
    if !before[above.len()..].contains('\n') {
        return None;
    }
    let line = above.rsplit('\n').next().unwrap_or(above);
    let line = line.split(" #").next().unwrap_or(line).trim_end();
    let head = line.trim_end_matches(|c: char| c.is_ascii_digit() || c == '+' || c == '-');
    let sign = head
        .chars()
        .last()
        .filter(|sign| matches!(sign, '|' | '>'))?;
    let opener = head[..head.len() - 1].trim_end();
    let opens = opener.is_empty() || opener.ends_with(':') || opener.ends_with('-');
    opens.then_some(sign == '>')
}

/// A block: each line of the value is found again as the next line of the file that holds it.
fn block(value: &str, raw: &str, span: Span, folded: bool) -> MappedText {
    if folded {
        return lines(value, raw, span);
    }
    let mut pieces = Vec::new();
    let (mut at, mut rest) = (0_usize, raw);
    let mut written = 0_usize;
    for line in value.split_inclusive('\n') {
        let source_line = rest.split_inclusive('\n').next().unwrap_or_default();
        let body = line.trim_end_matches('\n');
        let indent = source_line.find(body).unwrap_or_default();
        pieces.push((small(written), span.start + small(at + indent)));
        written += line.len();
        at += source_line.len();
        rest = &raw[at..];
    }
    MappedText::pieced(value, span.file, pieces, span.end)
}

/// A folded or plain scalar over several lines: each word is found again in its order.
fn lines(value: &str, raw: &str, span: Span) -> MappedText {
    let mut pieces = vec![(0, span.start)];
    let mut at = 0;
    for (start, word) in words(value) {
        if let Some(found) = raw[at..].find(word) {
            pieces.push((small(start), span.start + small(at + found)));
            at += found + word.len();
        }
    }
    pieces.dedup_by_key(|piece| piece.0);
    MappedText::pieced(value, span.file, pieces, span.end)
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace()
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// A quoted scalar: a piece begins behind each escape.
fn quoted(value: &str, raw: &str, span: Span) -> MappedText {
    if raw.len() == value.len() + 2 {
        return MappedText::verbatim(value, span.file, span.start as usize + 1);
    }
    let mut pieces = vec![(0, span.start + 1)];
    let mut at = 1;
    for (index, c) in value.char_indices() {
        let rest = raw.get(at..).unwrap_or_default();
        if rest.starts_with(c) && !rest.starts_with("''") && c != '\\' {
            at += c.len_utf8();
            continue;
        }
        at += escape_length(rest, c);
        pieces.push((small(index + c.len_utf8()), span.start + small(at)));
    }
    MappedText::pieced(value, span.file, pieces, span.end.saturating_sub(1))
}

/// Bytes of the file that make one character of the value: an escape, a doubled quote, or a folded line break.
fn escape_length(rest: &str, c: char) -> usize {
    let mut signs = rest.chars();
    match (signs.next(), signs.next()) {
        (Some('\\'), Some('x')) => 4,
        (Some('\\'), Some('u')) => 6,
        (Some('\\'), Some('U')) => 10,
        (Some('\\'), Some(next)) => 1 + next.len_utf8(),
        (Some('\''), Some('\'')) => 2,
        (Some(blank), _) if blank.is_whitespace() && c.is_whitespace() => {
            rest.len() - rest.trim_start().len()
        }
        (Some(other), _) => other.len_utf8(),
        (None, _) => 0,
    }
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
