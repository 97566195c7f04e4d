//! Checks of the project itself: each yields one line per breach, with the cure.

pub(crate) mod headers;
pub(crate) mod layering;
pub(crate) mod sizes;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Unusable;

/// The files that git tracks or would track, sorted.
fn tracked(root: &Path) -> Result<Vec<PathBuf>, Unusable> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .map_err(|error| Unusable::new(format!("git cannot be run: {error}")))?;
    let mut files: Vec<PathBuf> = String::from_utf8_lossy(&listed.stdout)
        .lines()
        .map(|line| root.join(line))
        .collect();
    files.sort();
    files.retain(|file| file.is_file());
    Ok(files)
}
