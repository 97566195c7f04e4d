//! Pages of a documentation site against what is known of them: every call, parameter, limit and error is found.

mod calls;
mod languages;
mod topics;

use std::fs;
use std::path::{Path, PathBuf};

use diagnostics::{Sink, SourceMap};
use serde_json::Value;
use spec_dialects::read;
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

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            pages(&path, found);
        } else if path
            .extension()
            .is_some_and(|ending| ending == "mdx" || ending == "md")
        {
            found.push(path);
        }
    }
    found.sort();
}

fn draft(path: &Path, root: &Path) -> (PageDraft, Vec<diagnostics::Diagnostic>) {
    let text = fs::read_to_string(path).expect("a page");
    let below = path
        .strip_prefix(root)
        .expect("below")
        .to_string_lossy()
        .into_owned();
    let (mut sources, mut sink) = (SourceMap::new(), Sink::new());
    let file = sources.add(below.clone(), text.as_str());
    let document = spec_markup::read(file, &text, &Limits::default(), &mut sink);
    let page = read(&document, &below, &Limits::default(), &mut sink);
    (page, sink.finish())
}

fn calls(page: &PageDraft) -> Vec<&EndpointDraft> {
    page.contents
        .iter()
        .filter_map(|content| match content {
            PageContent::Endpoint(call) => Some(&**call),
            _ => None,
        })
        .collect()
}

fn text(said: Option<&Said>) -> String {
    said.map(|said| said.value.clone()).unwrap_or_default()
}

fn flatten<'a>(
    list: &'a [ParameterDraft],
    above: &str,
    found: &mut Vec<(String, &'a ParameterDraft)>,
) {
    for parameter in list {
        let name = text(parameter.name.as_ref());
        let path = if above.is_empty() {
            name
        } else {
            format!("{above}.{name}")
        };
        found.push((path.clone(), parameter));
        flatten(&parameter.children, &path, found);
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

struct Report(Vec<String>);

impl Report {
    fn check(
        &mut self,
        fits: bool,
        place: &str,
        what: &str,
        known: impl std::fmt::Debug,
        found: impl std::fmt::Debug,
    ) {
        if !fits {
            self.0
                .push(format!("{place}: {what}: known {known:?}, found {found:?}"));
        }
    }
}
