//! Front matter as a tree in which every value knows its place.
//!
//! Only this module knows which YAML library is used: `serde_yaml`, of which the parser is asked for its events. Text in
//! the form that most pages have is read line by line instead, to the same events.

mod bare;
mod block;
mod fault;
mod opener;
mod read;
mod repair;
mod repeated;
mod scalar;
mod tree;

pub use read::read as read_yaml;
pub(crate) use read::read_from;

use diagnostics::{Span, Spanned};

use crate::MappedText;

/// A value of the front matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Yaml {
    /// Its place in the file.
    pub span: Span,
    /// What it is.
    pub kind: YamlKind,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum YamlKind {
    /// Nothing stands there, or `null` or `~`.
    Null,
    /// A scalar as it is written: numbers and booleans stay text, since `010`, `1_000` and `no` mean what they say.
    Scalar(MappedText, ScalarStyle),
    /// A list.
    Sequence(Vec<Yaml>),
    /// Entries in their order.
    Mapping(Vec<YamlEntry>),
}

/// One entry of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub struct YamlEntry {
    /// The key as text.
    pub key: Spanned<String>,
    /// The value.
    pub value: Yaml,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScalarStyle {
    /// Without quotes.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// As a block: `|` or `>`.
    Block,
}

impl Yaml {
    /// The text of a scalar.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            YamlKind::Scalar(text, _) => Some(text.text()),
            _ => None,
        }
    }

    /// The text of a scalar with its place, blanks at both ends taken off the value.
    #[must_use]
    pub fn trimmed(&self) -> Option<Spanned<String>> {
        self.text()
            .map(|text| Spanned::new(text.trim().to_owned(), self.span))
    }

    /// The value of a mapping's entry.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries()
            .iter()
            .find(|entry| entry.key.value == key)
            .map(|entry| &entry.value)
    }

    /// The entries of a mapping; none for anything else.
    #[must_use]
    pub fn entries(&self) -> &[YamlEntry] {
        match &self.kind {
            YamlKind::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// The elements of a sequence; none for anything else.
    #[must_use]
    pub fn elements(&self) -> &[Self] {
        match &self.kind {
            YamlKind::Sequence(elements) => elements,
            _ => &[],
        }
    }

    /// Whether nothing stands there.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.kind, YamlKind::Null)
    }
}
