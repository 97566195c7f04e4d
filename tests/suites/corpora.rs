//! Real documentation, whole: no page is lost, every fault is placed, the crates compile without a warning.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "figures of a run, and what it skips, are for people to see"
)]

use std::process::Command;

use codegen_pipeline::{ClientOptions, Layout, Options, Understood, client, understand};
use docwright_tests::{below, compile, project, runtime, shared};

/// What lies below a folder of the corpus, understood; nothing where there is none.
fn corpus(name: &str) -> Option<Understood> {
    let folder = shared(&format!("corpus/{name}"))?;
    let pages = below(&folder, name.rsplit('/').next().unwrap_or(name));
    let count = pages.pages.len();
    let understood = understand(pages, &Options::default());
    assert_eq!(
        understood.pages.len(),
        count,
        "no page of {name} may be lost"
    );
    for finding in &understood.findings {
        for label in &finding.labels {
            let file = understood.sources.file(label.span.file);
            assert!(
                file.text().get(label.span.range()).is_some(),
                "{finding:?} is placed outside {}",
                file.path()
            );
        }
    }
    let errors: Vec<_> = understood
        .findings
        .iter()
        .filter(|f| f.severity == diagnostics::Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
    println!(
        "{name}: {count} pages, {} operations, {} channels, {} findings",
        understood.api.operations.len(),
        understood.api.channels.len(),
        understood.findings.len()
    );
    Some(understood)
}

fn compiles(name: &str) {
    let Some(mut understood) = corpus(name) else {
        return;
    };
    let options = ClientOptions {
        layout: Layout::Standalone,
        runtime: runtime(),
        strict: false,
    };
    let tree = client(&mut understood, &options).expect("a client");
    let folder = tempfile::tempdir().expect("a folder");
    if let Err(said) = compile(&tree, folder.path()) {
        panic!("the crate of {name} is refused:\n{said}");
    }
}

/// Runs the comparison with the facts; it prints rates and fails below the given one.
fn agrees(name: &str, arguments: &[&str]) {
    let (Some(understood), Some(tool)) = (corpus(name), shared("tools/compare_facts.py")) else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let openapi = folder.path().join("openapi.json");
    std::fs::write(&openapi, codegen_pipeline::openapi(&understood)).expect("a file");
    let Ok(output) = Command::new("python3")
        .arg(tool)
        .arg(&openapi)
        .args(arguments)
        .current_dir(project())
        .output()
    else {
        eprintln!("SKIPPED: python3 is not installed");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    println!("{said}");
    assert!(
        output.status.success(),
        "{name} differs from the facts:\n{said}"
    );
}

#[test]
fn front_matter_compiles() {
    compiles("front-matter");
}

#[test]
fn mdx_compiles() {
    compiles("mdx/en");
}

#[test]
fn chinese_pages_alone_are_understood() {
    corpus("mdx/zh");
}

#[test]
fn front_matter_agrees_with_the_facts() {
    agrees(
        "front-matter",
        &[
            "--facts",
            "../shared/facts/front-matter-endpoints.json",
            "--min",
            "99.5",
        ],
    );
}

// Six parameters stand in a body that is a list: the tool looks for them under another name.
#[test]
fn mdx_agrees_with_the_facts() {
    agrees(
        "mdx/en",
        &["--pages", "../shared/corpus/mdx/en", "--min", "98.7"],
    );
}
