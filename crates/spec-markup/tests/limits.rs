//! Hostile texts end in a value and findings, at once, whatever they hold.

use std::time::{Duration, Instant};

use diagnostics::{Diagnostic, FileId, Sink};
use spec_markup::{Limits, MappedText, json, read};

/// Far above what an unoptimised build on a busy machine takes, far below what anything but linear time would.
const PATIENCE: Duration = Duration::from_secs(20);

fn page(text: &str, limits: &Limits) -> Vec<Diagnostic> {
    let start = Instant::now();
    let mut sink = Sink::new();
    read(FileId(0), text, limits, &mut sink);
    let head: String = text.chars().take(24).collect();
    assert!(
        start.elapsed() < PATIENCE,
        "{head:?} took {:?}",
        start.elapsed()
    );
    sink.finish()
}

fn example(text: &str) -> Vec<Diagnostic> {
    let start = Instant::now();
    let mut sink = Sink::new();
    json::parse(
        &MappedText::verbatim(text, FileId(0), 0),
        &Limits::default(),
        &mut sink,
    );
    let head: String = text.chars().take(24).collect();
    assert!(
        start.elapsed() < PATIENCE,
        "{head:?} took {:?}",
        start.elapsed()
    );
    sink.finish()
}

#[test]
fn a_page_of_ten_megabytes_is_refused_at_once() {
    let findings = page(&"# x\n".repeat(2_600_000), &Limits::default());
    let ids: Vec<_> = findings.iter().map(|finding| finding.code.id).collect();
    assert_eq!(ids, ["markup/page-too-large"]);
}

#[test]
fn bombs_in_front_matter_are_one_error() {
    let laugh: Vec<String> = ('b'..='j')
        .map(|c| {
            let before = char::from(c as u8 - 1);
            format!("{c}: &{c} [{}]\n", vec![format!("*{before}"); 9].join(","))
        })
        .collect();
    let laugh = laugh.concat();
    for matter in [
        "{a: ".repeat(100_000),
        format!("a: {}", "[".repeat(100_000)),
        "- ".repeat(100_000),
        "? ".repeat(100_000),
        (0..2000).fold(String::new(), |text, depth| {
            text + &" ".repeat(depth) + "a:\n"
        }),
        format!("a: &a [x, x, x, x, x, x, x, x, x]\n{laugh}"),
    ] {
        let findings = page(&format!("---\n{matter}\n---\n"), &Limits::default());
        let ids: Vec<_> = findings.iter().map(|finding| finding.code.id).collect();
        assert_eq!(ids, ["markup/yaml-too-deep"], "{}", &matter[..20]);
    }
}

#[test]
fn bombs_in_a_body_end() {
    let n = 100_000;
    for text in [
        ">",
        "> ",
        "[",
        "*",
        "*a ",
        "_a ",
        "`a ",
        "[a",
        "![a](",
        "![",
        "- ",
        "<",
        "<a ",
        "&",
        "|a",
        "```json\n",
        "```a\n~~~b\n",
        "<CodeBlock>\n",
        "<CodeBlock {\n",
        "<!--\n",
        "{/*\n",
        "[a]: b\n",
        "<div>\n",
        "<<<<<<< HEAD\n",
        "`````\n",
        "*a\n",
    ] {
        let findings = page(&text.repeat(n), &Limits::default());
        assert!(
            findings.len() <= 40 || text.starts_with('<'),
            "{text}: {}",
            findings.len()
        );
    }
    let nested = (0..2000).fold(String::new(), |text, depth| {
        text + &"  ".repeat(depth) + "- a\n"
    });
    page(&nested, &Limits::default());
    let ticks = (0..5000).fold(String::new(), |text, n| text + &"`".repeat(n % 500) + " ");
    page(&ticks, &Limits::default());
}

#[test]
fn bombs_in_an_example_end() {
    let size = if cfg!(debug_assertions) {
        2_000_000
    } else {
        10_000_000
    };
    for (head, text) in [
        ("", "["),
        ("", "{"),
        ("", "\""),
        ("", "/*"),
        ("", "{\"a\":"),
        ("[", "\"a\" "),
        ("{", ":"),
        ("[", "a "),
        ("[", ","),
        ("[", "{a "),
        ("[1 ", "/ "),
        ("{", "\"a\n"),
        ("[", "\"a\":1,"),
        ("", "#\n"),
        ("{", "a:\n"),
        ("", "{\"a\":1}"),
        ("[", "."),
        ("[\"", "\\"),
        ("[\"a\" ", "\"b\" : "),
        ("{\"a\"", "\n"),
        ("", "a {\n"),
        ("[", "{a-"),
        ("['", "'"),
        ("{\"a\":", "\"b\" + "),
        ("{\"a\":", "\"b\" "),
        ("{", "}"),
        ("[", "]"),
        ("[1", "\n//x"),
    ] {
        let findings = example(&format!("{head}{}", text.repeat(size / text.len())));
        assert!(findings.len() <= 41, "{head}{text}: {}", findings.len());
    }
    let findings = example(&"[".repeat(size));
    let deep = findings
        .iter()
        .filter(|finding| finding.code.id == "json/too-deep")
        .count();
    assert_eq!((deep, findings.len()), (1, 1));
}

/// Run by hand in a release build: `cargo test --release -p spec-markup --test limits -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn time_of_the_front_matter_corpus() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/corpus/front-matter");
    let mut texts = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            eprintln!("SKIPPED: the corpora do not lie beside this clone");
            return;
        };
        for path in entries.map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                texts.push(std::fs::read_to_string(path).expect("UTF-8"));
            }
        }
    }
    for round in 0..5 {
        let start = Instant::now();
        let (mut bytes, mut parsed) = (0, 0);
        for text in &texts {
            let mut sink = Sink::new();
            let document = read(FileId(0), text, &Limits::default(), &mut sink);
            let root = document.front_matter.map(|matter| matter.root);
            let blocks = root
                .iter()
                .filter_map(|root| root.get("right_code_blocks"))
                .flat_map(spec_markup::Yaml::elements);
            for code in blocks.filter_map(|block| block.get("code_block")) {
                if let spec_markup::YamlKind::Scalar(code, _) = &code.kind {
                    parsed +=
                        usize::from(json::parse(code, &Limits::default(), &mut sink).is_some());
                }
            }
            bytes += text.len();
            drop(sink.finish());
        }
        println!(
            "round {round}: {} pages, {bytes} bytes, {parsed} examples in {:?}",
            texts.len(),
            start.elapsed()
        );
    }
}
