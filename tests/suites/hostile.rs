//! Pages that mean harm: none injects code, panics, hangs, or leaves the folder.

use std::fmt::Write;

use codegen_pipeline::{ClientOptions, Layout, Options, Understood, client, understand};
use diagnostics::Severity;
use docwright_tests::{api_folder, compile, runtime};
use proptest::prelude::*;

/// Texts that end a comment, a string, a code fence, a line or a direction of writing.
const TEXTS: &[&str] = &[
    "*/ pub fn injected() {} /*",
    "\"; pub fn injected() {} //",
    "\"# pub fn injected() {} r#\"",
    "\\\"; pub fn injected() {}",
    "line\rpub fn injected() {}",
    "line\u{2028}pub fn injected() {}",
    "```\npub fn injected() {}\n```",
    "```rust\nfn main() { panic!() }\n```",
    "#![feature(injected)]",
    "#[path = \"/etc/passwd\"] mod injected;",
    "{injected} {{}} {0} %s",
    "\u{202e}desrever\u{2066}",
    "<script>injected()</script> [link](javascript:injected) [`Unknown::link`]",
    "macro_rules! injected { () => {} }",
    "\u{0}\u{7}\u{1b}[31m",
];

fn page(text: &str) -> String {
    let quoted = serde_json::to_string(text).expect("a string");
    let mut page = String::from("---\n");
    let _ = write!(
        page,
        "title: {quoted}\ntype: get\ndescription: /v1/things\nsummary: {quoted}\nparameters:\n  - name: {quoted}\n    \
         type: string\n    description: {quoted}\n    default: {quoted}\n    enum: [{quoted}, plain]\n  - name: limit\n    \
         type: integer\n    ranges: {quoted}\nresponse_example: |-\n  {{{quoted}: 1, \"plain\": {quoted}}}\n---\n{}\n",
        text.replace('\r', " ")
    );
    page
}

fn run(pages: &[(&str, &str)]) -> Understood {
    understand(api_folder("site", pages), &Options::default())
}

/// Every Rust file of the client, or nothing where the pages were refused.
fn printed(understood: &mut Understood) -> Option<codegen_pipeline::FileTree> {
    let options = ClientOptions {
        layout: Layout::Standalone,
        runtime: runtime(),
        strict: false,
    };
    client(understood, &options)
}

/// The names of all functions, modules and macros of a file.
fn names(file: &syn::File) -> Vec<String> {
    let mut found = Vec::new();
    for item in &file.items {
        match item {
            syn::Item::Fn(item) => found.push(item.sig.ident.to_string()),
            syn::Item::Mod(item) => found.push(item.ident.to_string()),
            syn::Item::Macro(item) => found.extend(item.ident.as_ref().map(ToString::to_string)),
            syn::Item::Impl(item) => {
                found.extend(item.items.iter().filter_map(|item| match item {
                    syn::ImplItem::Fn(item) => Some(item.sig.ident.to_string()),
                    _ => None,
                }));
            }
            _ => {}
        }
    }
    found
}

#[test]
fn text_never_becomes_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let pages: Vec<(String, String)> = TEXTS
        .iter()
        .enumerate()
        .map(|(at, text)| {
            (
                format!("shop/page{at}.md"),
                page(text).replace("/v1/things", &format!("/v1/things{at}")),
            )
        })
        .collect();
    let pages: Vec<(&str, &str)> = pages
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let mut understood = run(&pages);
    assert!(!understood.has_errors(), "{:#?}", understood.findings);
    assert_eq!(understood.api.operations.len(), TEXTS.len());
    let tree = printed(&mut understood).expect("a client");
    for (path, text) in tree.iter().filter(|(path, _)| {
        std::path::Path::new(path)
            .extension()
            .is_some_and(|ending| ending == "rs")
    }) {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let declared = names(&file);
        assert!(
            !declared.contains(&"injected".to_owned()),
            "{path} declares {declared:?}"
        );
        let marks = [
            '\u{202e}', '\u{2066}', '\u{2028}', '\u{0}', '\u{7}', '\u{1b}', '\r',
        ];
        assert!(
            !text.contains(marks),
            "{path} holds a mark that hides or moves text"
        );
    }
    compile(&tree, folder.path()).unwrap_or_else(|said| panic!("{said}"));
}

#[test]
fn names_never_lead_out_of_the_folder() {
    for path in [
        "../../evil/page.md",
        "shop/../../evil.md",
        "/etc/page.md",
        "shop/..%2f/page.md",
        "con/aux.md",
        "shop/\u{202e}/page.md",
    ] {
        let text =
            "---\nid: \"../../evil\"\ntitle: T\ntype: get\ndescription: /../../v1/things\n---\n";
        let mut understood = run(&[(path, text)]);
        if let Some(tree) = printed(&mut understood) {
            for (path, _) in tree.iter() {
                assert!(
                    !path.contains("..") && !path.starts_with('/') && !path.contains('\\'),
                    "{path}"
                );
            }
        } else {
            assert!(understood.has_errors(), "refused without a word");
        }
    }
}

fn refused_quickly(text: &str, id: &str) {
    let understood = run(&[("shop/page.md", text)]);
    let told: Vec<&str> = understood
        .findings
        .iter()
        .map(|finding| finding.code.id)
        .collect();
    assert!(told.contains(&id), "{told:?}");
}

#[test]
fn a_page_of_ten_megabytes_is_refused() {
    refused_quickly(
        &format!("---\ntitle: T\n---\n{}", "word ".repeat(2 << 20)),
        "markup/page-too-large",
    );
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut bomb = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let parts = vec![format!("*a{}", level - 1); 10].join(", ");
        let _ = writeln!(bomb, "a{level}: &a{level} [{parts}]");
    }
    bomb.push_str("title: T\ntype: get\ndescription: /v1/things\n---\n");
    let understood = run(&[("shop/page.md", &bomb)]);
    assert!(understood.has_errors(), "{:#?}", understood.findings);
}

#[test]
fn a_hundred_thousand_brackets_are_refused() {
    let deep = "[".repeat(100_000);
    refused_quickly(
        &format!("---\ntitle: T\nparameters: {deep}\n---\n"),
        "markup/yaml-too-deep",
    );
    let example = format!(
        "---\ntitle: T\ntype: get\ndescription: /v1/things\nresponse_example: |-\n  {deep}\n---\n"
    );
    refused_quickly(&example, "json/too-deep");
    let quotes = format!(
        "---\ntitle: T\ntype: get\ndescription: /v1/things\n---\n{}\n",
        ">".repeat(100_000)
    );
    refused_quickly(&quotes, "markup/markdown-too-deep");
    let maps = "{a: ".repeat(100_000);
    refused_quickly(
        &format!("---\ntitle: T\nparameters: {maps}\n---\n"),
        "markup/yaml-too-deep",
    );
}

/// Signs that open something which never closes: whoever looks for the end of each reads the page as often as it is long.
const OPENINGS: &[&str] = &[
    "[",
    "![",
    "[a",
    "![a](",
    "[a]: b ",
    "<",
    "<a ",
    "<!--",
    "{",
    "{:",
    "{#a ",
    "{/*",
    "`a ",
    "**",
    "_a ",
    "|a",
    "a|",
    "\"a\": ",
    "(",
    "&lt;",
    "\\",
    "（",
    "https://a.b/c ",
    "a=b&",
    "BUY, ",
];

#[test]
fn texts_of_a_hundred_thousand_openings_are_read_once() {
    for opening in OPENINGS {
        let text = opening.repeat(100_000);
        let quoted = serde_json::to_string(&text).expect("a string");
        let front_matter = format!(
            "---\ntitle: T\ntype: get\ndescription: /v1/things\nparameters:\n  - name: a\n    type: string\n    \
             description: {quoted}\n---\n{text}\n"
        );
        let row = format!(
            "# Things\n\nGET /v1/rows\n\n## Parameters\n\n| name | type | required | description |\n\
             | --- | --- | --- | --- |\n| a | string | yes | {text} |\n"
        );
        let mut understood = run(&[("shop/page.md", &front_matter), ("shop/row.md", &row)]);
        let refused = printed(&mut understood).is_none();
        assert_eq!(refused, understood.has_errors(), "{opening:?}");
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_at_their_place() {
    let mut folder = api_folder("site", &[]);
    let bytes = b"---\ntitle: \xff\n---\n".to_vec();
    folder.pages.push(codegen_pipeline::PageText {
        path: "shop/page.md".into(),
        bytes,
    });
    let understood = understand(folder, &Options::default());
    let [finding] = understood.findings.as_slice() else {
        panic!("{:#?}", understood.findings)
    };
    assert_eq!(
        (finding.code.id, finding.severity),
        ("markup/not-utf8", Severity::Error)
    );
    let at = understood.sources.place(finding.span());
    assert_eq!((at.line, at.column), (2, 8));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_page_panics(text in "(---\n)?[ -~\n\u{4e00}-\u{4e20}\t\r:{}\\[\\]\"'`|#*<>-]{0,400}(\n---\n)?[ -~\n`|]{0,200}") {
        let mut understood = run(&[("shop/page.md", &text)]);
        let _ = printed(&mut understood);
    }

    #[test]
    fn no_text_of_a_sound_page_panics(text in "\\PC{0,60}") {
        let mut understood = run(&[("shop/page.md", &page(&text))]);
        let _ = printed(&mut understood);
    }
}
