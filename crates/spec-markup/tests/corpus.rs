//! Real pages: none panics, every place lies in its page, every example is read.

use std::fs;
use std::path::{Path, PathBuf};

use diagnostics::{FileId, Format, Sink, SourceMap, Span, Style, render};
use spec_markup::json::{self, Json};
use spec_markup::{Block, Document, Limits, MappedText, Yaml, read};

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            pages(&path, found);
        } else if path
            .extension()
            .is_some_and(|ending| ending == "md" || ending == "mdx")
        {
            found.push(path);
        }
    }
    found.sort();
}

fn in_bounds(span: Span, text: &str) {
    assert!(
        text.get(span.range()).is_some(),
        "{span:?} of {} bytes",
        text.len()
    );
}

fn check_json(json: &Json, text: &str) {
    in_bounds(json.span, text);
    json.elements()
        .iter()
        .for_each(|element| check_json(element, text));
    for member in json.members() {
        in_bounds(member.key.span, text);
        check_json(&member.value, text);
    }
}

fn yaml_code<'a>(yaml: &'a Yaml, found: &mut Vec<&'a MappedText>) {
    for entry in yaml.entries() {
        if let (true, spec_markup::YamlKind::Scalar(text, _)) =
            (entry.key.value == "code_block", &entry.value.kind)
        {
            found.push(text);
        }
        yaml_code(&entry.value, found);
    }
    yaml.elements()
        .iter()
        .for_each(|element| yaml_code(element, found));
}

fn examples(document: &Document) -> Vec<&MappedText> {
    let mut found = Vec::new();
    if let Some(matter) = &document.front_matter {
        yaml_code(&matter.root, &mut found);
    }
    for block in &document.blocks {
        if let Block::Code(code) = block
            && code.language.as_deref() == Some("json")
        {
            found.push(&code.text);
        }
    }
    found
}

#[test]
fn every_page_of_the_corpora_is_read() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    if !corpus.exists() {
        eprintln!("SKIPPED: the corpora do not lie beside this clone");
        return;
    }
    let mut paths = Vec::new();
    pages(&corpus, &mut paths);
    let (mut parsed, mut told) = (0, 0);
    for path in &paths {
        let text = fs::read_to_string(path).expect("UTF-8");
        let mut sink = Sink::new();
        let document = read(FileId(0), &text, &Limits::default(), &mut sink);
        for example in examples(&document) {
            in_bounds(example.whole(), &text);
            let json = json::parse(example, &Limits::default(), &mut sink);
            let start = example.text().trim_start();
            assert!(
                json.is_some() || !start.starts_with(['{', '[']),
                "{}: {start}",
                path.display()
            );
            if let Some(json) = json {
                check_json(&json, &text);
                parsed += 1;
            }
        }
        let mut sources = SourceMap::new();
        sources.add(
            path.strip_prefix(&corpus)
                .expect("below")
                .display()
                .to_string(),
            text.as_str(),
        );
        let findings = sink.finish();
        told += findings.len();
        for finding in &findings {
            finding
                .labels
                .iter()
                .for_each(|label| in_bounds(label.span, &text));
            in_bounds(
                finding.fix.as_ref().map_or(finding.span(), |fix| fix.span),
                &text,
            );
        }
        if std::env::var_os("SHOW").is_some() {
            println!(
                "{}",
                render(&findings, &sources, Format::Human, Style::Plain)
            );
        }
    }
    println!("{} pages, {parsed} examples, {told} findings", paths.len());
}

#[test]
fn the_seed_has_one_fault_and_it_is_placed_behind_the_value() {
    let seed =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seed/margin-balance.cn.md");
    let Ok(text) = fs::read_to_string(seed) else {
        eprintln!("SKIPPED: the seed does not lie beside this clone");
        return;
    };
    let mut sink = Sink::new();
    let document = read(FileId(0), &text, &Limits::default(), &mut sink);
    let parsed: Vec<_> = examples(&document)
        .into_iter()
        .filter_map(|e| json::parse(e, &Limits::default(), &mut sink))
        .collect();
    let findings = sink.finish();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0].code.id, "json/missing-comma");
    let at = text.find("\"usdtNetAmount\": 0").expect("the line") + "\"usdtNetAmount\": 0".len();
    assert_eq!(findings[0].span().start as usize, at);
    let result = &parsed[0].get("result").expect("a payload").value;
    assert_eq!(result.members().len(), 8);
    let base = result.get("base").expect("base");
    assert_eq!(base.value.members().len(), 9);
    let amount = &base.value.members()[0];
    assert_eq!(
        (amount.key.value.as_str(), amount.comments[0].value.as_str()),
        ("availableAmount", "可用数量")
    );
}
