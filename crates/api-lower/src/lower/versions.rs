//! Versions of one call: `GET /v1/books` and `GET /v2/books` in one section.
//!
//! A derived id leaves the version in front of a path out. Where ids meet because of that, the oldest version keeps the
//! plain id and every newer one says its version (`get_v2_books`). So a version that is added later, which is the way
//! of versions, renames nothing. Only pages of an older version, added after a newer one, take the plain id from it;
//! hence the warning, and its advice to state an id.

use std::collections::BTreeMap;

use api_model::Operation;
use diagnostics::{Diagnostic, Sink, Span, codes};

use super::ids;

/// Gives newer versions of a call ids that say so.
pub(crate) fn tell_apart(operations: &mut [(Operation, Span)], sink: &mut Sink) {
    let mut by_id: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (at, (operation, _)) in operations.iter().enumerate() {
        let key = (operation.section.as_str(), operation.id.as_str());
        by_id.entry(key).or_default().push(at);
    }
    let mut newer = Vec::new();
    for meeting in by_id.into_values().filter(|meeting| meeting.len() > 1) {
        let Some(oldest) = meeting
            .iter()
            .copied()
            .min_by_key(|&at| age(&operations[at].0))
        else {
            continue;
        };
        let kept = age(&operations[oldest].0);
        newer.extend(
            meeting
                .into_iter()
                .filter(|&at| age(&operations[at].0) > kept)
                .map(|at| (at, oldest)),
        );
    }
    for (at, oldest) in newer {
        let (operation, span) = &operations[at];
        let id = ids::whole_path(operation.method.as_str(), &operation.path);
        let finding = told(operation, *span, &operations[oldest], &id);
        operations[at].0.id = id;
        sink.push(finding);
    }
}

/// What comes first: stated ids, paths without a version, then version by version.
fn age(operation: &Operation) -> (bool, Vec<u64>) {
    let version = ids::version(&operation.path).filter(|_| !operation.id_stated);
    let numbers = version.into_iter().flat_map(|version| version.split('.'));
    // A number too long for any version comes last.
    let numbers: Vec<u64> = numbers
        .map(|number| number.parse().unwrap_or(u64::MAX))
        .collect();
    (!numbers.is_empty(), numbers)
}

fn told(
    operation: &Operation,
    span: Span,
    (oldest, other): &(Operation, Span),
    id: &str,
) -> Diagnostic {
    let plain = &operation.id;
    let call = |operation: &Operation| format!("{} {}", operation.method.as_str(), operation.path);
    Diagnostic::new(
        codes::lower::NAMES_VERSION,
        span,
        format!(
            "`{}` is called `{id}`: `{plain}` is the name of `{}`",
            call(operation),
            call(oldest)
        ),
    )
    .label("the newer version")
    .and(*other, format!("this one is called `{plain}`"))
    .help(format!(
        "state the name for good with the line `id: {id}` in the front matter; where `id` names the page of a site, \
         write `operation_id`"
    ))
}
