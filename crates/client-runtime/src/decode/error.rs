//! Why an answer could not be read, and where.

use std::{
    borrow::Cow,
    fmt::{self, Write as _},
};

use crate::text::{Secrets, cut};

/// How much of what was found an error shows.
const SHOWN: usize = 80;

/// Says which field of an answer could not be read, what was wanted, and what stood there.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    /// From the innermost outwards: the path grows while the error travels up.
    path: Vec<Segment>,
    problem: Cow<'static, str>,
    found: String,
    offset: usize,
}

#[derive(Clone, PartialEq, Eq)]
enum Segment {
    Field(String),
    Index(usize),
}

impl DecodeError {
    /// A problem, the text that stands there, and its byte offset.
    #[must_use]
    pub fn new(problem: impl Into<Cow<'static, str>>, found: &str, offset: usize) -> Self {
        Self(Box::new(Inner {
            path: Vec::new(),
            problem: problem.into(),
            found: cut(found, SHOWN),
            offset,
        }))
    }

    /// The path of the field, such as `result.items[3].price`; empty for the whole answer.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for segment in self.0.path.iter().rev() {
            match segment {
                Segment::Field(name) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                }
                Segment::Index(index) => {
                    let _ = write!(path, "[{index}]");
                }
            }
        }
        path
    }

    /// What was wanted.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.0.problem
    }

    /// What stood there, cut after 80 characters; empty where it may be a secret.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.0.found
    }

    /// The byte of the answer at which it stood.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// Says that the value belongs to a field.
    #[must_use]
    pub fn in_field(mut self, name: &str) -> Self {
        self.0.path.push(Segment::Field(name.to_owned()));
        self
    }

    /// Says that the value is an element of a list.
    #[must_use]
    pub fn in_item(mut self, index: usize) -> Self {
        self.0.path.push(Segment::Index(index));
        self
    }

    /// Blanks secrets in what is shown.
    pub(crate) fn hide(&mut self, secrets: &Secrets) {
        self.0.found = secrets.hide(&self.0.found);
        self.0.problem = secrets.hide(&self.0.problem).into();
    }

    /// Forgets what was found, which may be a secret itself.
    pub(crate) fn forget_found(&mut self) {
        self.0.found.clear();
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path();
        if !path.is_empty() {
            write!(f, "`{path}`: ")?;
        }
        f.write_str(&self.0.problem)?;
        if !self.0.found.is_empty() {
            write!(f, ", found `{}`", self.0.found)?;
        }
        write!(f, " at byte {}", self.0.offset)
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeError({self})")
    }
}

impl std::error::Error for DecodeError {}
