//! Words for yes and no.

use diagnostics::{Diagnostic, Sink, codes};
use spec_draft::Said;

use crate::infer::yes;
use crate::lower::access;

/// `signed` of a call or topic. Pages also say it in sentences, which are read elsewhere: a single word must be one we
/// know.
pub(super) fn signed(said: Option<&Said>, sink: &mut Sink) {
    let Some(said) = said else { return };
    let word = said.value.trim();
    let known = access::signing_word(word).is_some();
    if !known && word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        sink.push(unknown(said, "signed"));
    }
}

/// `always` and `nullable` of a field.
pub(super) fn field(said: Option<&Said>, key: &str, sink: &mut Sink) {
    if let Some(said) = said
        && yes(Some(said)).is_none()
    {
        sink.push(unknown(said, key));
    }
}

fn unknown(said: &Said, key: &str) -> Diagnostic {
    Diagnostic::new(
        codes::lower::FLAG_WORD,
        said.span,
        format!("`{}` is neither yes nor no", said.value),
    )
    .note(format!("the page is read as if it did not say `{key}`"))
    .help(format!("write `{key}: true` or `{key}: false`"))
}
