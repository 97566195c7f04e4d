//! Pages of `cases/<dialect>/`: drop one in, run, review three snapshots.
//!
//! What a page is expected to be blamed for stands in the page, one comment per finding:
//! `<!-- expect: json/missing-comma 12:34 -->`.

#[path = "../../crates/spec-dialects/tests/dump/mod.rs"]
mod dump;

use std::fs;
use std::path::Path;

use codegen_pipeline::{ClientOptions, Layout, Options, Understood, client, understand};
use docwright_tests::{api_folder, compile, project, runtime, summary};

fn expected(text: &str) -> Vec<String> {
    let mut found: Vec<String> = text
        .split("<!-- expect:")
        .skip(1)
        .filter_map(|rest| {
            rest.split_once("-->")
                .map(|(inner, _)| inner.trim().to_owned())
        })
        .collect();
    found.sort();
    found
}

fn found(understood: &Understood) -> Vec<String> {
    let one = |finding: &diagnostics::Diagnostic| {
        let at = understood.sources.place(finding.span());
        format!("{} {}:{}", finding.code.id, at.line, at.column)
    };
    let mut found: Vec<String> = understood.findings.iter().map(one).collect();
    found.sort();
    found
}

fn check(path: &Path) -> Result<(), String> {
    let text = fs::read_to_string(path).expect("a page");
    let name = path
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let page = format!("shop/{name}");
    let folder = api_folder("cases", &[(page.as_str(), text.as_str())]);
    let mut understood = understand(folder, &Options::default());
    let messages: Vec<&str> = understood
        .findings
        .iter()
        .map(|finding| finding.message.as_str())
        .collect();
    let (found, expected) = (found(&understood), expected(&text));
    if found != expected {
        let path = path.display();
        return Err(format!(
            "{path}: found {found:?}, expected {expected:?}: {messages:#?}"
        ));
    }
    insta::assert_snapshot!("draft", dump::read(&page, &text));
    insta::assert_snapshot!("model", summary(&understood.api));
    let options = ClientOptions {
        layout: Layout::Module,
        runtime: String::new(),
        strict: false,
    };
    if let Some(tree) = client(&mut understood, &options) {
        let files = tree.iter().filter(|(path, _)| path.starts_with("shop"));
        let text: Vec<String> = files
            .map(|(path, text)| format!("// ---- {path}\n{text}"))
            .collect();
        insta::assert_snapshot!("client", text.join("\n"));
    }
    Ok(())
}

#[test]
fn cases() {
    let root = project().join("tests/cases");
    let mut failed = Vec::new();
    for dialect in ["front_matter", "mdx_tables"] {
        let mut pages: Vec<_> = fs::read_dir(root.join(dialect))
            .expect("the cases")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| {
                path.extension()
                    .is_some_and(|ending| ending == "md" || ending == "mdx")
            })
            .collect();
        pages.sort();
        assert!(!pages.is_empty(), "no case of {dialect}");
        for page in pages {
            let stem = page
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(root.join(dialect).join("snapshots"));
            settings.set_snapshot_suffix(stem);
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            failed.extend(settings.bind(|| check(&page)).err());
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// All sound cases as one site: a crate that must compile with warnings denied.
#[test]
fn the_cases_compile_together() {
    let root = project().join("tests/cases");
    let mut pages = Vec::new();
    for dialect in ["front_matter", "mdx_tables"] {
        for entry in fs::read_dir(root.join(dialect)).expect("the cases") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path
                    .file_name()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned();
                pages.push((
                    format!("{dialect}/{name}"),
                    fs::read_to_string(&path).expect("a page"),
                ));
            }
        }
    }
    let one = |(path, text): &(String, String)| {
        let alone = understand(
            api_folder("cases", &[(path.as_str(), text.as_str())]),
            &Options::default(),
        );
        !alone.has_errors()
    };
    pages.retain(one);
    let pages: Vec<(&str, &str)> = pages
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let mut understood = understand(api_folder("cases", &pages), &Options::default());
    assert!(!understood.has_errors(), "{:#?}", understood.findings);
    let options = ClientOptions {
        layout: Layout::Standalone,
        runtime: runtime(),
        strict: false,
    };
    let tree = client(&mut understood, &options).expect("a client");
    let folder = tempfile::tempdir().expect("a folder");
    compile(&tree, folder.path()).unwrap_or_else(|said| panic!("{said}"));
}
