//! What the project's documents show is what comes out.

use codegen_pipeline::{
    ApiFolder, ClientOptions, Layout, Options, PageText, Understood, client, explain, understand,
};
use diagnostics::{Format, Style, render};

const README: &str = include_str!("../../../README.md");
const CORRECTIONS: &str = include_str!("../../../docs/corrections.md");
const ARCHITECTURE: &str = include_str!("../../../ARCHITECTURE.md");
const LAYERING: &str = include_str!("../../../xtask/src/tidy/layering.rs");
const DOCUMENTS: &[(&str, &str)] = &[
    ("README.md", README),
    ("ARCHITECTURE.md", ARCHITECTURE),
    ("CONTRIBUTING.md", include_str!("../../../CONTRIBUTING.md")),
    ("CHANGELOG.md", include_str!("../../../CHANGELOG.md")),
    ("docs/corrections.md", CORRECTIONS),
    ("docs/model.md", include_str!("../../../docs/model.md")),
];

/// The blocks of code that open with this line, in their order.
fn blocks(text: &'static str, opening: &str) -> Vec<&'static str> {
    let fence: String = opening.chars().take_while(|sign| *sign == '`').collect();
    let opening = format!("\n{opening}\n");
    let closing = format!("\n{fence}\n");
    let starts = text.split(&opening).skip(1);
    starts
        .filter_map(|rest| rest.split_once(&closing))
        .map(|(block, _)| block)
        .collect()
}

fn text(path: &str, text: &str) -> PageText {
    PageText {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

fn shop(page: PageText) -> ApiFolder {
    ApiFolder {
        shown: "specs/shop".to_owned(),
        pages: vec![page],
        ..ApiFolder::default()
    }
}

fn findings(understood: &Understood) -> String {
    render(
        &understood.findings,
        &understood.sources,
        Format::Human,
        Style::Plain,
    )
}

#[test]
fn the_first_screen_is_true() {
    let page = text("things/price.md", blocks(README, "```yaml")[0]);
    let mut understood = understand(shop(page), &Options::default());
    assert_eq!(
        findings(&understood).trim_end(),
        blocks(README, "```text")[0]
    );
    let options = ClientOptions {
        layout: Layout::Module,
        runtime: String::new(),
        strict: false,
    };
    let tree = client(&mut understood, &options).expect("a client");
    let found = tree.iter().find(|(path, _)| path.starts_with("things"));
    let (_, printed) = found.expect("the section");
    for item in blocks(README, "```rust,ignore")[0].split("\n\n") {
        assert!(
            printed.contains(item),
            "not printed:\n{item}\n\nbut:\n{printed}"
        );
    }
}

#[test]
fn the_manifest_of_the_readme_is_one() {
    let mut folder = shop(text("things/price.md", blocks(README, "```yaml")[0]));
    folder.manifest = Some(text("api.yml", blocks(README, "```yaml")[1]));
    let understood = understand(folder, &Options::default());
    assert!(!understood.has_errors(), "{}", findings(&understood));
    assert_eq!(understood.api.title, "The shop");
}

/// The corrections of the page that explains them, as one file.
fn corrected() -> Understood {
    let page = blocks(CORRECTIONS, "````yaml");
    let mut folder = shop(text("orders/place.md", page[0]));
    let entries = blocks(CORRECTIONS, "```yaml").join("\n");
    folder.corrections = Some(text("corrections.yml", &entries));
    let manifest = "sections: [{folder: orders}]\nauth: [{name: key}]\n";
    folder.manifest = Some(text("api.yml", manifest));
    understand(folder, &Options::default())
}

#[test]
fn every_place_of_a_correction_is_one() {
    let understood = corrected();
    assert_eq!(findings(&understood), "");
    let entries = CORRECTIONS.matches("\n- at: POST").count();
    assert_eq!(entries, 16, "every example is read");
}

#[test]
fn a_correction_explains_itself() {
    let shown = blocks(CORRECTIONS, "```console")[0];
    let (call, answer) = shown.split_once('\n').expect("a call and its answer");
    let item = call.split('"').nth(1).expect("an item");
    let said = explain(&corrected(), item).expect("an explanation");
    let lines: Vec<&str> = said.lines().map(str::trim_end).collect();
    assert_eq!(lines.join("\n"), answer);
}

/// `("a", &["b", "c"]),` of the layers, as `a: b c`, whatever the line breaks.
fn layers() -> Vec<String> {
    let (_, rest) = LAYERING
        .split_once("const LAYERS: &[(&str, &[&str])] = &[")
        .expect("the layers");
    let (list, _) = rest.split_once("\n];").expect("an end of the layers");
    let entries = list.split(']').map(|entry| {
        let names: Vec<&str> = entry.split('"').skip(1).step_by(2).collect();
        names.split_first().map(|(name, may)| layer(name, may))
    });
    entries.flatten().collect()
}

/// The rows of the table of crates, in the same form.
fn rows() -> Vec<String> {
    let (_, rest) = ARCHITECTURE
        .split_once("| crate | duty | may depend on |\n")
        .expect("the table");
    let rows = rest
        .lines()
        .skip(1)
        .take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.split(" | ").collect();
        let may: Vec<&str> = cells[2].split('`').skip(1).step_by(2).collect();
        layer(cells[0].trim_matches(['|', ' ', '`']), &may)
    })
    .collect()
}

fn layer(name: &str, may: &[&str]) -> String {
    let mut may = may.to_vec();
    may.sort_unstable();
    format!("{name}: {}", may.join(" "))
}

#[test]
fn the_table_of_crates_is_that_of_the_layers() {
    let (mut layers, mut rows) = (layers(), rows());
    layers.sort();
    rows.sort();
    assert_eq!(
        rows, layers,
        "ARCHITECTURE.md and xtask/src/tidy/layering.rs differ"
    );
}

/// Every file or folder of this project that a document links to is there.
#[test]
fn links_lead_somewhere() {
    let root = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    for (name, text) in DOCUMENTS {
        let folder = root.join(name).parent().expect("a folder").to_path_buf();
        for link in text.split("](").skip(1) {
            let (link, _) = link.split_once(')').expect("an end of the link");
            let path = link.split('#').next().unwrap_or_default();
            let outside = link.starts_with("http");
            assert!(
                outside || folder.join(path).exists(),
                "{name} links to {link}"
            );
        }
    }
}
