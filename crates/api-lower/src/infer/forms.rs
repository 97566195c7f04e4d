//! The form of a value: what examples show of it, and what a row's words mean.

use diagnostics::Span;
use spec_draft::{FieldDraft, Said};

use super::Scalar;
use super::seen::Seen;
use crate::type_words::{self, TypeWord};

/// The form of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// Members.
    Object,
    /// Elements.
    List,
    /// A single value.
    Scalar,
}

impl Form {
    /// For people.
    pub(super) const fn says(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::List => "a list",
            Self::Scalar => "a single value",
        }
    }
}

/// The forms that examples and rows show; empty text, zero and null leave room for the others.
pub(super) fn forms(seen: &Seen<'_>) -> Vec<Form> {
    let mut forms = Vec::new();
    if !seen.members.is_empty() || (!seen.objects.is_empty() && seen.arrays.is_empty()) {
        forms.push(Form::Object);
    }
    if !seen.arrays.is_empty() || seen.elements.is_some() {
        forms.push(Form::List);
    }
    let strong = seen.scalars.iter().any(|(kind, _)| !kind.is_weak());
    let some = seen.scalars.iter().any(|(kind, _)| *kind != Scalar::Null);
    if strong || (some && forms.is_empty()) {
        forms.push(Form::Scalar);
    }
    forms
}

/// The form that a word means; none where it may be any.
pub(super) fn form_of(word: &TypeWord) -> Option<Form> {
    Some(match word {
        TypeWord::Object | TypeWord::Map => Form::Object,
        TypeWord::Array(_) => Form::List,
        TypeWord::Any | TypeWord::Named(_) => return None,
        _ => Form::Scalar,
    })
}

/// The type a row says, where it stands, and its words.
pub(super) fn stated_word(field: &FieldDraft) -> Option<(TypeWord, Span, String)> {
    let said = field.type_text.as_ref()?;
    let word = match (type_words::read(&said.value)?, &field.items) {
        (TypeWord::Array(None), Some(items)) => {
            TypeWord::Array(type_words::read(&items.value).map(Box::new))
        }
        (word, _) => word,
    };
    Some((word, said.span, said.value.clone()))
}

/// Whether a row says yes or no.
pub(crate) fn yes(said: Option<&Said>) -> Option<bool> {
    match said?.value.trim().to_lowercase().as_str() {
        "true" | "yes" | "y" | "是" => Some(true),
        "false" | "no" | "n" | "否" => Some(false),
        _ => None,
    }
}
