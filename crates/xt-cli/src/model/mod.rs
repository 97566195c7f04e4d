//! Where the model comes from: embedded, a file, or a folder of pages. All become a catalogue, of which one operation is
//! read.

mod pages;

use std::fs;
use std::path::Path;

use api_model::{Api, Catalogue, CatalogueError, Entry, Operation};

use crate::ended::Failure;

/// The model as text.
pub(crate) enum Model {
    /// The one that was built in.
    Embedded,
    /// One that was read.
    Read(String),
}

/// One operation with what it refers to.
pub(crate) struct Called {
    /// The API; its only operation is the one that is called.
    pub(crate) api: Api,
    /// The page and line that describe it.
    pub(crate) page: String,
}

impl Model {
    /// The model that a call means.
    pub(crate) fn find(specs: Option<&Path>, file: Option<&Path>) -> Result<Self, Failure> {
        match (specs, file) {
            (Some(_), Some(_)) => Err(Failure::usage(
                "the model comes from --specs or from --model, not from both",
            )),
            (Some(folder), None) => pages::understand(folder).and_then(|api| Self::of(&api)),
            (None, Some(file)) => Self::load(file),
            (None, None) => Ok(Self::Embedded),
        }
    }

    /// Its lines.
    pub(crate) fn catalogue(&self) -> Result<Catalogue<'_>, Failure> {
        let text = match self {
            Self::Embedded => xt_client::CATALOGUE,
            Self::Read(text) => text,
        };
        Catalogue::new(text).map_err(damaged)
    }

    /// A file is a catalogue, or what `cargo xtask model` prints.
    fn load(file: &Path) -> Result<Self, Failure> {
        let shown = file.display();
        let text = fs::read_to_string(file)
            .map_err(|error| Failure::usage(format!("{shown} cannot be read: {error}")))?;
        if Catalogue::new(&text).is_ok() {
            return Ok(Self::Read(text));
        }
        let api = Api::from_json(&text)
            .map_err(|error| Failure::usage(format!("{shown} holds no model: {error}")))?;
        Self::of(&api)
    }

    fn of(api: &Api) -> Result<Self, Failure> {
        api.to_catalogue().map(Self::Read).map_err(damaged)
    }
}

impl Called {
    /// Reads one operation, and what is common to all.
    pub(crate) fn read(catalogue: Catalogue<'_>, entry: Entry<'_>) -> Result<Self, Failure> {
        let operation = entry.read().map_err(damaged)?;
        let api = Api {
            enums: catalogue.enums().map_err(damaged)?,
            operations: vec![operation],
            ..catalogue.api().map_err(damaged)?
        };
        Ok(Self {
            api,
            page: entry.page.to_owned(),
        })
    }

    /// The operation that is called.
    pub(crate) fn operation(&self) -> &Operation {
        &self.api.operations[0]
    }
}

/// A damaged model; never the one that was built in.
#[expect(clippy::needless_pass_by_value, reason = "it is mapped over results")]
pub(crate) fn damaged(error: CatalogueError) -> Failure {
    Failure::usage(format!("the model cannot be read: {error}"))
}
