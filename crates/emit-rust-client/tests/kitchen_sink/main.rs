//! A crate with every type, style and nasty name compiles without a warning.

mod build;
mod channels;
mod errors;
mod model;
mod pages;

use std::{fs, path::Path, process::Command};

use diagnostics::{FileId, Severity, Sink, Span};
use emit_files::FileTree;
use emit_rust_client::emit_crate;
use rust_plan::{PlanOptions, model::RustCrate, plan};

fn planned() -> RustCrate {
    let mut sink = Sink::new();
    let options = PlanOptions {
        source: "specs/sink".to_owned(),
    };
    let plan = plan(&model::api(), &options, &mut sink, &|place| {
        Span::new(FileId(place.page), place.start as usize, place.end as usize)
    });
    let errors: Vec<_> = sink
        .finish()
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    plan
}

fn tree() -> FileTree {
    let runtime = concat!(env!("CARGO_MANIFEST_DIR"), "/../client-runtime");
    emit_crate(&planned(), runtime, true).expect("paths that every system takes")
}

fn write(folder: &Path) {
    for (path, text) in tree().iter() {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
        fs::write(path, text).expect("a writable file");
    }
}

fn run(folder: &Path, program: &str, arguments: &[&str]) {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the toolchain");
    let said = String::from_utf8_lossy(&output.stderr);
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{program} {arguments:?}\n{told}\n{said}"
    );
}

/// Where the crate and what it depends on are built: kept from run to run.
fn target() -> String {
    std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| {
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/kitchen-sink").to_owned()
    })
}

#[test]
fn it_compiles_and_is_formatted() {
    let kept = std::env::var("KITCHEN_SINK").ok();
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let folder = kept.as_deref().map_or(temporary.path(), Path::new);
    write(folder);
    // The same versions as the workspace, which are at hand.
    let lock = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock")).expect("the workspace's lock file");
    run(folder, "cargo", &["fmt", "--check"]);
    let target = target();
    let build = ["--quiet", "--all-features", "--target-dir", &target];
    let lints = [
        "--tests",
        "--",
        "-Dwarnings",
        "-Dunreachable-pub",
        "-Dclippy::pedantic",
        "-Dclippy::unwrap_used",
        "-Aclippy::module_name_repetitions",
        "-Aclippy::missing_errors_doc",
    ];
    run(folder, "cargo", &[&["clippy"], &build[..], &lints].concat());
    run(
        folder,
        "cargo",
        &[&["rustdoc"], &build[..], &["--", "-Dwarnings"]].concat(),
    );
}

#[test]
fn hostile_text_adds_no_item() {
    let injected = |text: &str| {
        let file = syn::parse_file(text).expect("a file of Rust");
        file.items.iter().any(|item| match item {
            syn::Item::Fn(item) => item.sig.ident == "injected",
            _ => false,
        })
    };
    let tree = tree();
    let sources = tree.iter().filter(|(path, _)| {
        Path::new(path)
            .extension()
            .is_some_and(|extension| extension == "rs")
    });
    for (path, text) in sources {
        assert!(!injected(text), "{path} holds an item of a page");
        assert!(
            !text.contains(['\u{202e}', '\u{2066}', '\r', '\0']),
            "{path} holds a hidden character"
        );
    }
}

#[test]
fn a_post_that_only_asks_has_its_whole_list_and_one_that_may_act_has_not() {
    let text: String = tree().iter().map(|(_, text)| text.to_owned()).collect();
    assert!(text.contains(".reads(true)") && text.contains("fn asked_by_form_all("));
    assert!(text.contains("fn acted_by_form(") && !text.contains("fn acted_by_form_all("));
}

#[test]
fn the_same_plan_prints_the_same_bytes() {
    let (first, second) = (tree(), tree());
    assert!(first == second);
}
