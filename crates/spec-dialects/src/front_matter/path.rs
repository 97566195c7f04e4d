//! The path, wherever the page has put it.

use diagnostics::Spanned;
use spec_draft::Said;
use spec_markup::Yaml;

use super::entry;

/// What the head of a page says.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) path: Option<Said>,
    /// A method that stands before the path.
    pub(super) method: Option<Said>,
    pub(super) title: Option<Said>,
    /// Prose in `description`, where that is not the path.
    pub(super) prose: Option<Said>,
}

/// Keys that hold a path, the surest first.
const KEYS: &[&str] = &["path", "endpoint", "url"];

/// Keys that hold one on pages that state a method: without it they are addresses of the page itself.
const BESIDE_METHODS: &[&str] = &["route", "uri"];

/// Looks in the keys for a path, then in `description`, then in `title`.
pub(super) fn find(root: &Yaml) -> Head {
    let title = entry::said(root, &["title", "name"]);
    let description = entry::said(root, &["description"]);
    let beside = BESIDE_METHODS.iter().filter(|_| has_method(root));
    for key in KEYS.iter().chain(beside) {
        let said = root.get(key).and_then(entry::text);
        let said = said.filter(|said| !is_server(&said.value));
        if let Some((method, path)) = said.as_ref().and_then(split) {
            return Head {
                path: Some(path),
                method,
                title,
                prose: description,
            };
        }
    }
    if let Some((method, path)) = description.as_ref().and_then(split) {
        return Head {
            path: Some(path),
            method,
            title,
            prose: None,
        };
    }
    if let Some((method, path)) = title.as_ref().and_then(split) {
        let (title, prose) = entitle(entry::said(root, &["name"]), description);
        return Head {
            path: Some(path),
            method,
            title,
            prose,
        };
    }
    Head {
        path: None,
        method: None,
        title,
        prose: description,
    }
}

/// The server of a page whose `url` is one and whose path stands elsewhere.
pub(super) fn server(root: &Yaml) -> Option<Said> {
    let said = entry::said(root, &["url"]).filter(|said| is_server(&said.value))?;
    let elsewhere = find(root).path.is_some();
    elsewhere.then(|| said.map(|url| url.trim_end_matches('/').to_owned()))
}

/// `https://api.example/`: a URL that leads to no place on its server.
fn is_server(url: &str) -> bool {
    let behind = url.trim().split_once("://").map(|(_, behind)| behind);
    behind.is_some_and(|host| {
        let host = host.trim_end_matches('/');
        !host.is_empty() && !host.contains(['/', '?', ' '])
    })
}

fn has_method(root: &Yaml) -> bool {
    let said = entry::said(root, &["method"]).or_else(|| entry::said(root, &["type"]));
    said.is_some_and(|said| is_method(&said.value))
}

/// A path without its first slash (`books/:id/pages`) in `path`, `endpoint`, `url`, `description` or `title`: for pages
/// that say they are about a call and have no path otherwise.
pub(super) fn relative(root: &Yaml) -> Option<Said> {
    let segment = |segment: &str| {
        segment.len() > 1
            && segment
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "_-.:{}<>$".contains(c))
    };
    ["path", "endpoint", "url", "description", "title"]
        .iter()
        .filter_map(|key| entry::said(root, &[key]))
        .find(|said| said.value.contains('/') && said.value.trim().split('/').all(segment))
}

/// Title and prose of a page whose title is its path: a name, else a description that is short enough.
fn entitle(name: Option<Said>, description: Option<Said>) -> (Option<Said>, Option<Said>) {
    let short = |said: &Said| said.value.chars().count() <= 80 && !said.value.contains('\n');
    if name.is_some() {
        (name, description)
    } else if description.as_ref().is_some_and(short) {
        (description, None)
    } else {
        (None, description)
    }
}

/// A path, and a method before it.
fn split(said: &Said) -> Option<(Option<Said>, Said)> {
    let text = said.value.trim_matches('`');
    let lead = said.value.len() - said.value.trim_start_matches('`').len();
    let (method, path) = match text.split_once(char::is_whitespace) {
        Some((word, rest)) if is_method(word) => (Some(word.trim_matches(AROUND)), rest.trim()),
        Some((word, rest)) if is_label(word) => (None, rest.trim()),
        _ => (None, text),
    };
    let is_path = (path.starts_with('/') && !path.starts_with("//"))
        || path.starts_with("http://")
        || path.starts_with("https://");
    let one_word = !path.contains(char::is_whitespace)
        || path
            .split_whitespace()
            .skip(1)
            .all(|word| word.starts_with(['?', '(', '{']));
    if !is_path || !one_word || path.contains(['，', '。']) {
        return None;
    }
    let start = said.span.start as usize + lead;
    let at = text.find(path).unwrap_or_default();
    let span =
        |from: usize, to: usize| diagnostics::Span::new(said.span.file, start + from, start + to);
    let exact = said.span.end as usize - said.span.start as usize == said.value.len();
    let place = |from, to| if exact { span(from, to) } else { said.span };
    Some((
        method.map(|method| {
            let at = text.find(method).unwrap_or_default();
            Spanned::new(method.to_owned(), place(at, at + method.len()))
        }),
        Spanned::new(unescaped(path), place(at, at + path.len())),
    ))
}

/// Signs that pages put around a method.
const AROUND: &[char] = &['[', ']', ':', '*', '`'];

fn is_method(word: &str) -> bool {
    let word = word.trim_matches(AROUND);
    ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
        .iter()
        .any(|method| word.eq_ignore_ascii_case(method))
}

/// `PATH /me`, `Endpoint: /me`.
fn is_label(word: &str) -> bool {
    let word = word.trim_matches(AROUND).to_ascii_lowercase();
    ["path", "url", "uri", "endpoint", "route"].contains(&word.as_str())
}

/// The path without backticks around its variables, and with HTML's names for `<` and `>` resolved, the semicolon of which
/// pages forget.
fn unescaped(path: &str) -> String {
    ["&lt;", "&lt", "&gt;", "&gt"]
        .into_iter()
        .zip(["<", "<", ">", ">"])
        .fold(path.replace('`', ""), |path, (name, sign)| {
            path.replace(name, sign)
        })
}
