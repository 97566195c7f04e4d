//! Folders of pages, from the disk and made up.

use std::fs;
use std::path::{Path, PathBuf};

use codegen_pipeline::{ApiFolder, PageText};

/// The project's root.
#[must_use]
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

/// Material that lies beside the project in continuous integration and nowhere else; says so where it is absent.
#[must_use]
#[expect(clippy::print_stderr, reason = "a skipped test must be seen")]
pub fn shared(what: &str) -> Option<PathBuf> {
    let path = project().join("../shared").join(what);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: {what} does not lie beside this clone");
    None
}

/// An API's folder made up of pages: `(path, text)`; `api.yml` and `corrections.yml` are what they are.
#[must_use]
pub fn api_folder(shown: &str, texts: &[(&str, &str)]) -> ApiFolder {
    let mut folder = ApiFolder {
        shown: shown.to_owned(),
        ..ApiFolder::default()
    };
    for (path, text) in texts {
        let page = PageText {
            path: (*path).to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        match *path {
            "api.yml" => folder.manifest = Some(page),
            "corrections.yml" => folder.corrections = Some(page),
            _ => folder.pages.push(page),
        }
    }
    folder
}

/// Every page below a folder of the disk, as an API's folder.
///
/// # Panics
/// Where the folder cannot be read.
#[must_use]
pub fn below(folder: &Path, shown: &str) -> ApiFolder {
    let mut found = ApiFolder {
        shown: shown.to_owned(),
        ..ApiFolder::default()
    };
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).expect("the folder is readable") {
            let path = entry.expect("the entry is readable").path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let relative = path
                .strip_prefix(folder)
                .expect("below")
                .to_string_lossy()
                .replace('\\', "/");
            let page = PageText {
                path: relative.clone(),
                bytes: fs::read(&path).expect("readable"),
            };
            match relative.as_str() {
                "api.yml" => found.manifest = Some(page),
                "corrections.yml" => found.corrections = Some(page),
                _ if is_page(&path) => found.pages.push(page),
                _ => {}
            }
        }
    }
    found
}

/// Writes files below a folder.
///
/// # Panics
/// Where they cannot be written.
pub fn write(folder: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
}

fn is_page(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("mdx")
}
