//! What holds for any text whatsoever.

use diagnostics::{FileId, Sink, Span};
use proptest::prelude::*;
use spec_markup::json::{self, Json, JsonKind};
use spec_markup::{Block, Limits, MappedText, Yaml, YamlKind, read};

fn inside(span: Span, text: &str) {
    assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}");
}

fn json_inside(json: &Json, text: &str) {
    inside(json.span, text);
    json.comments
        .iter()
        .for_each(|comment| inside(comment.span, text));
    json.elements()
        .iter()
        .for_each(|element| json_inside(element, text));
    for member in json.members() {
        inside(member.key.span, text);
        member
            .comments
            .iter()
            .for_each(|comment| inside(comment.span, text));
        json_inside(&member.value, text);
    }
}

fn mapped_inside(mapped: &MappedText, text: &str) {
    inside(mapped.whole(), text);
    // Blanks may stand for what was taken out of a text, which may have been part of a longer character.
    for (at, c) in mapped
        .text()
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace())
    {
        inside(mapped.span(at..at), text);
        inside(mapped.span(at..at + c.len_utf8()), text);
    }
}

fn yaml_inside(yaml: &Yaml, text: &str) {
    inside(yaml.span, text);
    if let YamlKind::Scalar(mapped, _) = &yaml.kind {
        mapped_inside(mapped, text);
        let mut sink = Sink::new();
        if let Some(json) = json::parse(mapped, &Limits::default(), &mut sink) {
            json_inside(&json, text);
        }
        sink.finish()
            .iter()
            .for_each(|finding| inside(finding.span(), text));
    }
    yaml.elements()
        .iter()
        .for_each(|element| yaml_inside(element, text));
    for entry in yaml.entries() {
        inside(entry.key.span, text);
        yaml_inside(&entry.value, text);
    }
}

fn block_inside(block: &Block, text: &str) {
    match block {
        Block::Heading(heading) => mapped_inside(&heading.text, text),
        Block::Paragraph(mapped) | Block::Html(mapped) => mapped_inside(mapped, text),
        Block::Code(code) => {
            inside(code.span, text);
            mapped_inside(&code.text, text);
        }
        Block::Table(table) => {
            inside(table.span, text);
            let cells = table.rows.iter().flatten().chain(&table.header);
            cells.for_each(|cell| inside(cell.span, text));
        }
        Block::List(items) => {
            items
                .iter()
                .flat_map(|item| &item.blocks)
                .for_each(|block| block_inside(block, text));
        }
        Block::Quote(blocks) => blocks.iter().for_each(|block| block_inside(block, text)),
        Block::Module(span) => inside(*span, text),
    }
}

fn page_inside(text: &str) {
    let mut sink = Sink::new();
    let document = read(FileId(0), text, &Limits::default(), &mut sink);
    if let Some(matter) = &document.front_matter {
        inside(matter.span, text);
        yaml_inside(&matter.root, text);
    }
    document
        .blocks
        .iter()
        .for_each(|block| block_inside(block, text));
    for finding in sink.finish() {
        finding
            .labels
            .iter()
            .for_each(|label| inside(label.span, text));
        inside(
            finding.fix.as_ref().map_or(finding.span(), |fix| fix.span),
            text,
        );
    }
}

/// Texts made of what the formats mean something by.
fn pieces(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|parts| parts.concat())
}

const JSON: &[&str] = &[
    "{", "}", "[", "]", ",", ":", "\"", "'", "\"a\"", "\"a\": ", "1", "-2.5e3", "true", "word",
    "//", "/*", "*/", "#", "\n", "\r\n", " ", "\t", "...", "…", "，", "：", "“", "”", "中", "\\",
    "\\u00e9", "\\ud83d", "\u{feff}", "\0", "{x}", ";",
];
const YAML: &[&str] = &[
    "a: ",
    "b:\n",
    "- ",
    "\n",
    "\r\n",
    "  ",
    "    ",
    "\t",
    "|\n",
    "|-\n",
    ">\n",
    ">2-\n",
    "\"",
    "'",
    "\\n",
    "\\\"",
    "\\u4e2d",
    "\\\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&x ",
    "*x",
    "!!str ",
    "# c",
    "中文",
    "@",
    "`",
    "?",
    ": ",
    "~",
    "null",
    "<<: ",
    "...\n",
    "---\n",
    "{\"k\": 1\n",
    "\u{feff}",
    "\0",
];
const PAGE: &[&str] = &[
    "---\n",
    "a: b\n",
    "# h\n",
    "p ",
    "\n",
    "\n\n",
    "\r\n",
    "| a | b |\n",
    "|-|-|\n",
    "\\|",
    "|",
    "```json\n",
    "```\n",
    "~~~\n",
    "  ",
    "- ",
    "1. ",
    "> ",
    "<CodeBlock language=\"json\">{`",
    "`}</CodeBlock>",
    "\\`",
    "import x from 'y'\n",
    "export a\n",
    ":::note\n",
    ":::\n",
    "{/*",
    "*/}",
    "<!--",
    "-->",
    "<div>\n",
    "**b**",
    "`c`",
    "[l](u)",
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> x\n",
    "中",
    "{\"a\": 1}\n",
    "\t",
    "\0",
    "{: title=\"x\"}\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        page_inside(&text);
        page_inside(&format!("---\n{text}\n---\n{text}"));
    }

    #[test]
    fn any_example_is_read(text in pieces(JSON)) {
        let mut sink = Sink::new();
        let mapped = MappedText::verbatim(text.as_str(), FileId(0), 0);
        if let Some(json) = json::parse(&mapped, &Limits::default(), &mut sink) {
            json_inside(&json, &text);
        }
        for finding in sink.finish() {
            finding.labels.iter().for_each(|label| inside(label.span, &text));
        }
    }

    #[test]
    fn any_front_matter_is_read(text in pieces(YAML)) {
        page_inside(&format!("---\na: b\n{text}\n---\n"));
    }

    #[test]
    fn any_page_is_read(text in pieces(PAGE)) {
        page_inside(&text);
    }

    #[test]
    fn a_literal_block_leads_back_to_its_bytes(
        lines in prop::collection::vec("[a-z中 {}\":]{0,12}", 1..8), crlf in any::<bool>(), indent in 1..9_usize,
        first in prop::sample::select(vec!["", "|", "> ", "x"]), above in 0..3_usize,
    ) {
        let end = if crlf { "\r\n" } else { "\n" };
        let blank = " ".repeat(indent);
        let body: Vec<_> = lines.iter().map(|line| format!("{blank}{first}x{line}{end}")).collect();
        let body = end.repeat(above) + &body.concat();
        let text = format!("---{end}code: |-{end}{body}---{end}");
        let mut sink = Sink::new();
        let document = read(FileId(0), &text, &Limits::default(), &mut sink);
        prop_assert!(sink.finish().is_empty());
        let root = document.front_matter.expect("front matter").root;
        let YamlKind::Scalar(code, _) = &root.get("code").expect("code").kind else { panic!("no scalar") };
        let wanted: Vec<_> = lines.iter().map(|line| format!("{first}x{line}")).collect();
        prop_assert_eq!(code.text(), "\n".repeat(above) + &wanted.join("\n"));
        for (at, c) in code.text().char_indices().filter(|(_, c)| *c != '\n') {
            let there = &text[code.span(at..at + c.len_utf8()).range()];
            prop_assert_eq!(there, c.to_string());
        }
    }

    #[test]
    fn numbers_stay_what_was_written(number in "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,4})?") {
        let text = format!("[{number}]");
        let mut sink = Sink::new();
        let mapped = MappedText::verbatim(text.as_str(), FileId(0), 0);
        let json = json::parse(&mapped, &Limits::default(), &mut sink).expect("an array");
        prop_assert!(sink.finish().is_empty());
        prop_assert_eq!(&json.elements()[0].kind, &JsonKind::Number(number));
    }

    #[test]
    fn strict_json_is_read_as_other_readers_do(value in value()) {
        for text in [value.to_string(), format!("{value:#}")] {
            same(&text, &value);
        }
    }

    #[test]
    fn what_jsonc_accepts_is_read_alike(value in value(), comment in "[ a-z{}\",]{0,8}") {
        let text = format!("{value:#}").replace('\n', &format!(" // {comment}\n"));
        let options = jsonc_parser::ParseOptions::default();
        let Ok(Some(oracle)) = jsonc_parser::parse_to_value(&text, &options) else {
            return Err(TestCaseError::reject("jsonc refuses it"));
        };
        let oracle = of_oracle(oracle);
        same(&text, &oracle);
    }
}

fn same(text: &str, wanted: &serde_json::Value) {
    let mut sink = Sink::new();
    let mapped = MappedText::verbatim(text, FileId(0), 0);
    let json = json::parse(&mapped, &Limits::default(), &mut sink).expect("a value");
    let findings = sink.finish();
    assert!(findings.is_empty(), "{text}: {findings:?}");
    assert_eq!(&as_value(&json), wanted, "{text}");
}

fn as_value(json: &Json) -> serde_json::Value {
    match &json.kind {
        JsonKind::Null => serde_json::Value::Null,
        JsonKind::Boolean(value) => (*value).into(),
        JsonKind::Number(text) => serde_json::from_str(text).expect("a number"),
        JsonKind::String(text) => text.as_str().into(),
        JsonKind::Array {
            elements,
            more: false,
        } => elements.iter().map(as_value).collect(),
        JsonKind::Object(members) => members
            .iter()
            .map(|member| (member.key.value.clone(), as_value(&member.value)))
            .collect(),
        other => panic!("strict JSON holds no {other:?}"),
    }
}

fn of_oracle(value: jsonc_parser::JsonValue<'_>) -> serde_json::Value {
    use jsonc_parser::JsonValue as V;
    match value {
        V::Null => serde_json::Value::Null,
        V::Boolean(value) => value.into(),
        V::Number(text) => serde_json::from_str(text).expect("a number"),
        V::String(text) => text.into_owned().into(),
        V::Array(elements) => elements.into_iter().map(of_oracle).collect(),
        V::Object(members) => members
            .into_iter()
            .map(|(key, value)| (key.to_string(), of_oracle(value)))
            .collect(),
    }
}

/// Objects and lists, since a lone word is no example; keys as fields are called.
fn value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        "[ -~中\n\t\r/\\\\\"]{0,12}".prop_map(serde_json::Value::from),
    ];
    let nested = leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::btree_map("[a-zA-Z0-9_.$-]{1,8}", inner, 0..6)
                .prop_map(|map| map.into_iter().collect()),
        ]
    });
    prop::collection::vec(nested, 0..4).prop_map(Into::into)
}
