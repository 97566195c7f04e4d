//! Values of mappings.

use spec_draft::Said;
use spec_markup::{MappedText, Yaml, YamlKind};

/// The text of the first of these keys that says anything.
pub(super) fn said(mapping: &Yaml, keys: &[&str]) -> Option<Said> {
    keys.iter()
        .filter_map(|key| mapping.get(key))
        .find_map(text)
}

/// The text of a scalar, unless it is blank.
pub(super) fn text(value: &Yaml) -> Option<Said> {
    value.trimmed().filter(|said| !said.value.is_empty())
}

/// A scalar with the way back to the file.
pub(super) fn mapped<'a>(mapping: &'a Yaml, keys: &[&str]) -> Option<&'a MappedText> {
    keys.iter()
        .filter_map(|key| mapping.get(key))
        .find_map(|value| match &value.kind {
            YamlKind::Scalar(text, _) if !text.text().trim().is_empty() => Some(text),
            _ => None,
        })
}

/// The texts of a sequence, or of a scalar as a sequence of one.
pub(super) fn list(mapping: &Yaml, key: &str) -> Vec<Said> {
    match mapping.get(key) {
        Some(value) if matches!(value.kind, YamlKind::Sequence(_)) => {
            value.elements().iter().filter_map(text).collect()
        }
        Some(value) => text(value).into_iter().collect(),
        None => Vec::new(),
    }
}
