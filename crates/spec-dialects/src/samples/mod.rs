//! Code on pages, whatever the dialect: what it shows, and what is in it.

pub(crate) mod curl;
mod http;
mod role;
mod shell;
pub(crate) mod urls;

pub(crate) use role::{Hints, role};

use diagnostics::Sink;
use spec_draft::{Sample, SampleRole};
use spec_markup::{Limits, MappedText, json};

/// A code block before anyone looked into it.
pub(crate) struct Raw {
    pub(crate) title: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) text: MappedText,
    pub(crate) span: diagnostics::Span,
}

/// Looks into a code block: JSON is parsed, once and here, and curl commands are read.
pub(crate) fn read(raw: Raw, hints: Hints, limits: &Limits, sink: &mut Sink) -> Option<Sample> {
    if raw.text.text().trim().is_empty() {
        return None;
    }
    let curl = curl::parse(&raw.text, limits);
    let message = http::read(&raw.text);
    let role = match &message {
        Some(message) if message.asks => SampleRole::Request,
        _ => role(&raw, hints, curl.is_some()),
    };
    let body = message.as_ref().map_or(&raw.text, |message| &message.body);
    let empty = message.is_some() && !body.text().starts_with(['{', '[', '/', '"']);
    let wants_json = role != SampleRole::Code && curl.is_none() && !empty;
    let json = if wants_json {
        json::parse(body, limits, sink)
    } else {
        None
    };
    Some(Sample {
        role,
        title: raw.title,
        language: raw.language,
        text: raw.text,
        span: raw.span,
        json,
        curl,
    })
}
