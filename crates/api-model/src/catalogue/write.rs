//! Writing a catalogue.

use std::fmt::Write as _;

use serde::Serialize;

use super::{CatalogueError, FORMAT};
use crate::{Api, Operation, Status};

impl Api {
    /// Writes the model as lines that are read one by one: see [`Catalogue`](crate::Catalogue).
    ///
    /// # Errors
    /// None in practice: every type here has a JSON form.
    pub fn to_catalogue(&self) -> Result<String, CatalogueError> {
        let mut text = format!("catalogue\t{FORMAT}\n");
        let _ = writeln!(text, "api\t{}", json("api", &self.head())?);
        let _ = writeln!(text, "enums\t{}", json("enums", &self.enums)?);
        let _ = writeln!(text, "errors\t{}", json("errors", &self.errors)?);
        for operation in &self.operations {
            let _ = writeln!(
                text,
                "operation\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
                operation.section,
                operation.id,
                operation.method.as_str(),
                status(operation.status),
                column(&self.page_of(operation)),
                column(operation.title.main().unwrap_or_default()),
                json(&operation.id, operation)?
            );
        }
        Ok(text)
    }

    /// What every operation needs of the API.
    fn head(&self) -> Self {
        Self {
            pages: Vec::new(),
            operations: Vec::new(),
            channels: Vec::new(),
            enums: Vec::new(),
            errors: Vec::new(),
            ..self.clone()
        }
    }

    fn page_of(&self, operation: &Operation) -> String {
        let Some(place) = operation.places.first() else {
            return String::new();
        };
        let page = usize::try_from(place.page).ok();
        let page = page.and_then(|page| self.pages.get(page));
        page.map_or(String::new(), |page| format!("{page}:{}", place.line))
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Active => "active",
        Status::Deprecated => "deprecated",
        Status::Undocumented => "undocumented",
    }
}

/// Text that stands in one column of one line.
fn column(text: &str) -> String {
    text.split(char::is_control).collect::<Vec<_>>().join(" ")
}

fn json(what: &str, part: &impl Serialize) -> Result<String, CatalogueError> {
    let text = serde_json::to_string(part)
        .map_err(|error| CatalogueError::Form(what.to_owned(), error))?;
    Ok(without_reasons(&text))
}

/// Lists that say why the model is as it is.
const REASONS: [&str; 3] = ["\"evidence", "\"places", "\"doubts"];

/// Empties these lists in compact JSON. What pages say stands in strings, where quotes are escaped, so that none of it is taken for a name.
fn without_reasons(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find("\":[") {
        let (before, list) = rest.split_at(at + 2);
        out.push_str(before);
        rest = list;
        if REASONS.iter().any(|name| before[..at].ends_with(name)) {
            out.push_str("[]");
            rest = &list[length(list)..];
        }
    }
    out.push_str(rest);
    out
}

/// The bytes of the list that a text starts with.
fn length(text: &str) -> usize {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' if !quoted => depth += 1,
            b']' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    text.len()
}
