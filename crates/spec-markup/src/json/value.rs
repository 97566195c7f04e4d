//! The tree of an example.

use diagnostics::{Span, Spanned};

/// A comment with its marks (`//`, `/* */`, `#`) and outer blanks taken off.
pub type Comment = Spanned<String>;

/// A value of an example.
#[derive(Clone, Debug, PartialEq)]
pub struct Json {
    /// Its place in the file.
    pub span: Span,
    /// What it is.
    pub kind: JsonKind,
    /// Comments that belong to this value as an element or root: behind it on its line, or on lines of their own
    /// before it. A member's comments are in [`JsonMember::comments`].
    pub comments: Vec<Comment>,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum JsonKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number as written.
    Number(String),
    /// A string, escapes resolved.
    String(String),
    /// A word without quotes: `Boolean`, `BUY`, `192.168.1.1`, `{Market}`.
    Bare(String),
    /// Nothing stands where a value should.
    Missing,
    /// Elements; `...` is left out and sets `more`.
    Array {
        /// The elements.
        elements: Vec<Json>,
        /// Whether the writer said that there are more.
        more: bool,
    },
    /// Members in their order. A repeated key keeps its first place.
    Object(Vec<JsonMember>),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonMember {
    /// The key, blanks at both ends taken off.
    pub key: Spanned<String>,
    /// The value.
    pub value: Json,
    /// Comments that describe this member: behind its value (or behind the opening bracket of its value) on the
    /// same line, or on lines of their own just before it.
    pub comments: Vec<Comment>,
}

impl Json {
    /// The member of an object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&JsonMember> {
        self.members().iter().find(|member| member.key.value == key)
    }

    /// The members of an object; none for anything else.
    #[must_use]
    pub fn members(&self) -> &[JsonMember] {
        match &self.kind {
            JsonKind::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements of an array; none for anything else.
    #[must_use]
    pub fn elements(&self) -> &[Self] {
        match &self.kind {
            JsonKind::Array { elements, .. } => elements,
            _ => &[],
        }
    }
}
