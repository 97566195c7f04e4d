//! Writing a catalogue.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;

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
            name: self.name.clone(),
            title: self.title.clone(),
            version: self.version.clone(),
            description: self.description.clone(),
            package: self.package.clone(),
            servers: self.servers.clone(),
            auth: self.auth.clone(),
            envelopes: self.envelopes.clone(),
            codes: self.codes.clone(),
            time: self.time.clone(),
            sections: self.sections.clone(),
            ..Self::default()
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
    let failed = |error| CatalogueError::Form(what.to_owned(), error);
    let mut value = serde_json::to_value(part).map_err(failed)?;
    strip(&mut value);
    serde_json::to_string(&value).map_err(failed)
}

/// Empties the lists that say why the model is as it is. Only fields of this crate's types are names here: what pages say are
/// values.
fn strip(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(strip),
        Value::Object(members) => {
            members.shift_remove("doubts");
            for (name, member) in members {
                match (name.as_str(), member) {
                    ("evidence" | "places", Value::Array(list)) => list.clear(),
                    (_, member) => strip(member),
                }
            }
        }
        _ => {}
    }
}
