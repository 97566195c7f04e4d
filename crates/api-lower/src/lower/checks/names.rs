//! Names that no server can mean: with a blank in them, or with a sign of another script's punctuation.

use diagnostics::{Diagnostic, Sink, codes};
use spec_draft::Said;

use crate::lower::parameters::reading;

/// The name of a parameter or field.
pub(super) fn check(said: Option<&Said>, sink: &mut Sink) {
    let Some(said) = said else { return };
    let Some(name) = reading::name(&said.value) else {
        return;
    };
    let strange = |sign: char| {
        let is_mark = matches!(
            sign,
            '｜' | '，' | '；' | '：' | '。' | '（' | '）' | '“' | '”'
        );
        is_mark || sign.is_whitespace()
    };
    let Some(sign) = name.chars().find(|sign| strange(*sign)) else {
        return;
    };
    let what = if sign.is_whitespace() {
        "a blank".to_owned()
    } else {
        format!("the sign `{sign}`")
    };
    sink.push(
        Diagnostic::new(
            codes::lower::NAME_FORM,
            said.span,
            format!("the name `{name}` holds {what}"),
        )
        .help("write the name as it is sent, and what it means into the description"),
    );
}
