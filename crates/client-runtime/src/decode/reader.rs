//! A pull reader over JSON text.

use std::borrow::Cow;

use jiter::JsonErrorType;

use super::{Decode, DecodeError, Drift, Empty, Known, missing::Missing, tokens::Tokens};

/// How deep values may be nested.
const DEPTH: u16 = 128;

/// Reads JSON value by value. Numbers come as their exact text, keys without a copy.
pub struct Reader<'j> {
    tokens: Tokens<'j>,
    depth: u16,
    drift: Option<Drift>,
}

/// What kind of value comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// A string.
    Text,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// A value without parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scalar<'j> {
    /// A string, unescaped.
    Text(Cow<'j, str>),
    /// A number, as it is spelled.
    Number(&'j str),
    /// `true` or `false`.
    Bool(bool),
}

impl<'j> Reader<'j> {
    /// Starts at the beginning of a text.
    #[must_use]
    pub fn new(text: &'j str) -> Self {
        Self::at(text, 0)
    }

    /// Starts at a part of a larger text, so that offsets in errors are those of the whole.
    pub(crate) fn at(text: &'j str, base: usize) -> Self {
        Self {
            tokens: Tokens::new(text, base),
            depth: 0,
            drift: None,
        }
    }

    /// Collects what nobody knows from here on.
    pub fn watch_drift(&mut self) {
        self.drift = Some(Drift::default());
    }

    /// Goes on collecting.
    pub(crate) fn watch_drift_with(&mut self, drift: Drift) {
        self.drift = Some(drift);
    }

    /// Hands out what was collected.
    #[must_use]
    pub fn take_drift(&mut self) -> Drift {
        self.drift.take().unwrap_or_default()
    }

    /// Notes a value of an enum where its documents do not list it, and somebody wants to know.
    pub fn note_value(&mut self, value: &str, documented: &[&str]) {
        if let Some(drift) = &mut self.drift
            && !documented.contains(&value)
        {
            drift.note_value(value);
        }
    }

    /// What comes next.
    #[inline]
    pub fn peek(&mut self) -> Result<Kind, DecodeError> {
        match self.tokens.peek() {
            Some(b'"') => Ok(Kind::Text),
            Some(b'0'..=b'9' | b'-') => Ok(Kind::Number),
            Some(b't' | b'f') => Ok(Kind::Bool),
            Some(b'n') => Ok(Kind::Null),
            Some(b'[') => Ok(Kind::Array),
            Some(b'{') => Ok(Kind::Object),
            Some(_) => Err(self.fault("expected a JSON value")),
            None => Err(self.tokens.unexpected(JsonErrorType::ExpectedSomeValue)),
        }
    }

    /// Reads a string, number or bool.
    pub fn scalar(&mut self) -> Result<Scalar<'j>, DecodeError> {
        let kind = self.peek()?;
        self.scalar_of(kind)
    }

    /// Reads a string, number or bool as text; without a copy where nothing in it is escaped.
    pub fn text(&mut self) -> Result<Cow<'j, str>, DecodeError> {
        Ok(match self.scalar()? {
            Scalar::Text(text) => text,
            Scalar::Number(digits) => Cow::Borrowed(digits),
            Scalar::Bool(value) => Cow::Borrowed(if value { "true" } else { "false" }),
        })
    }

    /// Reads a scalar whose kind is known to come next.
    pub(super) fn scalar_of(&mut self, kind: Kind) -> Result<Scalar<'j>, DecodeError> {
        match kind {
            Kind::Text => self.tokens.string().map(Scalar::Text),
            Kind::Number => self.tokens.number().map(Scalar::Number),
            Kind::Bool => Ok(Scalar::Bool(self.tokens.skip()? == "true")),
            Kind::Null => Err(self.fault("expected a value")),
            Kind::Array | Kind::Object => Err(self.fault("expected a single value")),
        }
    }

    /// Reads any value as the text that it is spelled in.
    pub fn raw(&mut self) -> Result<&'j str, DecodeError> {
        self.peek()?;
        self.tokens.skip()
    }

    /// Passes over a value.
    pub fn skip(&mut self) -> Result<(), DecodeError> {
        self.raw().map(|_| ())
    }

    /// Reads a value into its place, where a field has a known name.
    pub fn read_into<T: Decode>(&mut self, slot: &mut T) -> Result<Known, DecodeError> {
        *slot = T::decode(self)?;
        Ok(Known::Yes)
    }

    /// Passes over the value of a field that nobody knows.
    pub fn unknown(&mut self) -> Result<Known, DecodeError> {
        self.skip()?;
        Ok(Known::No)
    }

    /// Passes over what stands for nothing, and says whether it did.
    pub fn nothing(&mut self, empty: Empty) -> Result<bool, DecodeError> {
        let nothing = match self.peek()? {
            Kind::Null => true,
            Kind::Text => empty != Empty::Null && self.is_empty_text(),
            Kind::Array => empty == Empty::TextOrArray && self.is_empty_array(),
            _ => false,
        };
        if nothing {
            self.skip()?;
        }
        Ok(nothing)
    }

    /// Reads the fields of an object, each by `field`, which must consume the value.
    ///
    /// Every name of `required` must come with a value that is not null.
    pub fn object(
        &mut self,
        required: &[&str],
        field: &mut dyn FnMut(&str, &mut Self) -> Result<Known, DecodeError>,
    ) -> Result<(), DecodeError> {
        let start = self.offset();
        if self.peek()? != Kind::Object {
            return Err(self.fault("expected an object"));
        }
        self.descend()?;
        let mut missing = Missing::all_of(required);
        self.tokens.open();
        let mut key = self.tokens.name(true)?;
        while let Some(name) = key {
            self.member(&name, &mut missing, field)
                .map_err(|error| error.in_field(&name))?;
            key = self.tokens.name(false)?;
        }
        self.depth -= 1;
        match missing.first() {
            Some(name) => {
                // What stands beside it explains nothing, and may be secret.
                Err(DecodeError::new("required, but absent", "", start).in_field(name))
            }
            None => Ok(()),
        }
    }

    /// Reads the elements of an array, each by `item`, which must consume the value.
    pub fn array(
        &mut self,
        item: &mut dyn FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        if self.peek()? != Kind::Array {
            return Err(self.fault("expected an array"));
        }
        self.descend()?;
        self.tokens.open();
        let mut index = 0;
        while self.tokens.element(index == 0)? {
            item(self).map_err(|error| error.in_item(index))?;
            index += 1;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Makes sure that nothing follows.
    pub fn finish(&mut self) -> Result<(), DecodeError> {
        self.tokens.finish()
    }

    /// An error about the value that comes next.
    #[must_use]
    pub fn fault(&self, problem: impl Into<Cow<'static, str>>) -> DecodeError {
        DecodeError::new(problem, self.tokens.value_text(), self.offset())
    }

    /// The byte of the answer that comes next.
    pub(crate) fn offset(&self) -> usize {
        self.tokens.offset()
    }

    fn member(
        &mut self,
        name: &str,
        missing: &mut Missing<'_>,
        field: &mut dyn FnMut(&str, &mut Self) -> Result<Known, DecodeError>,
    ) -> Result<(), DecodeError> {
        if missing.take(name) && self.peek()? == Kind::Null {
            return Err(self.fault("required, but null"));
        }
        if let Some(drift) = &mut self.drift {
            drift.enter(name);
        }
        let known = field(name, self)?;
        if let Some(drift) = &mut self.drift {
            if known == Known::No {
                drift.note_field();
            }
            drift.leave();
        }
        Ok(())
    }

    fn descend(&mut self) -> Result<(), DecodeError> {
        if self.depth == DEPTH {
            return Err(self.fault("nested too deeply"));
        }
        self.depth += 1;
        Ok(())
    }

    fn is_empty_text(&self) -> bool {
        self.tokens.rest().as_bytes().get(1) == Some(&b'"')
    }

    fn is_empty_array(&self) -> bool {
        let inside = self.tokens.rest().strip_prefix('[').unwrap_or_default();
        inside
            .trim_start_matches([' ', '\t', '\n', '\r'])
            .starts_with(']')
    }
}
