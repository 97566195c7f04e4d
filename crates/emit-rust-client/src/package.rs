//! What a crate has beside its generated modules: manifest, root, formatting, a page for people.

use std::fmt::Write as _;

use rust_plan::model::RustCrate;

use crate::file::mark;

/// The `[features]` table: every section, all of them by default, those of the runtime, and the examples for tests.
#[must_use]
pub fn features(plan: &RustCrate) -> Vec<(String, Vec<String>)> {
    let sections: Vec<String> = plan
        .sections
        .iter()
        .map(|section| section.feature.clone())
        .collect();
    let mut table = vec![
        ("default".to_owned(), sections.clone()),
        runtime_feature("blocking"),
        ("examples".to_owned(), Vec::new()),
        runtime_feature("gzip"),
    ];
    table.extend(sections.into_iter().map(|section| (section, Vec::new())));
    table
}

fn runtime_feature(name: &str) -> (String, Vec<String>) {
    (name.to_owned(), vec![format!("client-runtime/{name}")])
}

/// The `[features]` table as it stands in a manifest.
#[must_use]
pub fn features_table(plan: &RustCrate) -> String {
    let lines = features(plan).into_iter().map(|(name, enables)| {
        let enables: Vec<String> = enables.iter().map(|name| format!("\"{name}\"")).collect();
        let line = format!("{name} = [{}]\n", enables.join(", "));
        if line.len() > 100 {
            format!("{name} = [\n    {},\n]\n", enables.join(",\n    "))
        } else {
            line
        }
    });
    std::iter::once("[features]\n".to_owned())
        .chain(lines)
        .collect()
}

/// `Cargo.toml` of a crate that stands alone. Names of features and packages are words of ASCII letters.
pub(crate) fn manifest(plan: &RustCrate, runtime: &str, alone: bool) -> String {
    let RustCrate { package, title, .. } = plan;
    let description = toml(&format!("A typed client of the {title} API."));
    let runtime = toml(runtime);
    let workspace = if alone {
        "# Stands alone, wherever it is written.\n[workspace]\n"
    } else {
        ""
    };
    format!(
        "{}[package]\nname = \"{package}\"\ndescription = {description}\nversion = \"0.1.0\"\nedition = \"2024\"\n\
         rust-version = \"1.88\"\nlicense = \"MIT OR Apache-2.0\"\npublish = false\n\n\
         [dependencies]\nclient-runtime = {{ path = {runtime} }}\n\n{}\n\
         [lints.rust]\nmissing_docs = \"deny\"\nunsafe_code = \"forbid\"\nwarnings = \"deny\"\n\n\
{workspace}",
        mark("#", &plan.source),
        features_table(plan),
    )
}

/// `rustfmt.toml`: the width and the shapes that the printer has.
pub(crate) fn formatting(plan: &RustCrate) -> String {
    format!(
        "{}max_width = 89\nuse_small_heuristics = \"Max\"\nstruct_lit_width = 26\narray_width = 41\nshort_array_element_width_threshold = 0\n",
        mark("#", &plan.source)
    )
}

/// `README.md`.
pub(crate) fn readme(plan: &RustCrate) -> String {
    let title = rust_plan::docs::phrase(&plan.title);
    let mark = mark("<!--", &plan.source);
    let rows: Vec<String> = plan
        .sections
        .iter()
        .map(|section| {
            let about = section.docs.lines().first().map_or("", String::as_str);
            format!("| {} | `{}` |\n", about.replace('|', "\\|"), section.module)
        })
        .collect();
    format!(
        "{} -->\n\n# {}\n\nA typed client of the {title} API.\n\n| section | module and feature |\n|---|---|\n{}",
        mark.trim_end(),
        plan.package,
        rows.concat(),
    )
}

/// A basic string of TOML.
fn toml(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
