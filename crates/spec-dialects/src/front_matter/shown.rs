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
        return Some(path);
    }
    let path = code()?;
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
