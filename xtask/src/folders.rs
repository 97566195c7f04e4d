//! Finding the folders of the APIs and reading their texts.

use std::fs;
use std::path::{Path, PathBuf};

use codegen_pipeline::{ApiFolder, PageText};
use ignore::WalkBuilder;
use rayon::prelude::*;

use crate::arguments::Pages;
use crate::{Unusable, project};

const MANIFEST: &str = "api.yml";
const CORRECTIONS: &str = "corrections.yml";

/// One API's folder on the disk.
pub(crate) struct Folder {
    /// The folder.
    pub(crate) path: PathBuf,
    /// The API's name: the folder's.
    pub(crate) name: String,
}

/// The folders that a call means.
///
/// A folder with a manifest is one API; so is a folder none of whose children has one. In the project's own `specs`
/// each child is an API, with or without a manifest.
pub(crate) fn find(pages: &Pages) -> Result<Vec<Folder>, Unusable> {
    let own = project::root().join("specs");
    let root = pages.specs.clone().unwrap_or_else(|| own.clone());
    if !root.is_dir() {
        return Err(Unusable::new(format!(
            "`{}` is no folder; name a folder of pages with --specs DIR",
            root.display()
        )));
    }
    let is_own = project::absolute(&root) == project::absolute(&own);
    let children = children(&root)?;
    let with_manifest = |folder: &PathBuf| folder.join(MANIFEST).is_file();
    let folders = if with_manifest(&root) || !(is_own || children.iter().any(with_manifest)) {
        vec![root]
    } else {
        children
            .into_iter()
            .filter(|folder| is_own || with_manifest(folder))
            .collect()
    };
    let mut found: Vec<Folder> = folders.into_iter().map(Folder::at).collect();
    for wanted in &pages.api {
        if !found.iter().any(|folder| folder.name == *wanted) {
            let names: Vec<_> = found.iter().map(|folder| folder.name.as_str()).collect();
            return Err(Unusable::new(format!(
                "there is no API `{wanted}`; there is: {}",
                names.join(", ")
            )));
        }
    }
    if !pages.api.is_empty() {
        found.retain(|folder| pages.api.contains(&folder.name));
    }
    if found.is_empty() {
        return Err(Unusable::new(
            "there is no API: make a folder specs/<api> and drop pages into it",
        ));
    }
    Ok(found)
}

/// The one folder that a call means.
pub(crate) fn find_one(pages: &Pages) -> Result<Folder, Unusable> {
    let mut found = find(pages)?;
    match (found.pop(), found.is_empty()) {
        (Some(folder), true) => Ok(folder),
        (last, _) => {
            let names: Vec<_> = found
                .iter()
                .chain(&last)
                .map(|folder| folder.name.as_str())
                .collect();
            Err(Unusable::new(format!(
                "there are several APIs; choose one with --api: {}",
                names.join(", ")
            )))
        }
    }
}

impl Folder {
    fn at(path: PathBuf) -> Self {
        let name = project::absolute(&path)
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        Self { path, name }
    }

    /// Reads every text of the folder.
    pub(crate) fn read(&self) -> Result<ApiFolder, Unusable> {
        let mut paths = Vec::new();
        for entry in WalkBuilder::new(&self.path)
            .hidden(true)
            .git_ignore(false)
            .git_global(false)
            .git_exclude(false)
            .parents(false)
            .build()
        {
            let entry = entry.map_err(|error| Unusable::new(error.to_string()))?;
            if is_page(entry.path()) && entry.file_type().is_some_and(|kind| kind.is_file()) {
                paths.push(entry.into_path());
            }
        }
        let pages: Vec<PageText> = paths
            .par_iter()
            .map(|path| self.text(path))
            .collect::<Result<_, _>>()?;
        Ok(ApiFolder {
            shown: project::shown(&self.path),
            manifest: self.optional(MANIFEST)?,
            corrections: self.optional(CORRECTIONS)?,
            pages,
            ..ApiFolder::default()
        })
    }

    fn optional(&self, name: &str) -> Result<Option<PageText>, Unusable> {
        let path = self.path.join(name);
        if path.is_file() {
            self.text(&path).map(Some)
        } else {
            Ok(None)
        }
    }

    fn text(&self, path: &Path) -> Result<PageText, Unusable> {
        let bytes = fs::read(path).map_err(|error| {
            Unusable::new(format!("{} cannot be read: {error}", path.display()))
        })?;
        let below = path.strip_prefix(&self.path).unwrap_or(path);
        Ok(PageText {
            path: project::slashed(below),
            bytes,
        })
    }
}

/// Whether a file below an API's folder is read: a page, the manifest, the corrections.
pub(crate) fn is_text(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    is_page(path) || name == MANIFEST || name == CORRECTIONS
}

/// Whether a file's name says that it is a page.
fn is_page(path: &Path) -> bool {
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    ["md", "mdx", "markdown"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

fn children(folder: &Path) -> Result<Vec<PathBuf>, Unusable> {
    let unreadable = |error: std::io::Error| {
        Unusable::new(format!("{} cannot be read: {error}", folder.display()))
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() && !hidden {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
