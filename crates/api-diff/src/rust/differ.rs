//! Two sets of public items.

use std::collections::{BTreeMap, BTreeSet};

use rust_plan::model::RustCrate;

use super::surface::{Entry, Surface, surface};
use crate::Class;

/// What happened to one item.
#[derive(Clone, Debug)]
pub(crate) struct Difference {
    pub(crate) class: Class,
    /// What happened, for people.
    pub(crate) says: String,
    /// Whose it is, as the new state calls the owner.
    pub(crate) owner: String,
    /// Wire names that decide it.
    pub(crate) wires: BTreeSet<String>,
}

/// Every item that is gone, new or different. `owners` says what old owners are called now.
pub(crate) fn differences(
    old: &RustCrate,
    new: &RustCrate,
    owners: &BTreeMap<String, String>,
) -> Vec<Difference> {
    let (old, new) = (surface(old), surface(new));
    let mut found = Vec::new();
    for (path, was) in &old {
        let owner = owners.get(&was.owner).unwrap_or(&was.owner).clone();
        match new.get(path) {
            None => found.push(Difference {
                class: Class::Breaking,
                says: format!("{} is gone", named(path)),
                owner,
                wires: was.wires.clone(),
            }),
            Some(is) if is.signature != was.signature => found.push(Difference {
                class: Class::Breaking,
                says: changed(path, was, is),
                owner,
                wires: deciding(was, is),
            }),
            Some(_) => {}
        }
    }
    found.extend(added(&old, &new));
    found
}

fn added(old: &Surface, new: &Surface) -> Vec<Difference> {
    let come = new.iter().filter(|(path, _)| !old.contains_key(*path));
    come.map(|(path, is)| Difference {
        class: Class::Compatible,
        says: format!("{} is new", named(path)),
        owner: is.owner.clone(),
        wires: is.wires.clone(),
    })
    .collect()
}

fn named(path: &str) -> String {
    if path.contains(' ') && !path.starts_with('<') && !path.ends_with(": Default") {
        path.to_owned()
    } else {
        format!("`{path}`")
    }
}

fn changed(path: &str, was: &Entry, is: &Entry) -> String {
    format!(
        "{} is `{}`, was `{}`",
        named(path),
        is.signature,
        was.signature
    )
}

/// Where both have several names, those that only one has decide; else all.
fn deciding(was: &Entry, is: &Entry) -> BTreeSet<String> {
    is.wires.union(&was.wires).cloned().collect()
}
