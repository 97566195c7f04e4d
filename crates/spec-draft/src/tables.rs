//! Enums and error codes as pages list them.

use diagnostics::Span;

use crate::{LabelledValue, Said};

/// An enum that pages share.
#[derive(Clone, Debug)]
pub struct EnumDraft {
    /// The page or table.
    pub span: Span,
    /// Its name.
    pub name: Said,
    /// Its title.
    pub title: Option<Said>,
    /// What it is.
    pub description: Vec<Said>,
    /// The type of its values as written (`string`, `integer`).
    pub type_text: Option<Said>,
    /// Its values.
    pub values: Vec<LabelledValue>,
    /// Whether a heading above a table or list names it, and no page that is made for it.
    pub by_heading: bool,
}

/// A table of error codes.
#[derive(Clone, Debug)]
pub struct ErrorTableDraft {
    /// The page or table.
    pub span: Span,
    /// Its name.
    pub name: Option<Said>,
    /// Its title.
    pub title: Option<Said>,
    /// Its rows.
    pub codes: Vec<ErrorDraft>,
}

/// An error.
#[derive(Clone, Debug)]
pub struct ErrorDraft {
    /// The wire value.
    pub code: Said,
    /// What it means.
    pub meaning: Option<Said>,
}
