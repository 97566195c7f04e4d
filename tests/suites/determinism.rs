//! The same pages give the same bytes: in any order of reading, in every run.

use codegen_pipeline::{ApiFolder, ClientOptions, Layout, Options, client, openapi, understand};
use docwright_tests::{below, project, shared};

/// Everything that a run hands out, as one text.
fn all(folder: ApiFolder) -> String {
    let mut understood = understand(folder, &Options::default());
    let options = ClientOptions {
        layout: Layout::Standalone,
        runtime: "../runtime".into(),
        strict: false,
    };
    let tree = client(&mut understood, &options).expect("a client");
    let files: Vec<String> = tree
        .iter()
        .map(|(path, text)| format!("{path}\n{text}"))
        .collect();
    let messages: Vec<String> = understood
        .findings
        .iter()
        .map(|finding| format!("{finding:?}"))
        .collect();
    let model = understood.api.to_json().expect("a model");
    [
        model,
        openapi(&understood),
        files.join("\n"),
        messages.join("\n"),
    ]
    .join("\n")
}

fn shuffled(mut folder: ApiFolder, seed: usize) -> ApiFolder {
    let count = folder.pages.len();
    for at in 0..count {
        folder.pages.swap(at, (at * 7919 + seed * 104_729) % count);
    }
    folder
}

fn check(folder: &ApiFolder) {
    let first = all(folder.clone());
    for seed in 1..4 {
        assert!(
            first == all(shuffled(folder.clone(), seed)),
            "order {seed} gives other bytes"
        );
    }
}

#[test]
fn the_order_of_reading_changes_nothing() {
    check(&below(&project().join("specs/xt"), "specs/xt"));
}

#[test]
fn the_order_of_reading_a_foreign_site_changes_nothing() {
    if let Some(folder) = shared("corpus/front-matter") {
        check(&below(&folder, "front-matter"));
    }
}

#[test]
fn the_model_reads_back_equal() {
    let mut folders = vec![below(&project().join("specs/xt"), "specs/xt")];
    folders.extend(shared("corpus/front-matter").map(|folder| below(&folder, "front-matter")));
    folders.extend(shared("corpus/mdx/en").map(|folder| below(&folder, "en")));
    for folder in folders {
        let api = understand(folder, &Options::default()).api;
        let text = api.to_json().expect("a model");
        assert_eq!(api_model::Api::from_json(&text).expect("a model"), api);
    }
}

#[test]
fn adding_a_page_renames_nothing() {
    let folder = below(&project().join("specs/xt"), "specs/xt");
    let names = |folder: ApiFolder| -> Vec<String> {
        let api = understand(folder, &Options::default()).api;
        api.operations
            .iter()
            .map(|operation| format!("{}.{} {}", operation.section, operation.id, operation.path))
            .collect()
    };
    let all = names(folder.clone());
    for left_out in (0..folder.pages.len()).step_by(9) {
        let mut fewer = folder.clone();
        fewer.pages.remove(left_out);
        for name in names(fewer) {
            assert!(
                all.contains(&name),
                "{name} is called otherwise without page {left_out}"
            );
        }
    }
}
