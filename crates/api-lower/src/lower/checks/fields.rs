//! Fields of answers and messages: their types, enums and flags.

use std::collections::BTreeMap;

use diagnostics::{Diagnostic, Fix, Sink, Span, codes};
use spec_draft::{ChannelDraft, EndpointDraft, FieldDraft, Said};

use super::flags;
use crate::context::Context;
use crate::lower::parameters::unknown_enum;
use crate::lower::settings::{BARE, known};
use crate::type_words::{self, TypeWord};
use crate::words::nearest;

/// The answer of a call.
pub(super) fn answer(cx: &Context<'_>, draft: &EndpointDraft, sink: &mut Sink) {
    if let Some(said) = &draft.response.envelope
        && !cx.manifest.envelopes.is_empty()
    {
        let stated = cx
            .manifest
            .envelopes
            .iter()
            .map(|have| have.name.value.as_str());
        let names: Vec<&str> = stated.chain([BARE]).collect();
        let _ = known("envelope", said, &names, sink);
    }
    if let Some(said) = &draft.response.type_text {
        type_word(cx, said, "the answer", sink);
    }
    fields(cx, &draft.response.fields, sink);
}

/// The message of a channel, and what subscribers say to it.
pub(crate) fn channel(cx: &Context<'_>, draft: &ChannelDraft, sink: &mut Sink) {
    fields(cx, &draft.push_fields, sink);
    flags::signed(draft.signed.as_ref(), sink);
    for argument in &draft.arguments {
        flags::required(argument.required.as_ref(), sink);
        let name = argument
            .name
            .as_ref()
            .map_or("", |name| name.value.as_str());
        if let Some(said) = &argument.type_text {
            type_word(cx, said, &format!("`{name}`"), sink);
        }
    }
    super::bounds::parameters(cx, &draft.arguments, sink);
}

fn fields(cx: &Context<'_>, list: &[FieldDraft], sink: &mut Sink) {
    let mut known: BTreeMap<&str, Span> = BTreeMap::new();
    for field in list {
        let said = &field.name;
        if let Some(first) = known.insert(&said.value, said.span) {
            sink.push(
                Diagnostic::new(
                    codes::lower::FIELD_TWICE,
                    said.span,
                    format!("the field `{}` stands twice in one list", said.value),
                )
                .and(first, "first here")
                .help("take one of them out, or mend the name"),
            );
        }
        super::names::check(Some(&field.name), sink);
        let name = format!("`{}`", field.name.value);
        if field.children.is_empty() && field.type_name.is_none() {
            for said in field.type_text.iter().chain(&field.items) {
                type_word(cx, said, &name, sink);
            }
        }
        if let Some(said) = &field.enum_name
            && cx.shared_enum(&said.value).is_none()
        {
            sink.push(unknown_enum(cx, &said.value, said.span));
        }
        flags::field(field.always.as_ref(), "always", sink);
        flags::field(field.nullable.as_ref(), "nullable", sink);
        fields(cx, &field.children, sink);
    }
}

/// Words that the page format knows, for suggestions.
pub(crate) const TYPES: &[&str] = &[
    "string",
    "integer",
    "decimal",
    "boolean",
    "id",
    "timestamp",
    "timestamp_s",
    "object",
    "array",
    "map",
    "any",
    "secret",
    "enum",
    "number",
];

/// What to do about a type that is none, for people.
pub(crate) fn advice(word: &str) -> String {
    match nearest(&word.to_lowercase(), TYPES.iter().copied()) {
        Some(near) => format!("write `{near}`"),
        None => "write string, integer, decimal, boolean, id, timestamp, timestamp_s, secret, object, array, map or any, \
                 or the name of an enum page"
            .to_owned(),
    }
}

pub(super) fn slip(code: diagnostics::Code, said: &Said, of: &str, sink: &mut Sink) -> bool {
    let Some(meant) = type_words::slip(&said.value) else {
        return false;
    };
    let written = said.value.trim();
    sink.push(
        Diagnostic::new(
            code,
            said.span,
            format!("`{written}`, the type of {of}, is read as `{meant}`"),
        )
        .help(format!("write `{meant}`"))
        .fix(Fix {
            title: format!("write `{meant}`"),
            span: said.span,
            replacement: meant.to_owned(),
            safe: true,
        }),
    );
    true
}

fn type_word(cx: &Context<'_>, said: &Said, of: &str, sink: &mut Sink) {
    if slip(codes::lower::FIELD_TYPE, said, of, sink) {
        return;
    }
    let mut word = type_words::read(&said.value);
    while let Some(TypeWord::Array(Some(inner))) = word {
        word = Some(*inner);
    }
    let Some(TypeWord::Named(name)) = word else {
        return;
    };
    let one_word = name
        .chars()
        .all(|sign| sign.is_ascii_alphanumeric() || "_-".contains(sign));
    if !one_word || cx.shared_enum(&name).is_some() {
        return;
    }
    sink.push(
        Diagnostic::new(
            codes::lower::FIELD_TYPE,
            said.span,
            format!("`{name}`, the type of {of}, is no type and no shared enum"),
        )
        .note("what examples show of it decides")
        .help(advice(&name)),
    );
}
