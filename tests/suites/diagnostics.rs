//! The pages of `docs/diagnostics` are the test: what stands under *Bad* brings the code about, what stands under *Good*
//! does not, and codes and pages are the same set.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use codegen_pipeline::{ApiFolder, Options, PageText, Understood, plan, understand};
use diagnostics::{Severity, codes};
use docwright_tests::project;

/// Codes of checks that stand behind others: no page is known that brings them about.
const WITHOUT_EXAMPLE: &[&str] = &["page/no-dialect", "run/unsafe-path"];

/// A page's example: files, and how they are to be read.
#[derive(Default)]
struct Example {
    folder: ApiFolder,
    options: Options,
}

/// The files below a heading: code blocks of four backticks, the path behind the language. `limit=N` bounds the bytes of a
/// page; in `bytes`, `\xff` is that byte.
fn example(page: &str, heading: &str) -> Option<Example> {
    let (_, rest) = page.split_once(&format!("\n## {heading}\n"))?;
    // Pages of the example have headings too; *Good* is the last one of a page of ours.
    let rest = rest.split("\n## Good\n").next().unwrap_or_default();
    let mut found = Example::default();
    "site".clone_into(&mut found.folder.shown);
    found.options.advice = true;
    let mut blocks = rest.split("````");
    while let (Some(_), Some(block)) = (blocks.next(), blocks.next()) {
        let (info, text) = block.split_once('\n').expect("a code block");
        let mut words = info.split(' ').skip(1);
        let path = words.next().expect("a path behind the language");
        let mut bytes = text.as_bytes().to_vec();
        for word in words {
            if let Some(limit) = word.strip_prefix("limit=") {
                found.options.limits.page_bytes = limit.parse().expect("a number");
            } else {
                let at = text.find("\\xff");
                bytes.splice(at.map_or(0..0, |at| at..at + 4), at.map(|_| 0xff));
            }
        }
        let file = PageText {
            path: path.to_owned(),
            bytes,
        };
        match path {
            "api.yml" => found.folder.manifest = Some(file),
            "corrections.yml" => found.folder.corrections = Some(file),
            _ => found.folder.pages.push(file),
        }
    }
    Some(found)
}

fn found(example: Example) -> Understood {
    let mut understood = understand(example.folder, &example.options);
    if !understood.has_errors() {
        let _ = plan(&mut understood, false);
    }
    understood
}

fn told(understood: &Understood) -> Vec<String> {
    let one =
        |finding: &diagnostics::Diagnostic| format!("{}: {}", finding.code.id, finding.message);
    understood.findings.iter().map(one).collect()
}

#[test]
fn what_is_bad_brings_its_code_about_and_what_is_good_does_not() {
    let mut wrong = Vec::new();
    for code in codes::all() {
        let page = codes::page(code.id).expect("a page");
        let (Some(bad), Some(good)) = (example(page, "Bad"), example(page, "Good")) else {
            if !WITHOUT_EXAMPLE.contains(&code.id) {
                wrong.push(format!("{}: the page lacks `## Bad` or `## Good`", code.id));
            }
            continue;
        };
        let bad = found(bad);
        if !bad.findings.iter().any(|finding| finding.code == code) {
            wrong.push(format!(
                "{}: the bad example brings {:?}",
                code.id,
                told(&bad)
            ));
        }
        let good = found(good);
        let faulty = good
            .findings
            .iter()
            .any(|finding| finding.code == code || finding.severity >= Severity::Warning);
        if faulty {
            wrong.push(format!(
                "{}: the good example brings {:?}",
                code.id,
                told(&good)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pages_say_what_the_register_says() {
    for code in codes::all() {
        let page = codes::page(code.id).expect("a page");
        let weight = match code.severity {
            _ if !code.on => "off; a note where it is asked for",
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let mut summary = code.summary.to_owned();
        summary[..1].make_ascii_uppercase();
        for line in [
            format!("# `{}`", code.id),
            format!("{summary}."),
            format!("Weight: {weight}."),
        ] {
            assert!(
                page.lines().any(|have| have == line),
                "{}: no line `{line}`",
                code.id
            );
        }
        for heading in ["## What", "## Why"] {
            assert!(page.contains(heading), "{}: no `{heading}`", code.id);
        }
    }
}

#[test]
fn codes_are_unique_and_every_page_has_one() {
    let codes: Vec<&str> = codes::all().map(|code| code.id).collect();
    let known: BTreeSet<String> = codes.iter().map(|id| format!("{id}.md")).collect();
    assert_eq!(
        known.len(),
        codes.len(),
        "a code stands twice in the register"
    );
    let root = project().join("docs/diagnostics");
    let mut pages = BTreeSet::new();
    collect(&root, &root, &mut pages);
    assert_eq!(pages, known);
}

fn collect(folder: &Path, root: &Path, into: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, root, into);
        } else {
            let below = path.strip_prefix(root).expect("below");
            into.insert(below.to_string_lossy().replace('\\', "/"));
        }
    }
}
