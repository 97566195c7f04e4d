//! Words of a shell command, read without a shell: nothing is expanded, nothing is run.

use std::cell::Cell;

use spec_markup::MappedText;

/// A word and its place.
pub(super) struct Word {
    /// Its text, quotes taken off; with its way back to the file.
    pub(super) text: MappedText,
}

/// Splits a command into words. Quotes that never close end with the text; a backslash at the end of a line, blanks
/// or a comment behind it allowed, joins it with the next.
pub(super) fn words(command: &MappedText) -> Vec<Word> {
    let text = command.text();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        if next.is_whitespace() {
            at += next.len_utf8();
        } else if let Some(end) = continuation(text, at) {
            at = end;
        } else if next == '#' || text[at..].starts_with("//") {
            at += text[at..].find('\n').unwrap_or(text.len() - at);
        } else {
            // `$'…'` is a quoted word to a shell.
            at += usize::from(text[at..].starts_with("$'"));
            let end = word_end(text, at);
            found.push(Word {
                text: unquoted(&command.slice(at..end)),
            });
            at = end;
        }
    }
    found
}

/// Behind a backslash that ends its line.
fn continuation(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].strip_prefix('\\')?;
    let line = rest.split_inclusive('\n').next().unwrap_or(rest);
    let tail = line.trim_start_matches(['\\', ' ', '\t']).trim_end();
    let ends = tail.is_empty() || tail.starts_with('#') || tail.starts_with("//");
    ends.then(|| at + 1 + line.len())
}

fn word_end(text: &str, start: usize) -> usize {
    let mut quote = None;
    let mut signs = text[start..].char_indices();
    while let Some((offset, c)) = signs.next() {
        let at = start + offset;
        match (quote, c) {
            (None, '\\') if continuation(text, at).is_some() => return at,
            (None | Some('"'), '\\') => {
                signs.next();
            }
            (None, '"' | '\'') => quote = Some(c),
            (None, _) if c.is_whitespace() => return at,
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// A word with its quotes and escapes taken off, wherever in it they stand.
fn unquoted(word: &MappedText) -> MappedText {
    let raw = word.text();
    let first = raw.chars().next().filter(|sign| matches!(sign, '"' | '\''));
    // The outer quotes are cut, not dropped as escapes are: the place of the word is what stands between them.
    let closed = first.is_some_and(|quote| raw.len() > 1 && raw.ends_with(quote));
    let inner = word.slice(usize::from(first.is_some())..raw.len() - usize::from(closed));
    let open = Cell::new(first);
    inner.without(|rest| without_quotes(rest, &open))
}

/// How much to drop before the next sign that is kept.
fn without_quotes(rest: &str, open: &Cell<Option<char>>) -> usize {
    let mut dropped = 0;
    loop {
        let mut signs = rest[dropped..].chars();
        let (Some(sign), next) = (signs.next(), signs.next()) else {
            return dropped;
        };
        match open.get() {
            None if matches!(sign, '"' | '\'') => open.set(Some(sign)),
            Some(quote) if quote == sign => open.set(None),
            None if sign == '\\' && next.is_some() => return dropped + 1,
            Some('"') if sign == '\\' && matches!(next, Some('"' | '\\' | '$' | '`')) => {
                return dropped + 1;
            }
            _ => return dropped,
        }
        dropped += 1;
    }
}
