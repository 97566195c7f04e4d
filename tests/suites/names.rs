//! Names that mean something else to Rust, to cargo or to a file system: every page compiles, or is refused at its place.

use std::fmt::Write;

use codegen_pipeline::{ClientOptions, FileTree, Layout, Options, Understood, client, understand};
use diagnostics::{Diagnostic, Severity};
use docwright_tests::{api_folder, compile, runtime};

/// Names of folders, pages, calls, parameters, fields and values alike.
const NAMES: &[&str] = &[
    "client",
    "api",
    "errors",
    "enums",
    "examples",
    "generated",
    "blocking",
    "pages",
    "channels",
    "std",
    "core",
    "alloc",
    "crate",
    "self",
    "super",
    "Self",
    "fn",
    "type",
    "async",
    "gen",
    "mod",
    "lib",
    "main",
    "build",
    "tests",
    "Client",
    "Error",
    "Result",
    "Option",
    "String",
    "Vec",
    "Decimal",
    "Timestamp",
    "Some",
    "None",
    "Ok",
    "Err",
    "Box",
    "Send",
    "Request",
    "Operation",
    "new",
    "send",
    "into",
    "clone",
    "default",
    "borrow",
    "drop",
    "from",
    "fields",
    "value",
    "request",
    "client_runtime",
    "default_features",
    "1inch",
    "24h",
    "order_id",
    "orderId",
];

/// Names of values and fields alone: no folder or id can be made of them.
const SIGNS: &[&str] = &[
    "中文", "🐝", "", "<=", "--", "...", "_", "a b", "a-b", "a.b",
];

fn printed(understood: &mut Understood) -> Option<FileTree> {
    let options = ClientOptions {
        layout: Layout::Standalone,
        runtime: runtime(),
        strict: false,
    };
    client(understood, &options)
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a string")
}

/// A page whose parameters, fields and values have all names at once.
fn page(id: &str, path: &str) -> String {
    let all = || NAMES.iter().chain(SIGNS);
    let mut page = format!("---\n{id}title: One\ntype: post\ndescription: {path}\nparameters:\n");
    for name in all().filter(|name| !name.trim().is_empty()) {
        let _ = writeln!(page, "  - {{name: {}, type: string}}", quoted(name));
    }
    let values: Vec<String> = all().map(|name| quoted(name)).collect();
    let _ = writeln!(
        page,
        "  - {{name: kind, type: string, enum: [{}]}}",
        values.join(", ")
    );
    let members: Vec<String> = all()
        .map(|name| format!("{}: {{\"x\": 1}}", quoted(name)))
        .collect();
    let _ = writeln!(page, "response_example: '{{{}}}'\n---", members.join(", "));
    page
}

fn understood(pages: &[(String, String)]) -> Understood {
    let pages: Vec<(&str, &str)> = pages
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    understand(api_folder("site", &pages), &Options::default())
}

fn errors(understood: &Understood) -> Vec<&Diagnostic> {
    let findings = understood.findings.iter();
    findings
        .filter(|finding| finding.severity == Severity::Error)
        .collect()
}

/// Names that are one name to Rust once their case is gone.
fn distinct() -> impl Iterator<Item = &'static &'static str> {
    NAMES
        .iter()
        .filter(|name| !name.starts_with(|c: char| c.is_ascii_uppercase()) && **name != "orderId")
}

#[test]
fn every_name_compiles_wherever_it_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut pages = vec![("plain/all.md".to_owned(), page("id: all\n", "/all"))];
    for name in distinct() {
        let call = |id: &str, path: &str| {
            format!(
                "---\n{id}title: One\ntype: get\ndescription: {path}\nparameters:\n  - {{name: {name}, type: string, mandatory: true}}\nresponse_example: '{{\"{name}\": {{\"x\": 1}}}}'\n---\n"
            )
        };
        // As a section and its group, as an id, and in the path of a call that has none.
        pages.push((
            format!("{name}/{name}/{name}.md"),
            call("", &format!("/{name}")),
        ));
        pages.push((
            format!("ids/{name}.md"),
            call(&format!("id: {name}\n"), "/ids").replace("/ids", &format!("/ids/{name}")),
        ));
    }
    let mut understood = understood(&pages);
    assert!(errors(&understood).is_empty(), "{:#?}", errors(&understood));
    let tree = printed(&mut understood).unwrap_or_else(|| panic!("{:#?}", errors(&understood)));
    compile(&tree, folder.path()).unwrap_or_else(|said| panic!("{said}"));
}

#[test]
fn an_api_without_a_call_compiles() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut understood = understood(&[("shop/page.md".to_owned(), "# Only prose\n".to_owned())]);
    let tree = printed(&mut understood).expect("a client");
    compile(&tree, folder.path()).unwrap_or_else(|said| panic!("{said}"));
}

#[test]
fn names_that_cannot_be_are_refused_with_a_cure() {
    let call = |lines: &str| format!("---\n{lines}title: One\ntype: get\ndescription: /one\n---\n");
    let long = "long".repeat(75);
    let cases = [
        ("中文/x.md", call(""), "names/section"),
        ("🐝/x.md", call(""), "names/section"),
        ("---/x.md", call(""), "names/section"),
        (&format!("{long}/x.md"), call(""), "run/unsafe-path"),
        (&format!("a/{long}/x.md"), call(""), "run/unsafe-path"),
    ];
    for (path, text, code) in cases {
        let mut understood = understood(&[(path.to_owned(), text)]);
        assert!(printed(&mut understood).is_none(), "{path}");
        let found = errors(&understood);
        let told: Vec<&str> = found.iter().map(|finding| finding.code.id).collect();
        assert_eq!(told, [code], "{path}");
        assert!(found[0].help.is_some(), "{path}");
    }
}

#[test]
fn calls_whose_names_differ_in_case_alone_are_told_of() {
    let call = |path: &str| format!("---\ntitle: One\ntype: get\ndescription: {path}\n---\n");
    let pages = [("a/x.md", "/Order"), ("a/y.md", "/order")];
    let mut understood = understood(&pages.map(|(page, path)| (page.to_owned(), call(path))));
    assert!(printed(&mut understood).is_none());
    let [found] = errors(&understood)[..] else {
        panic!("{:#?}", understood.findings)
    };
    let at = understood.sources.place(found.span());
    assert_eq!((found.code.id, at.line, at.column), ("names/id", 4, 14));
    assert!(found.help.is_some());
}

#[test]
fn a_page_that_is_added_renames_no_type_of_another_call() {
    let buy = "---\nid: buy\ntitle: Buy\ntype: post\ndescription: /buy\nparameters:\n  - name: payment\n    type: string\n    \
               mandatory: true\n    enum: [CARD, CASH]\n---\n";
    let pay = |id: &str| format!("---\nid: {id}\ntitle: Pay\ntype: post\ndescription: /pay\n---\n");
    let pages = |id: &str| {
        [
            ("shop/buy.md".to_owned(), buy.to_owned()),
            ("shop/pay.md".to_owned(), pay(id)),
        ]
    };
    let mut meeting = understood(&pages("buy_payment"));
    assert!(printed(&mut meeting).is_none());
    let [found] = errors(&meeting)[..] else {
        panic!("{:#?}", meeting.findings)
    };
    assert_eq!(found.code.id, "names/meet");
    let labels = found.labels.iter();
    let mut places: Vec<&str> = labels
        .map(|label| meeting.sources.file(label.span.file).path())
        .collect();
    places.sort_unstable();
    assert_eq!(places, ["site/shop/buy.md", "site/shop/pay.md"]);
    let help = found.help.clone().unwrap_or_default();
    assert!(help.contains("another `id` than `buy_payment`"), "{help}");

    let mut cured = understood(&pages("pay"));
    let tree = printed(&mut cured).unwrap_or_else(|| panic!("{:#?}", errors(&cured)));
    let all: String = tree.iter().map(|(_, text)| text).collect();
    assert!(all.contains("pub enum BuyPayment {") && all.contains("pub struct Pay {"));
}
