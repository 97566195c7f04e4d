use std::fmt::Write;
use std::path::{Path, PathBuf};

use diagnostics::FileId;
use proptest::prelude::*;

use super::super::{read::Source, tree};
use crate::Limits;

/// Whether a text is of the form; panics where the tree is not the parser's.
fn is_read(text: &str) -> bool {
    let source = Source {
        file: FileId(0),
        text,
        offset: 4,
    };
    let limits = Limits::default();
    let Some(built) = tree::in_lines(&source, &limits) else {
        return false;
    };
    let parsed = tree::parsed(&source, text, &limits);
    let Ok(parsed) = parsed else {
        panic!("the parser refuses:\n{text}");
    };
    assert_eq!(built.root, parsed.root, "{text}");
    let findings = format!("{:?}", parsed.findings);
    assert_eq!(format!("{:?}", built.findings), findings, "{text}");
    true
}

#[test]
fn the_usual_form_is_read_as_the_parser_reads_it() {
    for text in [
        "a: b\n",
        "a: b",
        "a:\nb: 'c: d'\nc: \"#\"  \n",
        "a:\n  - x\n  -\n  -   \n  - k: v\n    l:\n\nm: |-\n    text\n\n      more\n\nn: |\n  z\n\n",
        "- a\n-   b:\n\n      c: -1\n    d: |\n     e\n   \n\n-\n  f: g\n",
        "a: 买入#1\nb: x#y\nc: http://x/y:z\nd: ---\n",
        "a: 1\na: 2\nb:\n  - x\nb:\n  - y\nc:\nc: 3\n",
        "a: ~\nb: null\nc: Null\n",
        "a:\n  b: |-\n   é\n    ü\n  c: d\n",
    ] {
        assert!(is_read(text), "{text}");
    }
}

#[test]
fn other_forms_are_left_to_the_parser() {
    for text in [
        "a: b\n  c\n",
        "a:\n- b\n",
        "a: [b]\n",
        "a: {b: c}\n",
        "a: b # c\n",
        "# a\nb: c\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !b c\n",
        "a: >\n  b\n",
        "a: |+\n  b\n",
        "a: |2\n  b\n",
        "a: |\n\n  b\n",
        "a: |\nb: c\n",
        "a: |\n  b",
        "a: b: c\n",
        "a: b:\n",
        "a: 'it''s'\n",
        "a: \"\\n\"\n",
        "a: 'b\n  c'\n",
        "a b: c\n",
        "\"a\": b\n",
        "? a\n: b\n",
        "- - a\n",
        "a\n",
        "a:\tb\n",
        "a: b\r\n",
        "a:\n    b: c\n  d: e\n",
        "a: b\n---\nc: d\n",
        "a: b\n...\n",
        "  a: b\nc: d\n",
        "a: b\n- c\n",
        "a: %b\n",
        "<<: b\n",
        "null: b\n",
    ] {
        assert!(!is_read(text), "{text}");
    }
}

#[test]
fn every_sign_is_read_as_the_parser_reads_it() {
    let all: Vec<char> = ('\u{a0}'..=char::MAX).collect();
    for signs in all.chunks(64) {
        let signs: String = signs.iter().collect();
        is_read(&format!("a: x{signs}y\nb: '{signs}'\nc: |\n  {signs}\n"));
    }
    for blank in all.into_iter().filter(|sign| sign.is_whitespace()) {
        is_read(&format!(
            "a: {blank}\nb: {blank}x{blank}\nc: |\n  x{blank}\n{blank}: y\n"
        ));
        is_read(&format!("a: {blank}x\nb:\n  - {blank}\n  - x{blank}\n"));
    }
}

#[test]
fn front_matter_of_this_project_is_read_as_the_parser_reads_it() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs");
    let (mut read, mut all) = (0, 0);
    for page in pages(&specs) {
        let text = std::fs::read_to_string(&page).expect("a page");
        let front = text
            .strip_prefix("---\n")
            .and_then(|text| text.split("\n---\n").next());
        let Some(front) = front else {
            continue;
        };
        all += 1;
        read += usize::from(is_read(&format!("{front}\n")));
    }
    assert!(read * 10 > all * 9, "{read} of {all} pages are of the form");
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(pages(&path));
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
    found
}

/// Lines that are near the form, on both sides of its border.
fn line() -> impl Strategy<Value = String> {
    let lead = (0usize..5).prop_map(|lead| " ".repeat(lead));
    let dash = prop_oneof![3 => Just(""), 1 => Just("- "), 1 => Just("-   "), 1 => Just("-")];
    let key = prop_oneof![
        4 => Just("a: "), 2 => Just("b:"), 1 => Just("c:  "), 1 => Just("d.e-f: "), 1 => Just("g h: "), 2 => Just("")
    ];
    let value = prop_oneof![
        3 => Just(""), 2 => Just("x"), 1 => Just("'y z'"), 1 => Just("\"w\""), 2 => Just("|"), 2 => Just("|-"),
        1 => Just("-1"), 1 => Just("- "), 1 => Just("null"), 1 => Just("~"), 1 => Just("买 é"), 1 => Just("x: y"), 1 => Just("x #y"),
        1 => Just("x:y"), 1 => Just("---"), 1 => Just("..."), 1 => Just(">"), 1 => Just("[]"), 1 => Just("it's"), 1 => Just("a\u{a0}")
    ];
    let tail = prop_oneof![4 => Just(""), 1 => Just("  ")];
    (lead, dash, key, value, tail).prop_map(|(lead, dash, key, value, tail)| {
        let mut line = lead;
        let _ = write!(line, "{dash}{key}{value}{tail}");
        line
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_is_what_the_parser_reads(lines in prop::collection::vec(line(), 0..7), broken in any::<bool>()) {
        let mut text = lines.join("\n");
        if broken {
            text.push('\n');
        }
        is_read(&text);
    }
}
