//! Words of a wire name, and their joining.

use std::borrow::Cow;

/// The words of a wire name, letters in their case. Never empty.
///
/// Words are runs of ASCII letters and digits, cut where the case turns; a name without any spells its signs (`<=` is
/// `less equal`), and a name without signs is `empty`.
pub(super) fn words(wire: &str) -> Vec<Cow<'_, str>> {
    let mut words = Vec::new();
    if is_negative(wire) {
        words.push(Cow::Borrowed("minus"));
    }
    for run in wire.split(|c: char| !c.is_ascii_alphanumeric()) {
        cut(run, &mut words);
    }
    if words.is_empty() {
        words = wire.chars().map(|c| Cow::Owned(sign(c))).collect();
    }
    if words.is_empty() {
        words.push(Cow::Borrowed("empty"));
    }
    words
}

/// Words in lower case, joined by `_`.
pub(crate) fn snake<S: AsRef<str>>(words: &[S]) -> String {
    let length = words.iter().map(|word| word.as_ref().len() + 1).sum();
    let mut joined = String::with_capacity(length);
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            joined.push('_');
        }
        joined.push_str(word.as_ref());
    }
    joined.make_ascii_lowercase();
    joined
}

/// Words with a capital each. A word that starts with a digit keeps its case: `1m` is a minute, `1M` a month. Digits
/// that would run together are kept apart by `_`.
pub(crate) fn pascal<S: AsRef<str>>(words: &[S]) -> String {
    let length = words.iter().map(|word| word.as_ref().len() + 1).sum();
    let mut joined = String::with_capacity(length);
    for word in words.iter().map(AsRef::as_ref) {
        let digit_first = word.starts_with(|c: char| c.is_ascii_digit());
        if digit_first && joined.ends_with(|c: char| c.is_ascii_digit()) {
            joined.push('_');
        }
        if digit_first {
            joined.push_str(word);
        } else if let Some(first) = word.chars().next() {
            joined.push(first.to_ascii_uppercase());
            joined.extend(word.chars().skip(1).map(|c| c.to_ascii_lowercase()));
        }
    }
    joined
}

/// What a sign is called.
pub(super) fn sign(c: char) -> String {
    let name = match c {
        ' ' => "space",
        '!' => "not",
        '"' => "quote",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '\'' => "tick",
        '(' => "open",
        ')' => "close",
        '*' => "star",
        '+' => "plus",
        ',' => "comma",
        '-' => "dash",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less",
        '=' => "equal",
        '>' => "greater",
        '?' => "question",
        '@' => "at",
        '\\' => "backslash",
        '^' => "caret",
        '_' => "underscore",
        '|' => "or",
        '~' => "tilde",
        _ => return format!("u{:x}", u32::from(c)),
    };
    name.to_owned()
}

fn is_negative(wire: &str) -> bool {
    wire.strip_prefix('-')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Cuts a run of ASCII letters and digits where the case turns; nothing of an empty one.
fn cut<'w>(run: &'w str, words: &mut Vec<Cow<'w, str>>) {
    let signs = run.as_bytes();
    let mut start = 0;
    for at in 1..signs.len() {
        if turns(signs, start, at) {
            words.push(Cow::Borrowed(&run[start..at]));
            start = at;
        }
    }
    if start < run.len() {
        words.push(Cow::Borrowed(&run[start..]));
    }
}

/// Whether a new word starts at `at`.
fn turns(signs: &[u8], start: usize, at: usize) -> bool {
    let (before, here) = (signs[at - 1], signs[at]);
    if !here.is_ascii_uppercase() {
        return false;
    }
    if before.is_ascii_lowercase() {
        return true;
    }
    if before.is_ascii_digit() {
        // A number and its unit are one word: `1M`, `24H`.
        return !signs[start..at].iter().all(u8::is_ascii_digit);
    }
    // The last capital of a run starts the next word (`USDTAmount`), unless a plural follows (`userIDs`).
    let next = signs.get(at + 1).copied();
    let plural = next == Some(b's') && !signs.get(at + 2).is_some_and(u8::is_ascii_lowercase);
    next.is_some_and(|c| c.is_ascii_lowercase()) && !plural
}
