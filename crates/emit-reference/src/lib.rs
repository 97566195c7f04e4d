//! Model to a static site for readers of the API: pages, a style, a small script and a search index.
//!
//! Emission is total but for names that no file can bear. Invariants:
//!
//! - the same model gives the same bytes;
//! - text of the documents reaches a page escaped, or as Markdown without its raw HTML; links lead to `http`, `https` and
//!   `mailto` alone, and nothing is loaded from elsewhere;
//! - every page works from the disk, without a server and without a network; what needs the script stays hidden without
//!   it.

mod calls;
mod channels;
mod fields;
mod frame;
mod markdown;
mod overview;
mod samples;
mod search;
mod site;
mod try_it;
mod words;

use std::collections::BTreeMap;

use api_model::Api;
use emit_files::{FileTree, PathError, REFERENCE_MARK};

use crate::site::Site;

/// What the model does not say.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The folder of pages as messages name it.
    pub source: String,
    /// The Rust that makes a call, by `section.id`.
    pub rust: BTreeMap<String, String>,
    /// The beginning of a command line that makes a call, such as `xt`.
    pub command: String,
}

/// Writes the site.
///
/// # Errors
/// [`PathError`] where an id is a name that no file can bear.
pub fn emit(api: &Api, options: &Options) -> Result<FileTree, PathError> {
    let site = Site::new(api, options);
    let mut tree = FileTree::new();
    tree.insert("index.html", overview::index(&site))?;
    tree.insert("enums.html", overview::enums(&site))?;
    tree.insert("errors.html", overview::errors(&site))?;
    for section in &api.sections {
        tree.insert(
            &site::section_path(&section.id),
            overview::section(&site, section),
        )?;
    }
    for operation in &api.operations {
        tree.insert(&site::call_path(operation), calls::page(&site, operation))?;
    }
    for channel in &api.channels {
        tree.insert(&site::channel_path(channel), channels::page(&site, channel))?;
    }
    let marked = |text: &str| format!("/* {REFERENCE_MARK} */\n{text}");
    let style = format!("{STYLE}{}", words::style(&site.languages));
    tree.insert("style.css", marked(&style))?;
    tree.insert("site.js", marked(SCRIPT))?;
    tree.insert("search.js", marked(&search::index(&site)))?;
    tree.insert(SERVED, marked("window.docwrightServer = null;\n"))?;
    Ok(tree)
}

/// The file that tells the site where calls can be tried. Whoever serves the site replaces it by [`served`].
pub const SERVED: &str = "served.js";

/// The text of [`SERVED`] on a server that answers the calls of the API at its own root.
#[must_use]
pub fn served() -> String {
    format!("/* {REFERENCE_MARK} */\nwindow.docwrightServer = \"\";\n")
}

const STYLE: &str = include_str!("../assets/style.css");
const SCRIPT: &str = include_str!("../assets/site.js");
