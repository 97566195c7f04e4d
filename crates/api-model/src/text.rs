//! Prose in one or more human languages.

use serde::{Deserialize, Serialize};

/// Prose by language: the main language first, each language once. Markdown as cleaned by lowering.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text {
    /// `(language, prose)`, such as `("en", "Balance of one market.")`.
    pub entries: Vec<(String, String)>,
}

impl Text {
    /// Prose in one language; empty where the prose is blank.
    #[must_use]
    pub fn new(language: &str, prose: &str) -> Self {
        let mut text = Self::default();
        text.add(language, prose);
        text
    }

    /// Adds a language; blank prose, prose that is already there, and a language that is already there are left out.
    pub fn add(&mut self, language: &str, prose: &str) {
        let prose = prose.trim();
        let known = |(have, said): &(String, String)| have == language || said == prose;
        if !prose.is_empty() && !self.entries.iter().any(known) {
            self.entries.push((language.to_owned(), prose.to_owned()));
        }
    }

    /// The prose of the main language, else of the first.
    #[must_use]
    pub fn main(&self) -> Option<&str> {
        self.entries.first().map(|(_, prose)| prose.as_str())
    }

    /// Whether nothing is said in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
