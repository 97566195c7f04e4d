//! Signs that look like those of JSON and are others: quotes of a word processor, full-width colons and commas.

use super::parser::Parser;

impl Parser<'_> {
    /// Tells of a string that began at `start` and ends here, if its quotes are not those of JSON.
    pub(super) fn quotes(&mut self, start: usize) {
        let raw = self.cursor.slice(start..self.cursor.at());
        let span = self.span(start..self.cursor.at());
        self.faults.other_quotes(span, raw);
    }

    /// Tells of the sign that was just passed, if it is not the one of JSON.
    pub(super) fn sign(&mut self, wanted: char) {
        let end = self.cursor.at();
        let before = self.cursor.slice(0..end);
        let written = before.chars().next_back().map_or(0, char::len_utf8);
        let written = &before[end - written..];
        let span = self.span(end - written.len()..end);
        self.faults.other_sign(span, written, wanted);
    }
}
