//! The tokens of JSON text: marks, names, strings and numbers, each lent from the text where it stands there as it is.
//!
//! Numbers, escapes, values that are passed over and strings that are not in order are left to jiter.

use std::borrow::Cow;

use jiter::{Jiter, JiterError, JsonErrorType as Fault};

use super::DecodeError;

/// A place in JSON text.
#[derive(Clone, Copy)]
pub(super) struct Tokens<'j> {
    text: &'j str,
    /// Where the text begins in the whole answer.
    base: usize,
    index: usize,
}

impl<'j> Tokens<'j> {
    pub(super) const fn new(text: &'j str, base: usize) -> Self {
        let index = 0;
        Self { text, base, index }
    }

    /// The byte of the answer that comes next.
    pub(super) const fn offset(&self) -> usize {
        self.base + self.index
    }

    /// The byte that comes next, behind blanks.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.text.as_bytes().get(self.index)?;
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return Some(byte);
            }
            self.index += 1;
        }
    }

    /// What is left of the text.
    pub(super) fn rest(&self) -> &'j str {
        self.text.get(self.index..).unwrap_or_default()
    }

    /// The text of the value that comes next, or what is left where that is broken.
    pub(super) fn value_text(mut self) -> &'j str {
        let rest = self.rest();
        self.skip().unwrap_or(rest)
    }

    /// The name of a member, and the colon behind it; nothing at the end of the object. Stands behind `{` for the
    /// `first`, else behind a value.
    pub(super) fn name(&mut self, first: bool) -> Result<Option<Cow<'j, str>>, DecodeError> {
        let mut next = self.peek();
        if next == Some(b'}') {
            self.index += 1;
            return Ok(None);
        }
        if !first {
            self.comma(next, Fault::ExpectedObjectCommaOrEnd)?;
            next = self.peek();
        }
        if next != Some(b'"') {
            let trailing = !first && next == Some(b'}');
            return Err(self.unexpected(if trailing {
                Fault::TrailingComma
            } else {
                Fault::KeyMustBeAString
            }));
        }
        let name = self.string()?;
        if self.peek() != Some(b':') {
            return Err(self.unexpected(Fault::ExpectedColon));
        }
        self.index += 1;
        Ok(Some(name))
    }

    /// Whether an element comes next; passes over the comma before it, or over the end of the array. Stands behind
    /// `[` for the `first`, else behind a value.
    pub(super) fn element(&mut self, first: bool) -> Result<bool, DecodeError> {
        let next = self.peek();
        if next == Some(b']') {
            self.index += 1;
            return Ok(false);
        }
        if !first {
            self.comma(next, Fault::ExpectedListCommaOrEnd)?;
            if self.peek() == Some(b']') {
                return Err(self.unexpected(Fault::TrailingComma));
            }
        }
        Ok(true)
    }

    /// Passes over the bracket that is known to come next.
    pub(super) fn open(&mut self) {
        self.index += 1;
    }

    /// The string whose quote comes next.
    pub(super) fn string(&mut self) -> Result<Cow<'j, str>, DecodeError> {
        let start = self.index + 1;
        let bytes = self.text.as_bytes();
        let end = start + plain_length(bytes.get(start..).unwrap_or_default());
        if bytes.get(end) == Some(&b'"')
            && let Some(text) = self.text.get(start..end)
        {
            self.index = end + 1;
            return Ok(Cow::Borrowed(text));
        }
        self.escaped()
    }

    /// The number that comes next, as it is spelled.
    pub(super) fn number(&mut self) -> Result<&'j str, DecodeError> {
        self.by_jiter(|tokens| tokens.next_number_bytes().map(drop))
    }

    /// Passes over the value that comes next, and lends its text.
    pub(super) fn skip(&mut self) -> Result<&'j str, DecodeError> {
        self.peek();
        self.by_jiter(Jiter::next_skip)
    }

    /// Makes sure that nothing follows.
    pub(super) fn finish(&mut self) -> Result<(), DecodeError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.broken(&Fault::TrailingCharacters, self.index)),
        }
    }

    /// An error about what comes next, or does not.
    #[cold]
    pub(super) fn unexpected(&self, wanted: Fault) -> DecodeError {
        let is_end = self.index >= self.text.len();
        let fault = if is_end {
            Fault::EofWhileParsingValue
        } else {
            wanted
        };
        self.broken(&fault, self.index)
    }

    fn comma(&mut self, next: Option<u8>, fault: Fault) -> Result<(), DecodeError> {
        if next != Some(b',') {
            return Err(self.unexpected(fault));
        }
        self.index += 1;
        Ok(())
    }

    #[cold]
    fn escaped(&mut self) -> Result<Cow<'j, str>, DecodeError> {
        let mut plain = String::new();
        self.by_jiter(|tokens| tokens.known_str().map(|text| text.clone_into(&mut plain)))?;
        Ok(Cow::Owned(plain))
    }

    /// Lets jiter read what comes next, and lends the text of it.
    fn by_jiter(
        &mut self,
        read: impl FnOnce(&mut Jiter<'j>) -> Result<(), JiterError>,
    ) -> Result<&'j str, DecodeError> {
        let rest = self.rest();
        let mut tokens = Jiter::new(rest.as_bytes());
        if let Err(error) = read(&mut tokens) {
            return Err(self.broken(&error.error_type, self.index + error.index));
        }
        self.index += tokens.current_index();
        Ok(rest.get(..tokens.current_index()).unwrap_or_default())
    }

    #[cold]
    fn broken(&self, fault: &dyn std::fmt::Display, index: usize) -> DecodeError {
        let mut start = index.min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let found = self.text.get(start..).unwrap_or_default();
        DecodeError::new(format!("broken JSON: {fault}"), found, self.base + index)
    }
}

/// How many bytes stand before the first quote, backslash or control character: those that mean what they are.
pub(crate) fn plain_length(text: &[u8]) -> usize {
    let (words, rest) = text.as_chunks();
    for (index, word) in words.iter().enumerate() {
        let marks = marks(u64::from_le_bytes(*word));
        if marks != 0 {
            return index * 8 + marks.trailing_zeros() as usize / 8;
        }
    }
    let is_mark = |byte: &u8| matches!(byte, b'"' | b'\\' | ..b' ');
    let end = rest.iter().position(is_mark).unwrap_or(rest.len());
    words.len() * 8 + end
}

/// Eight bytes at once: the lowest bit that is set is the highest of the first byte that is a quote, a backslash or
/// a control character.
const fn marks(bytes: u64) -> u64 {
    const EACH: u64 = u64::MAX / 0xff;
    // A byte borrows from the next above only where it is a mark itself, and so below a mark no bit is set wrongly.
    const fn below(bytes: u64, bound: u8) -> u64 {
        bytes.wrapping_sub(EACH * bound as u64) & !bytes
    }
    let quotes = below(bytes ^ (EACH * b'"' as u64), 1);
    let backslashes = below(bytes ^ (EACH * b'\\' as u64), 1);
    let controls = below(bytes, b' ');
    (quotes | backslashes | controls) & (EACH * 0x80)
}
