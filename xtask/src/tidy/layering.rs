//! Which crate may know which: dependencies point one way.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::Unusable;

/// Per crate of ours, the crates of ours that it may depend on. Tests and benches are free.
const LAYERS: &[(&str, &[&str])] = &[
    ("diagnostics", &[]),
    ("emit-files", &[]),
    ("exact-json", &[]),
    ("api-model", &["exact-json"]),
    ("client-runtime", &[]),
    ("spec-markup", &["diagnostics"]),
    ("spec-draft", &["diagnostics", "spec-markup"]),
    (
        "spec-dialects",
        &["diagnostics", "spec-markup", "spec-draft"],
    ),
    (
        "api-lower",
        &[
            "diagnostics",
            "spec-markup",
            "spec-draft",
            "exact-json",
            "api-model",
        ],
    ),
    ("rust-plan", &["diagnostics", "api-model"]),
    (
        "emit-rust-client",
        &["rust-plan", "emit-files", "api-model"],
    ),
    ("emit-openapi", &["exact-json", "api-model"]),
    ("emit-reference", &["emit-files", "exact-json", "api-model"]),
    ("api-diff", &["api-model", "rust-plan"]),
    (
        "codegen-pipeline",
        &[
            "diagnostics",
            "spec-markup",
            "spec-draft",
            "spec-dialects",
            "api-model",
            "api-lower",
            "rust-plan",
            "emit-files",
            "emit-rust-client",
            "emit-openapi",
            "emit-reference",
            "api-diff",
        ],
    ),
    ("xt-client", &["client-runtime"]),
    (
        "xt-cli",
        &[
            "diagnostics",
            "exact-json",
            "api-model",
            "codegen-pipeline",
            "client-runtime",
            "mock-server",
            "xt-client",
        ],
    ),
    ("mock-server", &["exact-json", "api-model"]),
    ("xtask", &["codegen-pipeline", "diagnostics", "mock-server"]),
];

/// Libraries that belong to one layer alone, and the crates that may use them.
const OWNED: &[(&str, &[&str])] = &[
    ("pulldown-cmark", &["spec-markup", "emit-reference"]),
    ("serde-saphyr", &["spec-markup"]),
    ("syn", &["rust-plan", "emit-rust-client"]),
    ("quote", &["emit-rust-client"]),
    ("maud", &["emit-reference"]),
    ("prettyplease", &["emit-rust-client"]),
    ("reqwest", &["client-runtime"]),
    ("clap", &["xtask", "xt-cli"]),
];

/// Every dependency that points the wrong way.
pub(crate) fn check(root: &Path) -> Result<Vec<String>, Unusable> {
    let packages = packages(root)?;
    let names: Vec<&str> = packages
        .iter()
        .filter_map(|package| package["name"].as_str())
        .collect();
    let mut breaches = Vec::new();
    for package in &packages {
        let name = package["name"].as_str().unwrap_or_default();
        if name == "docwright-tests" {
            continue;
        }
        let Some((_, allowed)) = LAYERS.iter().find(|(layer, _)| *layer == name) else {
            breaches.push(format!(
                "crate {name} has no layer: add it to xtask/src/tidy/layering.rs"
            ));
            continue;
        };
        for needed in dependencies(package) {
            if names.contains(&needed) && !allowed.contains(&needed) {
                breaches.push(format!(
                    "crate {name} must not depend on {needed}: its layer lies elsewhere"
                ));
            }
            let owner = OWNED.iter().find(|(library, _)| *library == needed);
            if let Some((library, owners)) = owner
                && !owners.contains(&name)
            {
                breaches.push(format!(
                    "crate {name} must not use {library}: that is the duty of {}",
                    owners.join(", ")
                ));
            }
        }
    }
    Ok(breaches)
}

fn dependencies(package: &Value) -> impl Iterator<Item = &str> {
    let all = package["dependencies"].as_array().into_iter().flatten();
    all.filter(|dependency| dependency["kind"].is_null())
        .filter_map(|dependency| dependency["name"].as_str())
}

fn packages(root: &Path) -> Result<Vec<Value>, Unusable> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let listed = Command::new(cargo)
        .args([
            "metadata",
            "--no-deps",
            "--format-version",
            "1",
            "--offline",
        ])
        .current_dir(root)
        .output()
        .map_err(|error| Unusable::new(format!("cargo cannot be run: {error}")))?;
    let metadata: Value = serde_json::from_slice(&listed.stdout)
        .map_err(|error| Unusable::new(format!("cargo metadata is not readable: {error}")))?;
    Ok(metadata["packages"].as_array().cloned().unwrap_or_default())
}
