//! What would change on a disk that holds other files.

use std::collections::{BTreeMap, BTreeSet};

use similar::TextDiff;

use crate::{FileTree, is_generated};

/// What happens to one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The path, with forward slashes.
    pub path: String,
    /// What happens.
    pub kind: ChangeKind,
}

/// What happens to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// Its text differs; a unified diff for people.
    Changed(String),
    /// It says that it is generated, and nothing generates it any more.
    Removed,
    /// It stays as it is.
    Unchanged,
}

/// Compares a tree with the files of a folder, in the order of the paths.
///
/// Files that do not say that they are generated and are not in the tree belong to people: they are not mentioned.
#[must_use]
pub fn compare(tree: &FileTree, existing: &BTreeMap<String, String>) -> Vec<Change> {
    let wanted: BTreeMap<&str, &str> = tree.iter().collect();
    let paths: BTreeSet<&str> = wanted
        .keys()
        .copied()
        .chain(existing.keys().map(String::as_str))
        .collect();
    paths
        .into_iter()
        .filter_map(|path| {
            let found = existing.get(path).map(String::as_str);
            change(wanted.get(path).copied(), found).map(|kind| Change {
                path: path.to_owned(),
                kind,
            })
        })
        .collect()
}

fn change(wanted: Option<&str>, found: Option<&str>) -> Option<ChangeKind> {
    match (wanted, found) {
        (Some(_), None) => Some(ChangeKind::Added),
        (Some(wanted), Some(found)) if wanted == found => Some(ChangeKind::Unchanged),
        (Some(wanted), Some(found)) => Some(ChangeKind::Changed(diff(found, wanted))),
        (None, Some(found)) => is_generated(found).then_some(ChangeKind::Removed),
        (None, None) => None,
    }
}

fn diff(old: &str, new: &str) -> String {
    TextDiff::from_lines(old, new)
        .unified_diff()
        .context_radius(2)
        .to_string()
}
