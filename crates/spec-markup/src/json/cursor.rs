//! A position in the text: blanks, comments and single characters.

use diagnostics::Spanned;

use super::Comment;
use crate::MappedText;

/// Walks over the text byte by byte; every position it stops at is a character boundary.
pub(super) struct Cursor<'a> {
    source: &'a MappedText,
    text: &'a str,
    at: usize,
    /// Comments that no value has claimed yet.
    pub(super) comments: Vec<Comment>,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(source: &'a MappedText) -> Self {
        Self {
            source,
            text: source.text(),
            at: 0,
            comments: Vec::new(),
        }
    }

    pub(super) const fn at(&self) -> usize {
        self.at
    }

    pub(super) fn seek(&mut self, at: usize) {
        self.at = at;
    }

    pub(super) fn source(&self) -> &'a MappedText {
        self.source
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn slice(&self, range: std::ops::Range<usize>) -> &'a str {
        &self.text[range]
    }

    /// The next character, full-width punctuation read as its plain form.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next().map(plain)
    }

    pub(super) fn bump(&mut self) {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    pub(super) fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.bump();
        }
        found
    }

    /// Skips blanks and comments to the next token; comments gather in [`Cursor::comments`].
    pub(super) fn skip(&mut self) {
        self.skip_while(|_| true);
    }

    /// Skips blanks and comments, but not beyond the line.
    pub(super) fn skip_line(&mut self) {
        self.skip_while(|c| c != '\n');
    }

    fn skip_while(&mut self, blank: impl Fn(char) -> bool) {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start_matches(' ').len();
            let Some(next) = self.rest().chars().next() else {
                return;
            };
            if (next.is_whitespace() || is_invisible(next)) && blank(next) {
                self.at += next.len_utf8();
            } else if !self.comment() {
                return;
            }
        }
    }

    fn comment(&mut self) -> bool {
        let rest = self.rest();
        if !rest.starts_with(['/', '#']) {
            return false;
        }
        let (body, length) = if let Some(body) = rest.strip_prefix("/*") {
            let end = body.find("*/");
            (
                &body[..end.unwrap_or(body.len())],
                end.map_or(rest.len(), |end| end + 4),
            )
        } else if rest.starts_with("//") || rest.starts_with('#') {
            let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
            (rest[..end].trim_start_matches(['/', '#']), end)
        } else {
            return false;
        };
        let body = body.trim().trim_start_matches('*').trim();
        let span = self.source.span(self.at..self.at + length);
        if !body.is_empty() {
            self.comments.push(Spanned::new(body.to_owned(), span));
        }
        self.at += length;
        true
    }
}

/// Full-width punctuation as the sign that was meant.
pub(super) const fn plain(c: char) -> char {
    match c {
        '，' | '、' => ',',
        '：' => ':',
        '｛' => '{',
        '｝' => '}',
        '［' => '[',
        '］' => ']',
        '“' | '”' | '＂' => '"',
        other => other,
    }
}

/// Marks that take no room: byte order marks and joiners that editors leave behind.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{a0}'
    )
}
