//! What `cargo xtask lint` promises: fixes that touch nothing but their place, and forms that other programs read.

use std::path::Path;

use codegen_pipeline::{ApiFolder, Mended, Options, PageText, mend, understand};
use diagnostics::{Format, Style, render};
use docwright_tests::{below, installed, project};
use serde_json::Value;

/// Every page of the diagnostics' documentation, with its examples as folders, and every test page by itself.
fn folders() -> Vec<ApiFolder> {
    let mut found = Vec::new();
    for folder in ["tests/cases/front_matter", "tests/cases/mdx_tables"] {
        let ApiFolder {
            manifest, pages, ..
        } = below(&project().join(folder), folder);
        found.extend(pages.into_iter().map(|page| ApiFolder {
            shown: "site".to_owned(),
            manifest: manifest.clone(),
            pages: vec![page],
            ..ApiFolder::default()
        }));
    }
    for page in below(&project().join("docs/diagnostics"), "codes").pages {
        let text = String::from_utf8(page.bytes).expect("text");
        found.extend(["Bad", "Good"].map(|heading| example(&text, heading)));
    }
    found
}

/// The pages of an example below a heading.
fn example(text: &str, heading: &str) -> ApiFolder {
    let mut folder = ApiFolder {
        shown: "site".to_owned(),
        ..ApiFolder::default()
    };
    let Some((_, rest)) = text.split_once(&format!("\n## {heading}\n")) else {
        return folder;
    };
    let rest = rest.split("\n## Good\n").next().unwrap_or_default();
    let blocks = rest.split("````").skip(1).step_by(2);
    for (info, text) in blocks.filter_map(|block| block.split_once('\n')) {
        let path = info.split(' ').nth(1).expect("a path behind the language");
        if Path::new(path).extension().is_none_or(|end| end != "yml") {
            folder.pages.push(PageText {
                path: path.to_owned(),
                bytes: text.as_bytes().to_vec(),
            });
        }
    }
    folder
}

fn mended(folder: &ApiFolder) -> Mended {
    mend(folder.clone(), &Options::default(), &|_, _| true)
}

/// The folder's pages as they are after the fixes.
fn after(folder: &ApiFolder, mended: &Mended) -> Vec<String> {
    let text = |page: &PageText| {
        let as_it_was = || String::from_utf8_lossy(&page.bytes).into_owned();
        mended
            .texts
            .get(&page.path)
            .cloned()
            .unwrap_or_else(as_it_was)
    };
    folder.pages.iter().map(text).collect()
}

/// A page written another way.
type Way<'a> = &'a dyn Fn(&str) -> String;

fn with(folder: &ApiFolder, change: Way<'_>) -> ApiFolder {
    let mut changed = folder.clone();
    for page in &mut changed.pages {
        if let Ok(text) = str::from_utf8(&page.bytes) {
            page.bytes = change(text).into_bytes();
        }
    }
    changed
}

/// All lines of some texts.
fn lines(texts: &[String]) -> Vec<&str> {
    texts.iter().flat_map(|text| text.split('\n')).collect()
}

#[test]
fn fixes_change_their_lines_alone() {
    let (mut fixes, mut wrong) = (0, Vec::new());
    for folder in folders() {
        let mended = mended(&folder);
        fixes += mended.done.len();
        let before: Vec<String> = after(&folder, &nothing(&folder));
        let after = after(&folder, &mended);
        let (old, new) = (lines(&before), lines(&after));
        let changed = if old.len() == new.len() {
            old.iter().zip(&new).filter(|(old, new)| old != new).count()
        } else {
            old.len().abs_diff(new.len())
        };
        if changed > mended.done.len() {
            wrong.push(format!("{changed} lines for {:?}", mended.done));
        }
    }
    assert!(fixes > 5, "{fixes} fixes are too few to tell");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A folder to which nothing was done.
fn nothing(folder: &ApiFolder) -> Mended {
    mend(folder.clone(), &Options::default(), &|_, _| false)
}

#[test]
fn line_ends_and_ends_of_files_stay_as_they_are() {
    let windows = |text: &str| text.replace("\r\n", "\n").replace('\n', "\r\n");
    let unended = |text: &str| text.trim_end().to_owned();
    let marked = |text: &str| format!("\u{feff}{text}");
    let trailing = |text: &str| format!("{text}\n \n\t\n");
    let ways: [(&str, Way<'_>); 4] = [
        ("CRLF", &windows),
        ("no end of line", &unended),
        ("a byte order mark", &marked),
        ("blank lines at the end", &trailing),
    ];
    let mut wrong = Vec::new();
    for folder in folders() {
        let plain = mended(&folder);
        if plain.texts.is_empty() {
            continue;
        }
        for (name, way) in ways {
            let changed = with(&folder, way);
            let got = after(&changed, &mended(&changed));
            let wanted: Vec<String> = after(&folder, &plain)
                .iter()
                .map(|text| way(text))
                .collect();
            if got != wanted {
                wrong.push(format!("{name}: {got:?}\n    instead of {wanted:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_mended_needs_no_second_run() {
    for folder in folders() {
        let once = mended(&folder);
        let again = mended(&with_texts(&folder, &once));
        assert!(
            again.texts.is_empty(),
            "{:?} after {:?}",
            again.done,
            once.done
        );
    }
}

fn with_texts(folder: &ApiFolder, mended: &Mended) -> ApiFolder {
    let mut changed = folder.clone();
    for page in &mut changed.pages {
        if let Some(text) = mended.texts.get(&page.path) {
            page.bytes = text.clone().into_bytes();
        }
    }
    changed
}

#[test]
fn sarif_is_what_its_schema_wants() {
    let Some(tools) = installed("sarif") else {
        return;
    };
    let file = "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
    let schema = std::fs::read_to_string(tools.join(file)).expect("the schema");
    let mut schema: Value = serde_json::from_str(&schema).expect("JSON");
    // The pattern of a member that is never written has a bracket too many, which not every reader of patterns takes.
    for holder in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][holder]["properties"]["language"];
        let language = language.as_object_mut().expect("a schema");
        language.remove("pattern").expect("the pattern");
    }
    let schema = jsonschema::draft4::new(&schema).expect("a schema of draft 4");
    let toolless = serde_json::json!({ "version": "2.1.0", "runs": [{ "results": [] }] });
    assert!(!schema.is_valid(&toolless), "it refuses nothing");
    let (mut results, mut fixes, mut wrong) = (0, 0, Vec::new());
    for folder in folders() {
        let understood = understand(folder, &Options::default());
        let text = render(
            &understood.findings,
            &understood.sources,
            Format::Sarif,
            Style::Plain,
        );
        let log: Value = serde_json::from_str(&text).expect("JSON");
        let found = log["runs"][0]["results"].as_array().expect("results");
        results += found.len();
        fixes += found
            .iter()
            .filter(|found| found["fixes"].is_array())
            .count();
        let faults = schema.iter_errors(&log);
        wrong.extend(faults.map(|fault| format!("{}: {fault}", fault.instance_path())));
    }
    assert!(
        results > 100 && fixes > 5,
        "{results} results, {fixes} fixes"
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
