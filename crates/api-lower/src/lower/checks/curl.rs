//! Curl samples against what the page declares.

use diagnostics::{Diagnostic, Sink, codes};
use spec_draft::{EndpointDraft, Said};

use crate::lower::calls::Call;
use crate::lower::route;

/// Each curl sample of a page calls the method and path of the page.
pub(super) fn samples(call: &Call<'_>, draft: &EndpointDraft, sink: &mut Sink) {
    for curl in draft
        .samples
        .iter()
        .filter_map(|sample| sample.curl.as_ref())
    {
        if let Some(said) = &curl.method
            && let Some(method) = route::method(&said.value)
            && method != call.route.method
        {
            let wanted = call.route.method.as_str();
            sink.push(
                differs(
                    said,
                    format!(
                        "the sample calls {}, the page describes {wanted}",
                        method.as_str()
                    ),
                )
                .and(
                    draft.method.as_ref().map_or(draft.span, |said| said.span),
                    "described here",
                )
                .help(format!(
                    "write `-X {wanted}`, or mend the method of the page"
                )),
            );
        }
        if let Some(said) = &curl.url
            && let Some(path) = path(&said.value)
            && !leads_to(path, &call.route.path)
        {
            let wanted = &call.route.path;
            sink.push(
                differs(
                    said,
                    format!("the sample calls `{path}`, the page describes `{wanted}`"),
                )
                .and(call.route.span, "described here")
                .help("mend the sample or the path of the page"),
            );
        }
    }
}

fn differs(said: &Said, message: String) -> Diagnostic {
    Diagnostic::new(codes::lower::CURL_DIFFERS, said.span, message)
}

/// The path of a URL, without its query.
fn path(url: &str) -> Option<&str> {
    let url = url.trim_matches(['"', '\'', '<', '>', '`']);
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = &rest[rest.find('/')?..];
    Some(path.split(['?', '#']).next().unwrap_or(path))
}

/// Whether a called path fits a described one; a variable takes any step, and a prefix of the server may come first.
fn leads_to(called: &str, described: &str) -> bool {
    let steps = |path: &str| -> Vec<String> {
        path.split('/')
            .filter(|step| !step.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (called, described) = (steps(called), steps(described));
    let Some(start) = called.len().checked_sub(described.len()) else {
        return false;
    };
    called[start..]
        .iter()
        .zip(&described)
        .all(|(called, described)| {
            let variable = |step: &str| step.contains(['{', '<', '$']) || step.starts_with(':');
            variable(described) || variable(called) || called.eq_ignore_ascii_case(described)
        })
}
