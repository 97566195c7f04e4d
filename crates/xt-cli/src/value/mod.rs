//! Values of parameters: what was typed, checked against the model, as the runtime writes it.

mod bounds;
mod check;
mod instant;
mod shape;

use client_runtime::{Encode, Encoder, Json};

pub(crate) use check::{Check, is_structured};
pub(crate) use shape::faults;

/// A value that is ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// True or false.
    Bool(bool),
    /// A number by its digits, as they were typed.
    Number(String),
    /// Text.
    Text(String),
    /// Text that is shown nowhere.
    Secret(String),
    /// JSON as it was typed.
    Json(Json),
    /// A list.
    List(Vec<Value>),
}

impl Value {
    /// The value as people are shown it before it is sent.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Secret(_) => MASK.to_owned(),
            other => client_runtime::to_plain(other),
        }
    }

    /// The same value without what is secret.
    pub(crate) fn masked(&self) -> Self {
        match self {
            // Stars would be encoded in an address.
            Self::Secret(_) => Self::Text("masked".to_owned()),
            other => other.clone(),
        }
    }
}

/// What stands for a secret.
pub(crate) const MASK: &str = "***";

impl Encode for Value {
    fn encode(&self, out: &mut Encoder<'_>) {
        match self {
            Self::Bool(value) => out.bool(*value),
            Self::Number(digits) => out.number(digits),
            Self::Text(text) => out.text(text),
            Self::Secret(text) => out.secret(text),
            Self::Json(json) => json.encode(out),
            Self::List(values) => values.encode(out),
        }
    }
}
