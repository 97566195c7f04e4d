//! A key that stands twice in one mapping.

use std::collections::BTreeMap;

use diagnostics::codes::markup as codes;
use diagnostics::{Diagnostic, Span, Spanned};

use super::{Yaml, YamlEntry, YamlKind};

/// Entries that are looked through one by one.
const FEW: usize = 16;

/// The entry of a key, if the mapping has one already.
pub(super) fn find<'e>(
    key: &str,
    entries: &'e mut [YamlEntry],
    known: &mut BTreeMap<String, usize>,
) -> Option<&'e mut YamlEntry> {
    if entries.len() <= FEW {
        return entries.iter_mut().find(|entry| entry.key.value == key);
    }
    for (nth, entry) in entries.iter().enumerate().skip(known.len()) {
        known.insert(entry.key.value.clone(), nth);
    }
    entries.get_mut(*known.get(key)?)
}

/// What becomes of a key that stands again: of plain values the last counts, as it does for the sites that print such
/// pages, and a key without a value says nothing. Two lists are a part of the page each, so they are read as one; of two
/// mappings nobody knows what the writer meant.
pub(super) fn join(
    entry: &mut YamlEntry,
    key: &Spanned<String>,
    first: Span,
    value: Yaml,
) -> Diagnostic {
    let plain = |kind: &YamlKind| matches!(kind, YamlKind::Null | YamlKind::Scalar(..));
    let empty = |kind: &YamlKind| matches!(kind, YamlKind::Null);
    let told = |code| {
        let said = format!("the key `{}` stands twice in one mapping", key.value);
        Diagnostic::new(code, key.span, said)
            .label("again here")
            .and(first, "first here")
    };
    match entry {
        have if empty(&value.kind) || empty(&have.value.kind) => {
            if empty(&have.value.kind) {
                have.value = value;
            }
            told(codes::YAML_REPEATED_KEY).help("remove the one without a value")
        }
        have if plain(&value.kind) && plain(&have.value.kind) => {
            have.value = value;
            told(codes::YAML_REPEATED_KEY).help("keep one of them; the last counts")
        }
        YamlEntry {
            value:
                Yaml {
                    kind: YamlKind::Sequence(have),
                    ..
                },
            ..
        } if matches!(value.kind, YamlKind::Sequence(_)) => {
            if let YamlKind::Sequence(more) = value.kind {
                have.extend(more);
            }
            told(codes::YAML_REPEATED_KEY).help("make one list of them; they are read as one")
        }
        _ => told(codes::YAML_DUPLICATE_KEY).help("keep one of them"),
    }
}
