//! What the project's documents show is what comes out.

use codegen_pipeline::{
    ApiFolder, ClientOptions, Layout, Options, PageText, Understood, client, explain, understand,
};
use diagnostics::{Format, Style, render};

const README: &str = include_str!("../../../README.md");
const CORRECTIONS: &str = include_str!("../../../docs/corrections.md");

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
