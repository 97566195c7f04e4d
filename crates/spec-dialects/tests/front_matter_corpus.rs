//! Pages whose front matter holds everything, against what is known of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use diagnostics::{Diagnostic, Severity, Sink, SourceMap};
use serde_json::Value;
use spec_draft::{EndpointDraft, PageContent, PageDraft, ParameterDraft, Said};
use spec_markup::Limits;

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");

#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn shared(below: &str) -> Option<PathBuf> {
    let path = Path::new(SHARED).join(below);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: {} is not here", path.display());
    None
}

/// Every page of the corpus by its path below it, with what reading it found.
fn pages(root: &Path) -> BTreeMap<String, (PageDraft, Vec<Diagnostic>)> {
    let mut found = BTreeMap::new();
    for folder in fs::read_dir(root).expect("a folder") {
        let folder = folder.expect("an entry").path();
        if !folder.is_dir() {
            continue;
        }
        for page in fs::read_dir(&folder).expect("a folder") {
            let page = page.expect("an entry").path();
            let below = page.strip_prefix(root).expect("below").to_string_lossy();
            let text = fs::read_to_string(&page).expect("a page");
            found.insert(below.clone().into_owned(), read(&below, &text));
        }
    }
    found
}

fn read(path: &str, text: &str) -> (PageDraft, Vec<Diagnostic>) {
    let (mut sources, mut sink) = (SourceMap::new(), Sink::new());
    let file = sources.add(path, text);
    let limits = Limits::default();
    let document = spec_markup::read(file, text, &limits, &mut sink);
    let page = spec_dialects::read(&document, path, &limits, &mut sink);
    (page, sink.finish())
}

fn call(page: &PageDraft) -> Option<&EndpointDraft> {
    page.contents.iter().find_map(|content| match content {
        PageContent::Endpoint(call) => Some(&**call),
        _ => None,
    })
}

fn text(said: Option<&Said>) -> &str {
    said.map_or("", |said| said.value.as_str())
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Every parameter by its dotted path, however the page nests it.
fn flatten<'a>(
    list: &'a [ParameterDraft],
    above: &str,
    found: &mut Vec<(String, &'a ParameterDraft)>,
) {
    for parameter in list {
        let name = text(parameter.name.as_ref());
        let path = if above.is_empty() {
            name.to_owned()
        } else {
            format!("{above}.{name}")
        };
        found.push((path.clone(), parameter));
        flatten(&parameter.children, &path, found);
    }
}

fn required(said: Option<&Said>) -> Option<bool> {
    match text(said).to_lowercase().as_str() {
        "true" | "yes" | "y" => Some(true),
        "false" | "no" | "n" => Some(false),
        _ => None,
    }
}

/// A default as the facts have it: what says that there is none is none.
fn default(parameter: &ParameterDraft) -> &str {
    match text(parameter.default.as_ref()) {
        "N/A" | "n/a" | "-" | "null" => "",
        other => other,
    }
}

fn compare(fact: &Value, call: &EndpointDraft, differ: &mut Vec<String>) {
    let file = plain(&fact["file"]);
    let mut check = |what: &str, known: String, said: String| {
        if known != said {
            differ.push(format!("{file}: {what}: known {known:?}, read {said:?}"));
        }
    };
    check(
        "method",
        plain(&fact["method"]),
        text(call.method.as_ref()).to_uppercase(),
    );
    let path = text(call.path.as_ref());
    let path = path
        .split('?')
        .next()
        .unwrap_or_default()
        .trim_end_matches('&');
    check("path", plain(&fact["path"]), path.to_owned());
    let mut said = Vec::new();
    flatten(&call.parameters, "", &mut said);
    let known = fact["params"].as_array().expect("a list");
    let names = |all: Vec<String>| all.join(" ");
    check(
        "parameters",
        names(known.iter().map(|known| plain(&known["path"])).collect()),
        names(said.iter().map(|(path, _)| path.clone()).collect()),
    );
    for known in known {
        let name = plain(&known["path"]);
        let Some((_, parameter)) = said.iter().find(|(path, _)| *path == name) else {
            continue;
        };
        check(
            &format!("{name} type"),
            plain(&known["type_raw"]),
            text(parameter.type_text.as_ref()).to_owned(),
        );
        let must = required(parameter.required.as_ref()).map_or(Value::Null, Value::Bool);
        check(
            &format!("{name} required"),
            plain(&known["required"]),
            plain(&must),
        );
        check(
            &format!("{name} default"),
            plain(&known["default"]),
            default(parameter).to_owned(),
        );
    }
    let limits: Vec<_> = call
        .rate_limits
        .iter()
        .map(|said| said.value.as_str())
        .collect();
    for known in fact["rate_limits"].as_array().expect("a list") {
        let known = plain(&known["raw"]);
        let stated = limits.iter().any(|limit| limit.contains(&known));
        let read = if stated {
            known.clone()
        } else {
            limits.join(" | ")
        };
        check("limit", known, read);
    }
}

#[test]
fn english_calls_say_what_is_known_of_them() {
    let (Some(root), Some(facts)) = (
        shared("corpus/front-matter"),
        shared("facts/front-matter-endpoints.json"),
    ) else {
        return;
    };
    let facts = fs::read_to_string(facts).expect("facts");
    let facts: Vec<Value> = serde_json::from_str(&facts).expect("JSON");
    let pages = pages(&root);
    let mut differ = Vec::new();
    for fact in &facts {
        let file = plain(&fact["file"]);
        match pages.get(&file).map(|(page, _)| call(page)) {
            Some(Some(call)) => compare(fact, call, &mut differ),
            Some(None) => differ.push(format!("{file}: no call")),
            None => differ.push(format!("{file}: no page")),
        }
    }
    assert!(
        differ.is_empty(),
        "{} differ:\n{}",
        differ.len(),
        differ.join("\n")
    );
}

#[test]
fn every_page_is_read_by_one_dialect_without_an_error() {
    let Some(root) = shared("corpus/front-matter") else {
        return;
    };
    for (path, (page, findings)) in pages(&root) {
        assert_eq!(page.dialect, "front_matter", "{path}");
        for finding in findings {
            assert!(finding.severity < Severity::Error, "{path}: {finding:?}");
        }
    }
}
