//! Small rooms: no hand-written source file grows beyond what a person takes in.

use std::fs;
use std::path::Path;

use super::tracked;
use crate::{Unusable, project};

/// Lines of one source file.
const LINES: usize = 400;

/// Every Rust file that is too long.
pub(crate) fn check(root: &Path) -> Result<Vec<String>, Unusable> {
    let mut breaches = Vec::new();
    for file in tracked(root)? {
        let below = project::slashed(file.strip_prefix(root).unwrap_or(&file));
        if file.extension().is_none_or(|ending| ending != "rs") || below.contains("/generated/") {
            continue;
        }
        let lines = fs::read_to_string(&file).map_or(0, |text| text.lines().count());
        if lines > LINES {
            breaches.push(format!(
                "{below} has {lines} lines: split it by duty, {LINES} is the limit"
            ));
        }
    }
    Ok(breaches)
}
