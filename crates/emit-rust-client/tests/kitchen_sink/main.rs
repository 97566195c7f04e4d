//! A crate with every type, style and nasty name compiles without a warning.

mod build;
mod model;

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

#[test]
fn it_compiles_and_is_formatted() {
    let kept = std::env::var("KITCHEN_SINK").ok();
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let folder = kept.as_deref().map_or(temporary.path(), Path::new);
    write(folder);
    run(folder, "cargo", &["fmt", "--check"]);
    run(
        folder,
        "cargo",
        &["check", "--quiet", "--all-features", "--tests"],
    );
}
