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
    let jobs: Vec<module::Job<'_>> = plan.sections.iter().flat_map(module::jobs).collect();
    let texts: Vec<String> = jobs.par_iter().map(|job| module::file(plan, job)).collect();
    let mut tree = FileTree::new();
    for (job, text) in jobs.iter().zip(texts) {
        tree.insert(&job.path, text)?;
    }
    tree.insert("mod.rs", root::file(plan))?;
    tree.insert("api.rs", api::file(plan))?;
    tree.insert("client.rs", client::file(plan))?;
    tree.insert("examples.rs", examples::file(plan))?;
    if !plan.enums.is_empty() {
        tree.insert("enums.rs", module::enums(plan, &plan.enums))?;
    }
    if !plan.errors.values.is_empty() {
        tree.insert("errors.rs", errors::file(plan))?;
    }
    Ok(tree)
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
