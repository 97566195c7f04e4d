//! Generated crates put to the compiler.

use std::path::Path;
use std::process::Command;

use codegen_pipeline::FileTree;

use crate::{project, write};

/// Writes a crate and lets `cargo check` judge it with warnings denied; the compiler's words where it refuses.
///
/// All crates share one folder of build products, so that the runtime is compiled once.
///
/// # Errors
/// What the compiler said.
///
/// # Panics
/// Where cargo cannot be started or the crate not written.
pub fn compile(tree: &FileTree, folder: &Path) -> Result<(), String> {
    let files: Vec<(&str, &str)> = tree.iter().collect();
    write(folder, &files);
    // The project's own lock file pins the dependencies, so that nothing is looked up.
    std::fs::copy(project().join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--all-features", "--offline"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", products())
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .expect("cargo starts");
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// The way from a generated crate to the runtime.
#[must_use]
pub fn runtime() -> String {
    project()
        .join("crates/client-runtime")
        .display()
        .to_string()
}

fn products() -> std::path::PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| project().join("target"), Into::into)
        .join("generated-crates")
}
