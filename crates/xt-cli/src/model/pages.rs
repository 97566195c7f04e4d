//! A folder of pages as a model.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use api_model::Api;
use codegen_pipeline::{ApiFolder, Options, PageText, Understood};
use diagnostics::{Format, Severity, Style, render};
use ignore::WalkBuilder;

use crate::ended::Failure;

/// The model of a folder of pages. Warnings are left to `cargo xtask lint`; an error keeps the model back.
pub(crate) fn understand(folder: &Path) -> Result<Api, Failure> {
    let folder = &one(folder)?;
    let texts = read(folder)
        .map_err(|error| Failure::usage(format!("{} cannot be read: {error}", folder.display())))?;
    let understood = codegen_pipeline::understand(texts, &Options::default());
    match complaint(&understood) {
        Some(complaint) => Err(Failure::usage(complaint)),
        None => Ok(understood.api),
    }
}

/// The folder of one API: the one that is named, or the one below it that has a manifest.
fn one(folder: &Path) -> Result<PathBuf, Failure> {
    if folder.join(MANIFEST).is_file() {
        return Ok(folder.to_path_buf());
    }
    let below = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut apis: Vec<PathBuf> = below
        .map(|entry| entry.path())
        .filter(|path| path.join(MANIFEST).is_file())
        .collect();
    apis.sort();
    match apis.as_slice() {
        [] => Ok(folder.to_path_buf()),
        [api] => Ok(api.clone()),
        several => {
            let names = several.iter().map(|path| path.display().to_string());
            let names = names.collect::<Vec<_>>().join(", ");
            Err(Failure::usage(format!(
                "several APIs lie there; name one with --specs: {names}"
            )))
        }
    }
}

/// The file that says what pages cannot know; a folder that has one is an API.
const MANIFEST: &str = "api.yml";

/// Reads the texts of a folder.
fn read(folder: &Path) -> io::Result<ApiFolder> {
    // An empty answer of the walk would say nothing about a folder that is not there.
    fs::read_dir(folder)?;
    let mut pages = Vec::new();
    let walk = WalkBuilder::new(folder)
        .git_ignore(false)
        .parents(false)
        .build();
    for entry in walk {
        let entry = entry.map_err(io::Error::other)?;
        if is_page(entry.path()) && entry.file_type().is_some_and(|kind| kind.is_file()) {
            pages.push(text(folder, entry.path())?);
        }
    }
    let optional = |name: &str| {
        let path = folder.join(name);
        path.is_file().then(|| text(folder, &path)).transpose()
    };
    Ok(ApiFolder {
        shown: shown(folder),
        manifest: optional(MANIFEST)?,
        corrections: optional("corrections.yml")?,
        pages,
        ..ApiFolder::default()
    })
}

fn text(folder: &Path, path: &Path) -> io::Result<PageText> {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let names = below.components();
    let names: Vec<_> = names
        .map(|name| name.as_os_str().to_string_lossy())
        .collect();
    Ok(PageText {
        path: names.join("/"),
        bytes: fs::read(path)?,
    })
}

fn is_page(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let pages = ["md", "mdx", "markdown"];
    ending.is_some_and(|ending| pages.iter().any(|page| ending.eq_ignore_ascii_case(page)))
}

/// How messages name the folder: as it was typed, since `xt` runs anywhere.
fn shown(folder: &Path) -> String {
    let shown = folder.to_string_lossy();
    match shown.trim_end_matches('/') {
        "" | "." => "pages".to_owned(),
        shown => shown.to_owned(),
    }
}

/// What is wrong with the pages, where something is.
fn complaint(understood: &Understood) -> Option<String> {
    let mut errors = understood.findings.clone();
    errors.retain(|finding| finding.severity == Severity::Error);
    if errors.is_empty() {
        return None;
    }
    let shown = render(&errors, &understood.sources, Format::Human, Style::Plain);
    Some(format!("the pages hold errors\n{shown}"))
}
