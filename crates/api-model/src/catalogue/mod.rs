//! The model as lines, so that a program which needs one operation reads that one alone.
//!
//! Each line is a kind, columns, and JSON in the form of this crate's types, with tabs between:
//!
//! ```text
//! catalogue  1
//! api        {what is no list of pages, operations, channels, enums or errors}
//! enums      [shared enums]
//! errors     [error tables]
//! operation  section  id  GET  active  page:line  title  {operation}
//! ```
//!
//! Empty lines and lines that start with `#` mean nothing. What only says why the model is as it is stays out: evidence, doubts, and
//! places but for those that an example or an error code must have. Channels stay out too.

mod write;

use crate::{Api, EnumDef, ErrorTable, Operation};

/// The version of the form; raised when a reader of the old form would misunderstand the new one.
const FORMAT: &str = "1";

/// A model as lines, each read when it is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Catalogue<'t> {
    text: &'t str,
}

/// One operation of a catalogue, its model not yet read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'t> {
    /// [`Section::id`](crate::Section::id).
    pub section: &'t str,
    /// [`Operation::id`].
    pub id: &'t str,
    /// The method as it is on the wire.
    pub method: &'t str,
    /// Whether the documents say that it will go away.
    pub deprecated: bool,
    /// The page and line that describe it.
    pub page: &'t str,
    /// What it does, in a line; may be empty.
    pub title: &'t str,
    json: &'t str,
}

/// Why a text is no catalogue.
#[derive(Debug)]
#[non_exhaustive]
pub enum CatalogueError {
    /// It was written by another version of the project, or is something else.
    Format,
    /// It lacks a line of this kind.
    Missing(&'static str),
    /// The JSON of a line is not that of the model; the kind of the line, or the operation.
    Form(String, serde_json::Error),
}

impl std::fmt::Display for CatalogueError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Format => write!(out, "not a catalogue of format {FORMAT}; write it anew"),
            Self::Missing(kind) => write!(out, "the catalogue has no line `{kind}`"),
            Self::Form(what, error) => write!(out, "`{what}` of the catalogue: {error}"),
        }
    }
}

impl std::error::Error for CatalogueError {}

impl<'t> Catalogue<'t> {
    /// Takes up a text that [`Api::to_catalogue`] wrote.
    ///
    /// # Errors
    /// [`CatalogueError::Format`] where it is something else.
    pub fn new(text: &'t str) -> Result<Self, CatalogueError> {
        let catalogue = Self { text };
        match catalogue.line("catalogue") {
            Ok(FORMAT) => Ok(catalogue),
            _ => Err(CatalogueError::Format),
        }
    }

    /// Every operation, in the order of the model.
    pub fn operations(self) -> impl Iterator<Item = Entry<'t>> {
        self.text.lines().filter_map(Entry::of)
    }

    /// One operation.
    #[must_use]
    pub fn operation(self, section: &str, id: &str) -> Option<Entry<'t>> {
        let start = format!("operation\t{section}\t{id}\t");
        let line = self.text.lines().find(|line| line.starts_with(&start))?;
        Entry::of(line)
    }

    /// The API without pages, operations, channels, enums and errors.
    ///
    /// # Errors
    /// [`CatalogueError`] where the line is missing or damaged.
    pub fn api(self) -> Result<Api, CatalogueError> {
        parse("api", self.line("api")?)
    }

    /// Enums that several pages share: operations refer to them by index.
    ///
    /// # Errors
    /// [`CatalogueError`] where the line is missing or damaged.
    pub fn enums(self) -> Result<Vec<EnumDef>, CatalogueError> {
        parse("enums", self.line("enums")?)
    }

    /// Error tables.
    ///
    /// # Errors
    /// [`CatalogueError`] where the line is missing or damaged.
    pub fn errors(self) -> Result<Vec<ErrorTable>, CatalogueError> {
        parse("errors", self.line("errors")?)
    }

    /// The model that the catalogue was written from, as far as it holds it.
    ///
    /// # Errors
    /// [`CatalogueError`] where a line is missing or damaged.
    pub fn whole(self) -> Result<Api, CatalogueError> {
        Ok(Api {
            enums: self.enums()?,
            errors: self.errors()?,
            operations: self
                .operations()
                .map(Entry::read)
                .collect::<Result<_, _>>()?,
            ..self.api()?
        })
    }

    fn line(self, kind: &'static str) -> Result<&'t str, CatalogueError> {
        let mut lines = self.text.lines();
        lines
            .find_map(|line| line.strip_prefix(kind)?.strip_prefix('\t'))
            .ok_or(CatalogueError::Missing(kind))
    }
}

impl<'t> Entry<'t> {
    fn of(line: &'t str) -> Option<Self> {
        let mut columns = line.strip_prefix("operation\t")?.splitn(7, '\t');
        Some(Self {
            section: columns.next()?,
            id: columns.next()?,
            method: columns.next()?,
            deprecated: columns.next()? == "deprecated",
            page: columns.next()?,
            title: columns.next()?,
            json: columns.next()?,
        })
    }

    /// Its model.
    ///
    /// # Errors
    /// [`CatalogueError::Form`] where the line is damaged.
    pub fn read(self) -> Result<Operation, CatalogueError> {
        parse(&format!("{}.{}", self.section, self.id), self.json)
    }
}

fn parse<T: serde::de::DeserializeOwned>(what: &str, json: &str) -> Result<T, CatalogueError> {
    serde_json::from_str(json).map_err(|error| CatalogueError::Form(what.to_owned(), error))
}
