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

/// Looks in `path`, `endpoint` and `url`, then in `description`, then in `title`.
pub(super) fn find(root: &Yaml) -> Head {
    let title = entry::said(root, &["title"]);
    let description = entry::said(root, &["description"]);
    for key in ["path", "endpoint", "url"] {
        if let Some((method, path)) = root.get(key).and_then(entry::text).as_ref().and_then(split) {
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
        let short = description
            .as_ref()
            .is_some_and(|said| said.value.chars().count() <= 80 && !said.value.contains('\n'));
        let (title, prose) = if short {
            (description, None)
        } else {
            (None, description)
        };
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

/// A path, and a method before it.
fn split(said: &Said) -> Option<(Option<Said>, Said)> {
    let text = said.value.trim_matches('`');
    let lead = said.value.len() - said.value.trim_start_matches('`').len();
    let (method, path) = match text.split_once(char::is_whitespace) {
        Some((word, rest)) if is_method(word) => (Some(word), rest.trim()),
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
        method.map(|method| Spanned::new(method.to_owned(), place(0, method.len()))),
        Spanned::new(path.to_owned(), place(at, at + path.len())),
    ))
}

fn is_method(word: &str) -> bool {
    ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
        .iter()
        .any(|method| word.eq_ignore_ascii_case(method))
}
