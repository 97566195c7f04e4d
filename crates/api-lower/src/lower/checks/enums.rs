//! Lists in which a value or a code stands twice, and the types of enums.

use std::collections::BTreeMap;

use diagnostics::{Diagnostic, Sink, Span, codes};
use spec_draft::{EnumDraft, ErrorDraft, LabelledValue, PageContent, PageDraft};

use crate::type_words::{self, TypeWord};

/// Every enum page.
pub(crate) fn enums<'a>(pages: impl Iterator<Item = &'a PageDraft>, sink: &mut Sink) {
    for content in pages.flat_map(|page| &page.contents) {
        if let PageContent::Enum(draft) = content {
            value_type(draft, sink);
            twice(&draft.values, sink);
        }
        match content {
            PageContent::Errors(draft) => codes_twice(&draft.codes, sink),
            PageContent::Endpoint(draft) => codes_twice(&draft.errors, sink),
            _ => {}
        }
    }
}

fn value_type(draft: &EnumDraft, sink: &mut Sink) {
    let Some(said) = &draft.type_text else { return };
    let known = matches!(
        type_words::read(&said.value),
        None | Some(
            TypeWord::String
                | TypeWord::Integer
                | TypeWord::Whole
                | TypeWord::Number
                | TypeWord::Enum
                | TypeWord::Id
        )
    );
    if !known || type_words::slip(&said.value).is_some() {
        sink.push(
            Diagnostic::new(
                codes::lower::ENUM_VALUE_TYPE,
                said.span,
                format!(
                    "`{}` is no type that values of an enum can have",
                    said.value
                ),
            )
            .help("write `string` or `integer`"),
        );
    }
}

pub(super) fn twice(values: &[LabelledValue], sink: &mut Sink) {
    let mut known: BTreeMap<&str, Span> = BTreeMap::new();
    for value in values {
        let said = &value.value;
        if let Some(first) = known.get(said.value.as_str()) {
            sink.push(
                Diagnostic::new(
                    codes::lower::ENUM_VALUE_TWICE,
                    said.span,
                    format!("the value `{}` is listed twice", said.value),
                )
                .and(*first, "first here")
                .help("take one of them out"),
            );
        }
        known.entry(&said.value).or_insert(said.span);
    }
}

/// Error codes that stand twice.
fn codes_twice(list: &[ErrorDraft], sink: &mut Sink) {
    let mut known: BTreeMap<&str, Span> = BTreeMap::new();
    for error in list {
        let said = &error.code;
        if let Some(first) = known.get(said.value.as_str()) {
            sink.push(
                Diagnostic::new(
                    codes::lower::ERROR_TWICE,
                    said.span,
                    format!("the error code `{}` is listed twice", said.value),
                )
                .and(*first, "first here")
                .help("take one of them out, or mend the code"),
            );
        }
        known.entry(&said.value).or_insert(said.span);
    }
}
