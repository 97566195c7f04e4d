//! Generated files on the disk: compared first, then written one by one, each whole.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use codegen_pipeline::{Change, ChangeKind, FileTree, compare, is_generated};

use rayon::prelude::*;

use crate::{Unusable, project};

/// What has to be done to bring a folder to what a tree says.
pub(crate) struct Differences {
    changes: Vec<Change>,
    existing: BTreeMap<String, String>,
}

impl Differences {
    /// Compares a tree with a folder. Files without the generated header are never touched: one in the way is an error.
    pub(crate) fn between(tree: &FileTree, folder: &Path) -> Result<Self, Unusable> {
        let existing = existing(folder)?;
        for (path, text) in tree.iter() {
            if let Some(old) = existing.get(path)
                && old != text
                && !is_generated(old)
            {
                return Err(Unusable::new(format!(
                    "{} was not generated and would be overwritten; move it or choose another --out",
                    folder.join(path).display()
                )));
            }
        }
        Ok(Self {
            changes: compare(tree, &existing),
            existing,
        })
    }

    /// What the folder holds once they are carried out.
    pub(crate) fn outcome<'t>(&'t self, tree: &'t FileTree) -> BTreeMap<&'t str, &'t str> {
        let mut files: BTreeMap<&str, &str> = texts(&self.existing).collect();
        for change in &self.changes {
            if change.kind == ChangeKind::Removed {
                files.remove(change.path.as_str());
            }
        }
        files.extend(tree.iter());
        files
    }

    /// Whether there is nothing to do.
    pub(crate) fn is_empty(&self) -> bool {
        self.changes
            .iter()
            .all(|change| change.kind == ChangeKind::Unchanged)
    }

    /// The differences for people.
    pub(crate) fn text(&self) -> String {
        let one = |change: &Change| match &change.kind {
            ChangeKind::Added => Some(format!("missing: {}\n", change.path)),
            ChangeKind::Changed(diff) => Some(format!("stale: {}\n{diff}", change.path)),
            ChangeKind::Removed => Some(format!("left over: {}\n", change.path)),
            ChangeKind::Unchanged => None,
        };
        self.changes.iter().filter_map(one).collect()
    }

    /// A line on what was done.
    pub(crate) fn summary(&self) -> String {
        let count = |of: fn(&ChangeKind) -> bool| {
            self.changes
                .iter()
                .filter(|change| of(&change.kind))
                .count()
        };
        summary(
            count(|kind| matches!(kind, ChangeKind::Added)),
            count(|kind| matches!(kind, ChangeKind::Changed(_))),
            count(|kind| matches!(kind, ChangeKind::Removed)),
            count(|kind| matches!(kind, ChangeKind::Unchanged)),
        )
    }
}

/// A line on what was done.
pub(crate) fn summary(new: usize, changed: usize, removed: usize, untouched: usize) -> String {
    format!("{new} new, {changed} changed, {removed} removed, {untouched} untouched")
}

/// Carries the differences out; files that stay the same are not touched, so that nothing is rebuilt.
pub(crate) fn apply(
    differences: &Differences,
    tree: &FileTree,
    folder: &Path,
) -> Result<(), Unusable> {
    if !folder.exists() {
        return create(tree, folder);
    }
    let mut written = Vec::new();
    for change in &differences.changes {
        let path = folder.join(&change.path);
        match change.kind {
            ChangeKind::Added | ChangeKind::Changed(_) => {
                written.push((path, tree.get(&change.path).unwrap_or_default()));
            }
            ChangeKind::Removed => {
                fs::remove_file(&path).map_err(|error| unwritable(&path, &error))?;
                remove_empty_parents(&path, folder);
            }
            ChangeKind::Unchanged => {}
        }
    }
    let parents: BTreeSet<&Path> = written.iter().map(|(path, _)| parent(path)).collect();
    for parent in parents {
        fs::create_dir_all(parent).map_err(|error| unwritable(parent, &error))?;
    }
    written
        .par_iter()
        .try_for_each(|(path, text)| write_whole(path, text))
}

/// Writes a folder that is not there yet: whole or not at all, and without a detour for each file.
fn create(tree: &FileTree, folder: &Path) -> Result<(), Unusable> {
    let failed = |error: &std::io::Error| unwritable(folder, error);
    let beside = parent(folder);
    fs::create_dir_all(beside).map_err(|error| failed(&error))?;
    let staged = tempfile::Builder::new()
        .prefix(".docwright-")
        .permissions(readable(0o755))
        .tempdir_in(beside)
        .map_err(|error| failed(&error))?;
    let files: Vec<(PathBuf, &str)> = tree
        .iter()
        .map(|(path, text)| (staged.path().join(path), text))
        .collect();
    let parents: BTreeSet<&Path> = files.iter().map(|(path, _)| parent(path)).collect();
    for parent in parents {
        fs::create_dir_all(parent).map_err(|error| failed(&error))?;
    }
    files
        .par_iter()
        .try_for_each(|(path, text)| fs::write(path, text))
        .and_then(|()| fs::rename(staged.path(), folder))
        .map_err(|error| failed(&error))?;
    // The folder has its own name now, and nothing is left to take away.
    let _ = staged.keep();
    Ok(())
}

/// Writes a file whole or not at all.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Unusable> {
    fs::create_dir_all(parent(path)).map_err(|error| unwritable(path, &error))?;
    write_whole(path, text)
}

fn write_whole(path: &Path, text: &str) -> Result<(), Unusable> {
    let failed = |error: &std::io::Error| unwritable(path, error);
    let mut file = tempfile::Builder::new()
        .permissions(readable(0o644))
        .tempfile_in(parent(path))
        .map_err(|error| failed(&error))?;
    file.write_all(text.as_bytes())
        .map_err(|error| failed(&error))?;
    file.persist(path).map_err(|error| failed(&error.error))?;
    Ok(())
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Whether a file exists that people wrote.
pub(crate) fn is_hand_written(path: &Path) -> bool {
    fs::read_to_string(path).is_ok_and(|text| !is_generated(&text))
}

/// Readable by all and writable by the owner, as any file of a checkout; temporary files are private by default.
fn readable(mode: u32) -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    fs::Permissions::from_mode(mode)
}

/// The texts that lie in a folder, by path; folders of build products and hidden ones left out.
pub(crate) fn existing(folder: &Path) -> Result<BTreeMap<String, String>, Unusable> {
    let mut files = Vec::new();
    let mut open: Vec<PathBuf> = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        let Ok(entries) = fs::read_dir(&next) else {
            continue;
        };
        for entry in entries {
            let path = entry.map_err(|error| unwritable(&next, &error))?.path();
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            if path.is_dir() {
                // A section may be called `target`; cargo marks its own.
                if !path.join("CACHEDIR.TAG").exists() && !name.starts_with('.') {
                    open.push(path);
                }
            } else {
                files.push(path);
            }
        }
    }
    let texts = files.par_iter().filter_map(|path| {
        let below = path.strip_prefix(folder).unwrap_or(path);
        let text = fs::read_to_string(path).ok()?;
        Some((project::slashed(below), text))
    });
    Ok(texts.collect())
}

/// Files by path and text.
pub(crate) fn texts(files: &BTreeMap<String, String>) -> impl Iterator<Item = (&str, &str)> {
    files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
}

fn remove_empty_parents(path: &Path, folder: &Path) {
    let mut parent = path.parent();
    while let Some(next) = parent.filter(|next| *next != folder && next.starts_with(folder)) {
        if fs::remove_dir(next).is_err() {
            return;
        }
        parent = next.parent();
    }
}

fn unwritable(path: &Path, error: &std::io::Error) -> Unusable {
    Unusable::new(format!("{} cannot be written: {error}", path.display()))
}
