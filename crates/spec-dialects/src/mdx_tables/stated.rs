//! Calls that the front matter declares and the body describes: pages half way between two ways of writing.

use diagnostics::Spanned;
use spec_draft::Said;
use spec_markup::{Block, Document, Yaml};

use super::columns::Columns;
use super::declaration::{self, Line};

/// Keys of front matter that holds the rest of a call, too.
const WHOLE: &[&str] = &[
    "parameters",
    "left_code_blocks",
    "right_code_blocks",
    "left_code",
    "right_code",
    "code_blocks",
    "content_markdown",
    "content",
    "request_example",
    "response_example",
    "response",
    "errors",
    "translates",
];

/// Keys of documentation sites whose pages describe calls in their bodies.
const SITE: &[&str] = &["sidebar_label", "sidebar_position", "slug", "hide_title"];

/// Whether the front matter has nothing of a call but method and path, and the body has the rest.
pub(crate) fn continues(document: &Document) -> bool {
    let Some(root) = document.front_matter.as_ref().map(|matter| &matter.root) else {
        return false;
    };
    let has = |keys: &[&str]| keys.iter().any(|key| root.get(key).is_some());
    let table = |block: &Block| match block {
        Block::Table(table) => Columns::of(table).is_parameters(),
        _ => false,
    };
    call(document).is_some()
        && !has(WHOLE)
        && (has(SITE) || in_one(root).is_some() || document.blocks.iter().any(table))
        && !super::declares(document)
}

/// Method and path of the front matter: in a key each, or in one (`api: GET /v1/books`).
pub(super) fn call(document: &Document) -> Option<Line> {
    let root = &document.front_matter.as_ref()?.root;
    let (method, path) = apart(root).or_else(|| in_one(root))?;
    Some(Line {
        method: Some(Spanned::new(method.value.to_uppercase(), method.span)),
        paths: vec![path],
        ..Line::default()
    })
}

fn in_one(root: &Yaml) -> Option<(Said, Said)> {
    ["api", "openapi"]
        .iter()
        .filter_map(|key| root.get(key).and_then(Yaml::trimmed))
        .find_map(|said| together(&said))
}

fn apart(root: &Yaml) -> Option<(Said, Said)> {
    let method = root.get("type").or_else(|| root.get("method"))?;
    let method: Said = method.trimmed()?;
    let path = ["path", "endpoint", "url", "description"]
        .iter()
        .filter_map(|key| root.get(key).and_then(Yaml::trimmed))
        .find(|said| said.value.starts_with('/'))?;
    declaration::is_method(&method.value).then_some((method, path))
}

/// `GET /v1/books`, maybe behind the name of a file that describes it.
fn together(said: &Said) -> Option<(Said, Said)> {
    let words: Vec<&str> = said.value.split_whitespace().collect();
    let (method, path) = match words.as_slice() {
        [method, path] | [_, method, path] => (*method, *path),
        _ => return None,
    };
    let leads = path.starts_with('/') || path.contains("://");
    (declaration::is_method(method) && leads).then(|| {
        let part = |text: &str| Spanned::new(text.to_owned(), said.span);
        (part(method), part(path))
    })
}
