//! The documented JSON form of the model.

use serde::{Deserialize, Serialize};

use crate::Api;

/// The version of the form; raised when a reader of the old form would misunderstand the new one.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Written<'a> {
    format: u32,
    api: &'a Api,
}

#[derive(Deserialize)]
struct Read {
    format: u32,
    api: Api,
}

/// Why a text is no model.
#[derive(Debug)]
pub enum JsonError {
    /// It is no JSON, or not of this form.
    Form(serde_json::Error),
    /// It was written by another version of the project.
    Format(u32),
}

impl std::fmt::Display for JsonError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Form(error) => write!(out, "not a model: {error}"),
            Self::Format(found) => write!(
                out,
                "format {found} where {FORMAT} is understood; write the model anew"
            ),
        }
    }
}

impl std::error::Error for JsonError {}

impl Api {
    /// Writes the model as `{"format": 1, "api": …}`, indented, fields in the order of this crate's types; empty
    /// texts, lists and options are left out.
    ///
    /// # Errors
    /// None in practice: every type here has a JSON form.
    pub fn to_json(&self) -> Result<String, JsonError> {
        serde_json::to_string_pretty(&Written {
            format: FORMAT,
            api: self,
        })
        .map_err(JsonError::Form)
    }

    /// Reads what [`Api::to_json`] wrote.
    ///
    /// # Errors
    /// [`JsonError`] where the text is not of the form, or of another version of it.
    pub fn from_json(text: &str) -> Result<Self, JsonError> {
        let read: Read = serde_json::from_str(text).map_err(JsonError::Form)?;
        if read.format == FORMAT {
            Ok(read.api)
        } else {
            Err(JsonError::Format(read.format))
        }
    }
}
