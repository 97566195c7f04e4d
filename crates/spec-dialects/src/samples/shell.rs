//! Words of a shell command, read without a shell: nothing is expanded, nothing is run.

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
        } else if next == '#' {
            at += text[at..].find('\n').unwrap_or(text.len() - at);
        } else {
            let end = word_end(text, at);
            found.push(Word {
                text: unquoted(command, at..end),
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
    (tail.is_empty() || tail.starts_with('#')).then(|| at + 1 + line.len())
}

fn word_end(text: &str, start: usize) -> usize {
    let mut quote = None;
    let mut signs = text[start..].char_indices();
    while let Some((offset, c)) = signs.next() {
        match quote {
            Some('"') if c == '\\' => {
                signs.next();
            }
            Some(open) if open == c => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '\\' && continuation(text, start + offset).is_some() => {
                return start + offset;
            }
            None if c == '\\' => {
                signs.next();
            }
            None if c.is_whitespace() => return start + offset,
            None => {}
        }
    }
    text.len()
}

/// A word with its quotes and escapes taken off. Only a word quoted as a whole may span its place exactly; in a mixed
/// one (`a"b"`) quotes are dropped where they stand.
fn unquoted(command: &MappedText, range: std::ops::Range<usize>) -> MappedText {
    let raw = &command.text()[range.clone()];
    let quote = raw.chars().next().filter(|c| matches!(c, '"' | '\''));
    let Some(quote) = quote else {
        return command
            .slice(range)
            .without(|rest| usize::from(rest.starts_with(['"', '\'', '\\']) && rest.len() > 1));
    };
    let closed = raw.len() > 1 && raw.ends_with(quote);
    let inner = command.slice(range.start + 1..range.end - usize::from(closed));
    if quote == '\'' {
        return inner;
    }
    inner.without(|rest| {
        let escaped = rest
            .strip_prefix('\\')
            .is_some_and(|next| next.starts_with(['"', '\\', '$', '`']));
        usize::from(escaped)
    })
}
