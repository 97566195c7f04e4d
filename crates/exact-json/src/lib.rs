//! A JSON tree that keeps what documents print: numbers are text with all their digits, members stay in their order.

mod read;
mod write;

use std::borrow::Cow;

pub use read::{ParseError, is_number};

/// A JSON value. Shows itself without blanks, or by `{:#}` on lines that are indented by two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it is spelled.
    Number(String),
    /// Text.
    Text(String),
    /// Elements.
    List(Vec<Json>),
    /// Members in their order.
    Map(Vec<(String, Json)>),
}

impl Json {
    /// Reads strict JSON.
    ///
    /// # Errors
    /// What is wrong, for people, where the text is none or nests deeper than 128 levels.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        read::parse(text)
    }

    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of texts.
    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }

    /// A number, where the text is one that JSON has.
    #[must_use]
    pub fn number(text: &str) -> Option<Self> {
        is_number(text).then(|| Self::Number(text.to_owned()))
    }

    /// An object without members.
    #[must_use]
    pub const fn map() -> Self {
        Self::Map(Vec::new())
    }

    /// An object of one member.
    #[must_use]
    pub fn of(name: &str, value: Self) -> Self {
        Self::map().with(name, value)
    }

    /// The object with a member more, or with another value of it.
    #[must_use]
    pub fn with(mut self, name: &str, value: Self) -> Self {
        self.set(name, value);
        self
    }

    /// Sets a member of an object; of anything else, nothing.
    pub fn set(&mut self, name: &str, value: Self) {
        if let Self::Map(members) = self {
            match members.iter_mut().find(|(have, _)| have == name) {
                Some((_, have)) => *have = value,
                None => members.push((name.to_owned(), value)),
            }
        }
    }

    /// Puts a value at a dotted path; members on the way that are missing, or no objects, become objects.
    pub fn put(&mut self, path: &str, value: Self) {
        let (name, rest) = match path.split_once('.') {
            Some((name, rest)) => (name, Some(rest)),
            None => (path, None),
        };
        if !matches!(self, Self::Map(_)) {
            *self = Self::map();
        }
        let Some(rest) = rest else {
            return self.set(name, value);
        };
        if self.get(name).is_none() {
            self.set(name, Self::map());
        }
        if let Some(below) = self.get_mut(name) {
            below.put(rest, value);
        }
    }

    /// The member of an object.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Map(members) = self else {
            return None;
        };
        let found = members.iter().find(|(have, _)| have == name);
        found.map(|(_, value)| value)
    }

    /// The member of an object, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        let Self::Map(members) = self else {
            return None;
        };
        let found = members.iter_mut().find(|(have, _)| have == name);
        found.map(|(_, value)| value)
    }

    /// The value at a dotted path of members.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Self> {
        path.split('.')
            .try_fold(self, |value, name| value.get(name))
    }

    /// The value at a dotted path of members, to be changed.
    pub fn at_mut(&mut self, path: &str) -> Option<&mut Self> {
        path.split('.')
            .try_fold(self, |value, name| value.get_mut(name))
    }

    /// Number, text or truth value as it is written in a query.
    #[must_use]
    pub fn scalar(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Number(text) | Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::Bool(value) => Some(Cow::Borrowed(if *value { "true" } else { "false" })),
            Self::Null | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// Whether it is neither a list nor an object.
    #[must_use]
    pub const fn is_scalar(&self) -> bool {
        !matches!(self, Self::List(_) | Self::Map(_))
    }

    /// Text as it is, anything else as JSON without blanks.
    #[must_use]
    pub fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            other => Cow::Owned(other.to_string()),
        }
    }

    /// The elements of a list of single values with commas between, as queries and flags take them; anything else as
    /// [`Json::plain`].
    #[must_use]
    pub fn joined(&self) -> Cow<'_, str> {
        match self {
            Self::List(elements) if elements.iter().all(Self::is_scalar) => {
                let plain: Vec<_> = elements.iter().map(Self::plain).collect();
                Cow::Owned(plain.join(","))
            }
            other => other.plain(),
        }
    }

    /// Whether it is an object without members or a list without elements.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Map(members) => members.is_empty(),
            Self::List(elements) => elements.is_empty(),
            _ => false,
        }
    }
}
