//! What the guide for writers of pages shows is read without a finding, as it says.

use std::fs;
use std::path::Path;

use diagnostics::{Diagnostic, FileId, Sink, SourceMap};
use spec_dialects::{corrections, manifest};
use spec_draft::PageContent;
use spec_markup::Limits;

/// The YAML blocks of the guide.
fn blocks() -> Vec<String> {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/page-format.md");
    let guide = fs::read_to_string(guide).expect("the guide");
    let parts = guide.split("```yaml\n").skip(1);
    let blocks = parts.filter_map(|part| part.split_once("\n```"));
    blocks.map(|(block, _)| block.to_owned()).collect()
}

/// Reads a text as a file of its own; `read` gets what the readers of files get.
fn with<T>(text: &str, read: impl FnOnce(FileId, &Limits, &mut Sink) -> T) -> (T, Vec<Diagnostic>) {
    let (mut sources, mut sink) = (SourceMap::new(), Sink::new());
    let file = sources.add("guide", text);
    let value = read(file, &Limits::default(), &mut sink);
    (value, sink.finish())
}

fn page(text: &str) -> (Vec<PageContent>, Vec<Diagnostic>) {
    with(text, |file, limits, sink| {
        let document = spec_markup::read(file, text, limits, sink);
        spec_dialects::read(&document, "boats/rental/rent.md", limits, sink).contents
    })
}

#[test]
fn pages_and_parts_of_pages_are_read_without_a_finding() {
    let mut kinds = Vec::new();
    for block in blocks() {
        if block.starts_with("name: harbour") || block.starts_with("- at:") {
            continue;
        }
        let text = if block.starts_with("---") {
            block.clone()
        } else {
            format!("---\ntitle: A part\ntype: get\npath: /part\n{block}\n---\n")
        };
        let (contents, findings) = page(&text);
        assert!(findings.is_empty(), "{block}\n{findings:?}");
        kinds.extend(contents.iter().map(|content| match content {
            PageContent::Endpoint(_) => "call",
            PageContent::Channel(_) => "topic",
            PageContent::Enum(_) => "enum",
            PageContent::Errors(_) => "errors",
            PageContent::Prose(_) => "prose",
        }));
    }
    for kind in ["call", "topic", "enum", "errors"] {
        assert!(kinds.contains(&kind), "the guide shows no {kind}");
    }
    assert!(!kinds.contains(&"prose"));
}

#[test]
fn the_manifest_is_read_whole() {
    let text = blocks()
        .into_iter()
        .find(|block| block.starts_with("name: harbour"));
    let text = text.expect("a manifest");
    let (read, findings) = with(&text, |file, limits, sink| {
        manifest::read(file, &text, limits, sink)
    });
    assert!(findings.is_empty(), "{findings:?}");
    let said =
        |said: Option<&spec_draft::Said>| said.map(|said| said.value.clone()).unwrap_or_default();
    assert_eq!(said(read.package.as_ref()), "harbour-client");
    assert_eq!(said(read.version.as_ref()), "2");
    assert_eq!(said(read.languages[1].folders.as_ref()), "*_cn");
    assert_eq!(read.servers[0].url.value, "https://boats.example");
    assert_eq!(read.auth[0].headers.len(), 2);
    assert_eq!(read.auth[0].public_paths[0].value, "/public/");
    assert_eq!(read.envelopes[0].success[0].value, "0");
    assert_eq!(said(read.envelopes[0].arguments.as_ref()), "ma");
    assert_eq!(read.sections[0].rate_limits[0].value, "100/s/ip");
    assert_eq!(read.types.len(), 3);
    assert!(
        read.types[2]
            .always
            .as_ref()
            .is_some_and(|always| always.value)
    );
    assert_eq!(read.severities[0].1.value, "error");
}

#[test]
fn a_manifest_with_a_strange_key_or_a_half_entry_is_an_error() {
    let text = "name: harbour\nserver: main\nsections:\n  - title: Boats\n";
    let (read, findings) = with(text, |file, limits, sink| {
        manifest::read(file, text, limits, sink)
    });
    let codes: Vec<_> = findings.iter().map(|finding| finding.code.id).collect();
    assert_eq!(codes, ["manifest/unknown-key", "manifest/incomplete"]);
    assert!(read.sections.is_empty());
}

#[test]
fn a_correction_needs_all_its_parts() {
    let text = blocks()
        .into_iter()
        .find(|block| block.starts_with("- at:"));
    let text = text.expect("a correction");
    let half = format!("{text}\n- at: GET /v2/boats response.n.type\n  from: integer\n  to: id\n");
    let (read, findings) = with(&half, |file, limits, sink| {
        corrections::read(file, &half, limits, sink)
    });
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].at.value, "GET /v2/boats response.boat.id.type");
    assert_eq!(read[0].to.value, "id");
    let codes: Vec<_> = findings.iter().map(|finding| finding.code.id).collect();
    assert_eq!(codes, ["correction/incomplete"]);
}

#[test]
fn empty_files_say_nothing() {
    let (read, findings) = with("", |file, limits, sink| {
        manifest::read(file, "", limits, sink)
    });
    assert!(read.name.is_none() && findings.is_empty());
    let (read, findings) = with("# nothing\n", |file, limits, sink| {
        corrections::read(file, "# nothing\n", limits, sink)
    });
    assert!(read.is_empty() && findings.is_empty());
}
