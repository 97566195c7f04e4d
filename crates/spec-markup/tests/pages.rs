//! Pages as people leave them: what is read of each fault, and where it is told.

use diagnostics::{Sink, SourceMap};
use spec_markup::json;
use spec_markup::{Block, Document, Limits, MappedText, Yaml, YamlKind};

fn read(text: &str) -> (Document, Vec<String>) {
    let mut sources = SourceMap::new();
    let file = sources.add("page.md", text);
    let mut sink = Sink::new();
    let document = spec_markup::read(file, text, &Limits::default(), &mut sink);
    let findings = sink.finish().into_iter().map(|finding| {
        let at = sources.place(finding.span());
        assert!(finding.help.is_some(), "{} says no cure", finding.code.id);
        let severity = format!("{:?}", finding.severity).to_lowercase();
        format!("{}:{} {severity} {}", at.line, at.column, finding.code.id)
    });
    (document, findings.collect())
}

fn shown(yaml: &Yaml) -> String {
    match &yaml.kind {
        YamlKind::Null => "~".into(),
        YamlKind::Scalar(text, _) => format!("{:?}", text.text()),
        YamlKind::Sequence(elements) => {
            format!(
                "[{}]",
                elements.iter().map(shown).collect::<Vec<_>>().join(", ")
            )
        }
        YamlKind::Mapping(entries) => {
            let entry =
                |e: &spec_markup::YamlEntry| format!("{}: {}", e.key.value, shown(&e.value));
            format!(
                "{{{}}}",
                entries.iter().map(entry).collect::<Vec<_>>().join(", ")
            )
        }
    }
}

fn outline(blocks: &[Block]) -> Vec<String> {
    let block = |block: &Block| match block {
        Block::Heading(heading) => format!("h{} {}", heading.level, heading.text.text()),
        Block::Paragraph(text) => format!("p {}", text.text()),
        Block::Table(table) => {
            let rows = std::iter::once(&table.header).chain(&table.rows);
            let row = |row: &Vec<diagnostics::Spanned<String>>| {
                row.iter()
                    .map(|cell| cell.value.clone())
                    .collect::<Vec<_>>()
                    .join("¦")
            };
            format!("table {}", rows.map(row).collect::<Vec<_>>().join(" / "))
        }
        Block::Code(code) => format!(
            "code {} {} {}",
            code.language.as_deref().unwrap_or("-"),
            code.title.as_deref().unwrap_or("-"),
            code.text.text()
        ),
        Block::List(items) => {
            let items: Vec<_> = items
                .iter()
                .map(|item| outline(&item.blocks).join("; "))
                .collect();
            format!("list {}", items.join(" / "))
        }
        Block::Html(text) => format!("html {}", text.text()),
        Block::Module(_) => "module".into(),
        Block::Quote(blocks) => format!("quote {}", outline(blocks).join("; ")),
    };
    blocks.iter().map(block).collect()
}

fn check_matter(cases: &[(&str, &str, &[&str])]) {
    for (text, tree, findings) in cases {
        let (document, said) = read(text);
        let root = document
            .front_matter
            .map_or_else(|| "none".into(), |matter| shown(&matter.root));
        assert_eq!(root, *tree, "{text}");
        assert_eq!(said, *findings, "{text}");
    }
}

#[test]
fn front_matter_is_what_it_says() {
    check_matter(&[
        (
            "---\na: 010\nb: 1_000\nc: no\nd: 1,2\ne: 1e3\nf:\ng: ~\n---",
            r#"{a: "010", b: "1_000", c: "no", d: "1,2", e: "1e3", f: ~, g: ~}"#,
            &[],
        ),
        (
            "\u{feff}--- \t\r\na: b \t\r\n---\t\r\ntext",
            r#"{a: "b"}"#,
            &[],
        ),
        (
            "---\na: |\n  x\n  ---\n  y\nb: c\n---\n",
            r#"{a: "x\n---\ny\n", b: "c"}"#,
            &[],
        ),
        (
            "---\na: >-\n  one\n  two\n\n  three\nb: 'it''s'\nc: \"q\\\"\\u4e2d\"\n---\n",
            r#"{a: "one two\nthree", b: "it's", c: "q\"中"}"#,
            &[],
        ),
        (
            "---\na: &x {k: 1}\nb: *x\nc:\n  <<: *x\n  l: 2\n---\n",
            r#"{a: {k: "1"}, b: {k: "1"}, c: {l: "2", k: "1"}}"#,
            &[],
        ),
        ("---\n---\n", "~", &[]),
        (
            "---\na: |\n  x\n  ---\n",
            r#"{a: "x\n"}"#,
            &["4:3 warning markup/front-matter-unclosed"],
        ),
        ("text\n---\n", "none", &[]),
        ("text\n---\nnote: this\n---\n", "none", &[]),
        ("# text\n---\ntitle: this\n---\n", "none", &[]),
        (
            "<!-- x -->\n\n---\ntitle: this\n---\n",
            r#"{title: "this"}"#,
            &["1:1 warning markup/front-matter-late"],
        ),
    ]);
}

#[test]
fn a_fault_in_front_matter_costs_one_line() {
    check_matter(&[
        (
            "---\na: 1\nd: Pattern: ^[a-z]{4}$\nz: 2\n---\n",
            r#"{a: "1", d: "Pattern: ^[a-z]{4}$", z: "2"}"#,
            &["3:11 error markup/yaml-invalid"],
        ),
        (
            "---\na: @foo\nb: *bold*\nc: `x`\nz: 2\n---\n",
            r#"{a: "@foo", b: "*bold*", c: "`x`", z: "2"}"#,
            &[
                "2:4 warning markup/yaml-unquoted",
                "3:4 warning markup/yaml-unquoted",
                "4:4 warning markup/yaml-unquoted",
            ],
        ),
        (
            "---\na: 1\n  b: 2\nz: 3\n---\n",
            r#"{a: "1", z: "3"}"#,
            &["3:4 error markup/yaml-invalid"],
        ),
        (
            "---\na: 1\nno colon\nz: 3\n---\n",
            r#"{a: "1", z: "3"}"#,
            &["3:1 error markup/yaml-invalid"],
        ),
        (
            "---\na: |\n  one\n\t\n  two\n \t\n\n  three\nz: 3\n---\n",
            r#"{a: "one\n\ntwo\n\n\nthree\n", z: "3"}"#,
            &["4:1 warning markup/yaml-tab"],
        ),
        (
            "---\na: 1\nb: 2\na: 3\n---\n",
            r#"{a: "3", b: "2"}"#,
            &["4:1 warning markup/yaml-repeated-key"],
        ),
        (
            "---\na: [1]\nb:\na:\nb: 2\n---\n",
            r#"{a: ["1"], b: "2"}"#,
            &[
                "4:1 warning markup/yaml-repeated-key",
                "5:1 warning markup/yaml-repeated-key",
            ],
        ),
        (
            "---\na: [1]\na: [2]\n---\n",
            r#"{a: ["1", "2"]}"#,
            &["3:1 warning markup/yaml-repeated-key"],
        ),
        (
            "---\na: {b: 1}\na: [2]\n---\n",
            r#"{a: {b: "1"}}"#,
            &["3:1 error markup/yaml-duplicate-key"],
        ),
        (
            "---\na: 1\n",
            r#"{a: "1"}"#,
            &["1:1 warning markup/front-matter-unclosed"],
        ),
        (
            "---\na: 1\n\nTo b, *c*:\nd\n",
            r#"{a: "1"}"#,
            &["1:1 warning markup/front-matter-unclosed"],
        ),
    ]);
}

#[test]
fn a_fault_inside_a_block_inside_front_matter_is_placed_exactly() {
    let lf = "---\nright_code_blocks:\n  - code_block: |-\n        {\n          \"数\": 0 // 一\n          \"b\": 1\n        }\n    title: 响应\n---\n";
    let quoted = "---\nright_code_blocks:\n  - code_block: \"{\\r\\n \\\"\\u4e2d\\\": \\\"x\\\"\\r\\n \\\"b\\\": 1}\"\n---\n";
    let crlf = lf.replace('\n', "\r\n");
    for (text, place) in [(lf, (5, 17)), (crlf.as_str(), (5, 17)), (quoted, (3, 41))] {
        let mut sources = SourceMap::new();
        let file = sources.add("page.md", text);
        let mut sink = Sink::new();
        let document = spec_markup::read(file, text, &Limits::default(), &mut sink);
        let root = document.front_matter.expect("front matter").root;
        let code = root
            .get("right_code_blocks")
            .and_then(|blocks| blocks.elements()[0].get("code_block"));
        let YamlKind::Scalar(code, _) = &code.expect("a block").kind else {
            panic!("no scalar")
        };
        json::parse(code, &Limits::default(), &mut sink).expect("an object");
        let findings = sink.finish();
        assert_eq!(findings.len(), 1, "{text}");
        let at = sources.place(findings[0].span());
        assert_eq!((at.line, at.column), place, "{text}");
    }
}

fn check_body(cases: &[(&str, &[&str], &[&str])]) {
    for (text, blocks, findings) in cases {
        let (document, said) = read(text);
        assert_eq!(outline(&document.blocks), *blocks, "{text}");
        assert_eq!(said, *findings, "{text}");
    }
}

#[test]
fn tables_in_other_hands() {
    check_body(&[
        (
            "| a\t| b |\t\n|---\t|\u{a0}--- | \t\n| 1 | 2 |\t\n",
            &["table a¦b / 1¦2"],
            &[],
        ),
        (
            "<table>\n<thead><tr><th>a</th><TH>b</TH></tr></thead>\n\n<tr><td><code>1</code>\n<td class=\"x\">2 &lt;<br/> 3</tr>\n</table>\n\nt\n",
            &["table a¦b / `1`¦2 < 3", "p t"],
            &[],
        ),
        (
            "<table>\n<tr><td>a</td></tr>\n",
            &["html <table>\n<tr><td>a</td></tr>"],
            &[],
        ),
    ]);
}

#[test]
fn bodies_are_read_as_blocks() {
    check_body(&[
        (
            "import A from 'a'\n\n# T\n\nimport the goods\n\nexport const x = 1\n",
            &["module", "h1 T", "p import the goods", "module"],
            &[],
        ),
        (
            "| a | b |\n|---|---|\n| string | number | `x \\| y` |\n| 1 |\n",
            &["table a¦b / string¦number¦`x | y` / 1"],
            &[],
        ),
        (
            "<CodeBlock language=\"json\" title=\"Answer\">{`\n{\n\n  \"a\": \"\\`\\\\\\${x}\"\n}\n`}</CodeBlock>\n\nend\n",
            &["code json Answer {\n\n  \"a\": \"`\\${x}\"\n}", "p end"],
            &[],
        ),
        (
            ":::warning Mind\nhot\n:::\n\nend\n",
            &["quote p Mind\nhot", "p end"],
            &[],
        ),
        (
            "> quoted\n\n{/* no */}\n<!-- neither\n\nhere -->\nend\n",
            &["quote p quoted", "p end"],
            &[],
        ),
        (
            "- a\n- b\n  ```json\n  {}\n  ```\n",
            &["list p a / p b", "code json - {}"],
            &[],
        ),
        (
            "```bash title='x'\n# no heading\n```\n",
            &["code bash x # no heading"],
            &[],
        ),
        (
            "```json [An answer]\n{}\n```\n",
            &["code json An answer {}"],
            &[],
        ),
        (
            "````md\n```json\n{}\n```\n````\nend\n",
            &["code md - ```json\n{}\n```", "p end"],
            &[],
        ),
    ]);
}

#[test]
fn faults_of_a_body_cost_nothing_around_them() {
    check_body(&[
        (
            "```json\n{}\n## Next\n\nend\n",
            &["code json - {}", "h2 Next", "p end"],
            &["1:1 warning markup/fence-unclosed"],
        ),
        (
            "```json\n{}\n```bash\nls\n```\n",
            &["code json - {}", "code bash - ls"],
            &["1:1 warning markup/fence-unclosed"],
        ),
        (
            "a\n\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> other\n\nz\n",
            &["p a", "p ours", "p z"],
            &["3:1 warning markup/merge-conflict"],
        ),
        (
            "| a | b |\n|---|---|\n| 1 | 2 |\n<<<<<<< HEAD\n| 3 | 4 |\n=======\n| 5 | 6 |\n>>>>>>> other\n| 7 | 8 |\n",
            &["table a¦b / 1¦2 / 3¦4 / 7¦8"],
            &["4:1 warning markup/merge-conflict"],
        ),
        (
            "| a | b |\n| 1 | 2 |\n\nz\n",
            &["p | a | b |\n| 1 | 2 |", "p z"],
            &["1:1 error markup/table-unruled"],
        ),
        (
            "| a | b | c |\n|---|---|\n| 1 | 2 | 3 |\n",
            &["p | a | b | c |\n|---|---|\n| 1 | 2 | 3 |"],
            &["1:1 error markup/table-unruled"],
        ),
        (
            "| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |\n\nwhere |x| > |y|\n",
            &["table a¦b / 1¦2", "p | 3 | 4 |", "p where |x| > |y|"],
            &["5:1 error markup/table-unruled"],
        ),
    ]);
}

#[test]
fn template_literals_lead_back_to_their_bytes() {
    let text = "<CodeBlock>{`{\"a\": \"\\`中\\`\"}`}</CodeBlock>\n";
    let (document, _) = read(text);
    let Block::Code(code) = &document.blocks[0] else {
        panic!("no code")
    };
    let back = |wanted: &str| {
        let at = code.text.text().find(wanted).expect(wanted);
        &text[code.text.span(at..at + wanted.len()).range()]
    };
    assert_eq!(code.text.text(), "{\"a\": \"`中`\"}");
    assert_eq!(back("中"), "中");
    assert_eq!(back("`中`"), "\\`中\\`");
    assert_eq!(back("\"a\""), "\"a\"");
    assert_eq!(back("\"}"), "\"}");
}

/// The parts of a text lead to the same bytes as the text itself.
#[test]
fn parts_lead_back_as_the_whole_does() {
    let text = "---\nd: |\n    中 one\n\n      two `x`\n    three\n---\n";
    let (document, _) = read(text);
    let root = document.front_matter.expect("front matter").root;
    let YamlKind::Scalar(whole, _) = &root.get("d").expect("d").kind else {
        panic!("no scalar")
    };
    let places: Vec<_> = whole.text().char_indices().map(|(at, _)| at).collect();
    for &start in &places {
        for &end in places.iter().filter(|end| **end > start) {
            let part: MappedText = whole.slice(start..end);
            assert_eq!(part.whole(), whole.span(start..end), "{start}..{end}");
            assert_eq!(part.span(0..1).start, whole.span(start..start + 1).start);
        }
    }
}
