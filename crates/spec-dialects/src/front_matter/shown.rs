//! The path of a call that no line of its page states: its commands and sample code show where the request goes.

use diagnostics::codes::dialect as codes;
use diagnostics::{Diagnostic, Sink};
use spec_draft::{EndpointDraft, Said};

use crate::samples::urls;

/// The path that a command shows, else the one of sample code.
pub(super) fn path(draft: &EndpointDraft, sink: &mut Sink) -> Option<Said> {
    let commands = || {
        let urls = draft
            .samples
            .iter()
            .filter_map(|sample| sample.curl.as_ref()?.url.clone());
        urls.into_iter()
            .find(|url| url.value.starts_with('/') || url.value.contains("://"))
    };
    let code = || {
        let mut samples = draft.samples.iter();
        samples.find_map(|sample| urls::first(&sample.text))
    };
    if let Some(path) = commands() {
        return Some(path.map(|path| templated(&path)));
    }
    let path = code()?.map(|path| templated(&path));
    sink.push(
        Diagnostic::new(
            codes::PATH_FROM_CODE,
            path.span,
            "only sample code shows the path of this call; it is taken from there",
        )
        .help("state it as `path: /v4/order` in the front matter"),
    );
    Some(path)
}

/// The path with variables where the sample fills in ids: `/books/3/pages` is `/books/{id}/pages`, and a second id is named
/// by what stands before it.
fn templated(path: &str) -> String {
    let (path, query) = path.find('?').map_or((path, ""), |at| path.split_at(at));
    let mut found: Vec<String> = Vec::new();
    for segment in path.split('/') {
        let said = if !is_id(segment) {
            segment.to_owned()
        } else if found.iter().any(|known| known == "{id}") {
            let thing = found.last().map_or("", |last| last.trim_end_matches('s'));
            format!("{{{thing}_id}}")
        } else {
            "{id}".to_owned()
        };
        found.push(said);
    }
    found.join("/") + query
}

/// Digits, or a UUID.
fn is_id(segment: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let lengths: Vec<usize> = segment.split('-').map(str::len).collect();
    digits(segment) || (lengths == [8, 4, 4, 4, 12] && segment.split('-').all(hex))
}
