//! One file per command.

pub(crate) mod codegen;
pub(crate) mod coverage;
pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod lint;
pub(crate) mod mock;
pub(crate) mod model;
pub(crate) mod new;
pub(crate) mod openapi;
pub(crate) mod reference;
pub(crate) mod tidy;
pub(crate) mod watch;

use std::fs;
use std::path::Path;

use codegen_pipeline::{ApiFolder, Options, Understood, understand};

use crate::arguments::Pages;
use crate::folders::Folder;
use crate::output::Output;
use crate::{Unusable, disk};

/// Reads and understands one API's folder.
fn read(folder: &Folder, pages: &Pages, output: &mut Output) -> Result<Understood, Unusable> {
    let texts = texts(folder, output)?;
    Ok(understand_all(folder, texts, pages, output))
}

/// Reads the texts of one API's folder.
fn texts(folder: &Folder, output: &mut Output) -> Result<ApiFolder, Unusable> {
    output.progress(format!("{}: reading pages", folder.name));
    folder.read()
}

/// Understands the texts of one API's folder.
fn understand_all(
    folder: &Folder,
    texts: ApiFolder,
    pages: &Pages,
    output: &mut Output,
) -> Understood {
    output.progress(format!(
        "{}: understanding {} pages",
        folder.name,
        texts.pages.len()
    ));
    understand(
        texts,
        &Options {
            strict: pages.strict,
            ..Options::default()
        },
    )
}

/// Writes a result to a file, or to standard output where none is named.
fn write(text: &str, file: Option<&Path>, output: &mut Output) -> Result<(), Unusable> {
    let Some(file) = file else {
        output.result(text);
        return Ok(());
    };
    let text = if text.ends_with('\n') {
        text.to_owned()
    } else {
        format!("{text}\n")
    };
    if fs::read_to_string(file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    disk::replace(file, &text)
}
