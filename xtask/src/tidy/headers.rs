//! Generated files say so, hand-written ones do not, and `.gitattributes` marks the former.

use std::fs;
use std::path::Path;
use std::process::Command;

use codegen_pipeline::is_generated;

use super::tracked;
use crate::{Unusable, project};

/// Every file whose header and place do not agree.
pub(crate) fn check(root: &Path) -> Result<Vec<String>, Unusable> {
    let mut breaches = Vec::new();
    for file in tracked(root)? {
        let below = project::slashed(file.strip_prefix(root).unwrap_or(&file));
        if file.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        let in_place = below.starts_with("crates/") && below.contains("/src/generated/");
        if in_place && !is_generated(&text) {
            breaches.push(format!(
                "{below} stands among generated files without their header: move it out"
            ));
        } else if !in_place
            && below.starts_with("crates/")
            && below.contains("/src/")
            && is_generated(&text)
        {
            breaches.push(format!(
                "{below} has the header of generated files outside src/generated"
            ));
        }
        if in_place && !is_marked(root, &below) {
            breaches.push(format!(
                "{below} is not marked linguist-generated in .gitattributes"
            ));
            break;
        }
    }
    Ok(breaches)
}

fn is_marked(root: &Path, file: &str) -> bool {
    let asked = Command::new("git")
        .args(["check-attr", "linguist-generated", "--", file])
        .current_dir(root)
        .output();
    asked.is_ok_and(|answer| {
        String::from_utf8_lossy(&answer.stdout)
            .trim_end()
            .ends_with(": true")
    })
}
