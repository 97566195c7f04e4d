//! Words for yes and no.

use diagnostics::{Diagnostic, Sink, codes};
use spec_draft::{BodyDraft, Said};

use crate::infer::yes;
use crate::lower::access;
use crate::lower::parameters::required;

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

/// Whether an argument of a topic must be given; arguments of calls are judged where they are read.
pub(super) fn required(said: Option<&Said>, sink: &mut Sink) {
    if let Some(said) = said
        && required::read(&said.value).is_err()
    {
        let text = format!(
            "`{}` does not say whether the argument is required",
            said.value
        );
        sink.push(
            Diagnostic::new(codes::lower::PARAMETER_REQUIRED_WORD, said.span, text)
                .help("write `true` or `false`"),
        );
    }
}

/// `body` of a call.
pub(super) fn body(draft: Option<&BodyDraft>, sink: &mut Sink) {
    if let Some(body) = draft
        && !(body.json || body.form || body.query)
    {
        let text = "this word says nothing of how the body is written";
        sink.push(
            Diagnostic::new(codes::lower::PARAMETER_LOCATION, body.span, text)
                .help("write `json`, `form`, `query` or `none`"),
        );
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
