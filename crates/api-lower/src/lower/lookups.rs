//! Which call finds out what became of another: references between operations, checked when all are known.

use std::collections::BTreeSet;

use api_model::Operation;
use diagnostics::{Diagnostic, Sink, Span, codes};
use spec_draft::Said;

use super::calls::{Call, Role};
use crate::words;

/// What the pages of a call say about finding out, translations aside.
pub(crate) fn said<'a>(call: &Call<'a>) -> Option<&'a Said> {
    call.tellings
        .iter()
        .filter(|telling| telling.role != Role::Translation)
        .find_map(|telling| telling.draft.finds_out.as_ref())
}

/// A reference as the model has it: a bare id means the section's own.
pub(crate) fn written(section: &str, said: &str) -> String {
    let said = said.trim();
    if said.contains('.') {
        said.to_owned()
    } else {
        format!("{section}.{said}")
    }
}

/// Takes out references to operations that do not exist, and reports them.
pub(crate) fn check(operations: &mut [(Operation, Span)], calls: &[Call<'_>], sink: &mut Sink) {
    let name = |operation: &Operation| format!("{}.{}", operation.section, operation.id);
    let known: BTreeSet<String> = operations.iter().map(|(known, _)| name(known)).collect();
    for ((operation, _), call) in operations.iter_mut().zip(calls) {
        let unknown = operation
            .finds_out
            .take_if(|wanted| !known.contains(wanted));
        if let (Some(wanted), Some(said)) = (unknown, said(call)) {
            sink.push(no_such_call(&wanted, said, &known));
        }
    }
}

fn no_such_call(wanted: &str, said: &Said, known: &BTreeSet<String>) -> Diagnostic {
    let finding = Diagnostic::new(
        codes::lower::ENDPOINT_FINDS_OUT,
        said.span,
        format!("no call is `{wanted}`"),
    );
    match words::nearest(wanted, known.iter().map(String::as_str)) {
        Some(near) => finding.help(format!("write `{near}`")),
        None => finding.help(
            "write the `id` of a call, after its section and a dot where that is another one",
        ),
    }
}
