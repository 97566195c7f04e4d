//! The whole of the printing.

use emit_files::{FileTree, PathError};
use rayon::prelude::*;
use rust_plan::model::RustCrate;

use crate::{api, client, errors, examples, module, package, root};

/// Prints the generated modules, as they stand in `src/generated`.
///
/// # Errors
/// [`PathError`] where a file would bear a name that some system refuses.
pub fn emit(plan: &RustCrate) -> Result<FileTree, PathError> {
    let modules: Vec<module::Job<'_>> = plan.sections.iter().flat_map(module::jobs).collect();
    let whole = whole(plan).into_par_iter();
    let whole = whole.map(|(path, file)| (path, file(plan)));
    let modules = modules.par_iter();
    let modules = modules.map(|job| (job.path.as_str(), module::file(plan, job)));
    let texts: Vec<(&str, String)> = whole.chain(modules).collect();
    let mut tree = FileTree::new();
    for (path, text) in texts {
        tree.insert(path, text)?;
    }
    Ok(tree)
}

/// Prints one file.
type Print = fn(&RustCrate) -> String;

/// The files that tell of all sections.
fn whole(plan: &RustCrate) -> Vec<(&'static str, Print)> {
    let mut files: Vec<(&str, Print)> = vec![
        ("mod.rs", root::file),
        ("api.rs", api::file),
        ("client.rs", client::file),
        ("examples.rs", examples::file),
    ];
    if !plan.enums.is_empty() {
        files.push(("enums.rs", |plan| module::enums(plan, &plan.enums)));
    }
    if !plan.errors.values.is_empty() {
        files.push(("errors.rs", errors::file));
    }
    files
}

/// Prints a whole crate; `runtime` is the path of the runtime's crate as its manifest names it, `alone` whether it is
/// a workspace of its own, wherever it is written.
///
/// # Errors
/// As [`emit`].
pub fn emit_crate(plan: &RustCrate, runtime: &str, alone: bool) -> Result<FileTree, PathError> {
    let mut tree = FileTree::new();
    tree.graft("src/generated", emit(plan)?)?;
    tree.insert("src/lib.rs", root::library(plan))?;
    tree.insert("Cargo.toml", package::manifest(plan, runtime, alone))?;
    tree.insert("rustfmt.toml", package::formatting(plan))?;
    tree.insert("README.md", package::readme(plan))?;
    Ok(tree)
}
