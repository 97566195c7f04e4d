//! The quote or bracket that opens and never closes, above the line where that shows.
//!
//! A parser meets the fault where the text no longer fits, often many lines below: the next quote of an example ends the
//! value, and what follows it makes no sense. Whoever mends the page looks for the line that opened it.

use super::fault::{Fault, FaultKind};

/// Lines above a fault that are looked at.
const LINES: usize = 400;

/// The nearest value at or above byte `at` that opens and is still open at the end of its line, unless it closes well.
pub(super) fn before(text: &str, at: usize) -> Option<Fault> {
    let mut end = text[at..]
        .find('\n')
        .map_or(text.len(), |length| at + length);
    for _ in 0..LINES {
        let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
        if let Some(found) =
            value(&text[start..end]).and_then(|value| open(text, start + value, end))
        {
            return Some(found);
        }
        end = start.checked_sub(1)?;
    }
    None
}

/// Where the value of `key: value` or `- value` starts in its line.
fn value(line: &str) -> Option<usize> {
    let bare = line.trim_start_matches([' ', '-']);
    let lead = line.len() - bare.len();
    let word = |sign: char| sign.is_alphanumeric() || "_-.".contains(sign);
    match bare.split_once(':') {
        Some((key, rest)) if !key.is_empty() && key.chars().all(word) && rest.starts_with(' ') => {
            Some(lead + key.len() + 1 + (rest.len() - rest.trim_start().len()))
        }
        _ if lead > 0 && line[..lead].contains("- ") => Some(lead),
        _ => None,
    }
}

fn open(text: &str, at: usize, end: usize) -> Option<Fault> {
    let sign = text.get(at..end)?.chars().next()?;
    let kind = match sign {
        '"' | '\'' if !quote_closes(text, at, sign, end) => FaultKind::Syntax(
            "a quote opens here and never closes".to_owned(),
            "close the quote at the end of the value, or take it out".into(),
        ),
        '[' | '{' if !bracket_closes(&text[at..end]) && !closes_below(text, at, end) => {
            FaultKind::Syntax(
                "a bracket opens here and never closes".to_owned(),
                "close the bracket, or put the value in quotes if it is text".into(),
            )
        }
        _ => return None,
    };
    Some(Fault { at, kind })
}

/// Whether a quoted value ends, and nothing but a comment follows on its last line.
fn quote_closes(text: &str, at: usize, quote: char, end: usize) -> bool {
    let mut signs = text[at + 1..].char_indices().peekable();
    while let Some((offset, sign)) = signs.next() {
        let doubled =
            quote == '\'' && sign == quote && signs.peek().is_some_and(|(_, next)| *next == quote);
        if doubled || (quote == '"' && sign == '\\') {
            signs.next();
        } else if sign == quote {
            let close = at + 1 + offset;
            let rest = text[close + 1..]
                .split('\n')
                .next()
                .unwrap_or_default()
                .trim();
            // On a line further down, `key: "` is the quote of another value.
            let own = close < end || !text[..close].trim_end_matches(' ').ends_with(':');
            return own && (rest.is_empty() || rest.starts_with('#'));
        }
    }
    false
}

/// Whether the brackets of a line are even, those in quotes left out.
fn bracket_closes(value: &str) -> bool {
    depth(value) <= 0
}

fn depth(value: &str) -> i64 {
    let (mut depth, mut quote) = (0, None);
    for sign in value.chars() {
        match (quote, sign) {
            (Some(open), sign) if sign == open => quote = None,
            (None, '"' | '\'') => quote = Some(sign),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            _ => {}
        }
    }
    depth
}

/// Whether lines below, indented deeper than nothing else, bring the brackets to an end before the next key.
fn closes_below(text: &str, at: usize, end: usize) -> bool {
    let mut depth = depth(&text[at..end]);
    for line in text[end..].split('\n').skip(1).take(LINES) {
        if value(line).is_some_and(|_| {
            !line
                .trim_start()
                .starts_with(['[', '{', '"', '\'', ']', '}'])
        }) && !line.contains(',')
        {
            return false;
        }
        depth += self::depth(line);
        if depth <= 0 {
            return true;
        }
    }
    false
}
