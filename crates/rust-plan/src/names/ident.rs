//! The newtype of identifiers.

use std::fmt;

use proc_macro2::{Ident, Span};

use super::reserved;

/// A valid identifier of Rust, raw (`r#type`) where it must be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RustName(String);

impl RustName {
    /// Makes a name of a text that a rule of this module made: ASCII letters, digits and `_`, no digit first.
    pub(super) fn checked(mut text: String) -> Self {
        let outside = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
        debug_assert!(!text.contains(outside), "a rule let {text:?} through");
        if text.is_empty() || text.starts_with(|c: char| c.is_ascii_digit()) {
            text.insert(0, 'v');
        }
        if matches!(text.as_str(), "self" | "Self" | "super" | "crate" | "_") {
            text.push('_');
        }
        Self(text)
    }

    /// A name that this workspace itself gives, such as that of a type every generated crate has.
    #[must_use]
    pub fn root(name: &'static str) -> Self {
        Self::checked(name.to_owned())
    }

    /// The text without `r#`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Another name: this one with more at its end.
    #[must_use]
    pub fn with_suffix(&self, suffix: &str) -> Self {
        Self::checked(format!("{}{suffix}", self.0))
    }

    /// Another name: this one with more before it.
    #[must_use]
    pub fn with_prefix(&self, prefix: &str) -> Self {
        Self::checked(format!("{prefix}{}", self.0))
    }

    /// The token.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the place")]
    pub fn ident(&self) -> Ident {
        if reserved::is_keyword(&self.0) {
            Ident::new_raw(&self.0, Span::call_site())
        } else {
            Ident::new(&self.0, Span::call_site())
        }
    }
}

impl fmt::Display for RustName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if reserved::is_keyword(&self.0) {
            out.write_str("r#")?;
        }
        out.write_str(&self.0)
    }
}
