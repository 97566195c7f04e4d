//! The answer of an operation.

use std::collections::BTreeSet;

use api_model::{Envelope, Response, Role, TypeTable};
use diagnostics::{Diagnostic, Sink, codes::lower as codes};
use spec_draft::{EndpointDraft, FieldDraft, Sample, SampleRole};
use spec_markup::json::Json;

use super::seen::Seen;
use super::types::Settler;
use super::{envelope, examples, refusal, settle, stated};
use crate::{context::Context, words};

/// What a section says about its answers.
pub(crate) struct AnswerSettings<'a> {
    /// The section's envelope by name; `None` where the manifest does not say (then the example decides).
    pub(crate) envelope: Option<&'a str>,
}

/// The answer of an operation from its pages: `(language, draft)`, the main page first, then repetitions and
/// translations; examples and fields of all of them count, texts go to their language.
pub(crate) fn response(
    cx: &Context<'_>,
    drafts: &[(&str, &EndpointDraft)],
    settings: &AnswerSettings<'_>,
    types: &mut TypeTable,
    sink: &mut Sink,
) -> Response {
    let envelope = chosen(cx, drafts, settings, sink);
    let mut payload = Seen::default();
    let mut shown = Vec::new();
    let roots: Vec<(&str, Option<FieldDraft>)> = drafts
        .iter()
        .map(|(language, draft)| (*language, root(draft)))
        .collect();
    let first = drafts
        .iter()
        .flat_map(|(_, draft)| &draft.samples)
        .filter(|sample| sample.role == SampleRole::Response)
        .find_map(|sample| sample.json.as_ref());
    for (language, draft) in drafts {
        for sample in &draft.samples {
            let told = (envelope.as_ref(), first);
            add(cx, sample, language, told, &mut payload, &mut shown);
        }
        warn_of_request(draft, envelope.as_ref(), sink);
    }
    for (language, root) in &roots {
        payload
            .stated
            .extend(root.as_ref().map(|root| (*language, root)));
    }
    for (language, draft) in drafts {
        stated::place(&mut payload, language, &draft.response, envelope.as_ref());
    }
    let name = drafts
        .iter()
        .find_map(|(_, draft)| draft.response.name.as_ref());
    let mut settler = Settler::new(cx, types, sink);
    let node = settle(&mut settler, &payload, name, "response");
    settler.finish();
    Response {
        envelope: envelope.map(|envelope| envelope.name),
        payload: node,
        examples: shown,
    }
}

/// The stated type of the payload itself, as a row without a name.
fn root(draft: &EndpointDraft) -> Option<FieldDraft> {
    let said = draft.response.type_text.as_ref()?;
    let mut field = FieldDraft::new(said.span, said.clone());
    field.type_text = Some(said.clone());
    Some(field)
}

fn add<'a>(
    cx: &Context<'_>,
    sample: &Sample,
    language: &'a str,
    (envelope, first): (Option<&Envelope>, Option<&Json>),
    payload: &mut Seen<'a>,
    shown: &mut Vec<api_model::Example>,
) {
    let Some(json) = &sample.json else { return };
    let failed = envelope.is_some_and(|envelope| envelope::failed(envelope, json))
        || first.is_some_and(|first| refusal::is(json, first));
    let role = match sample.role {
        SampleRole::Response if !failed => Role::Response,
        SampleRole::Response | SampleRole::Failure => Role::Failure,
        _ => return,
    };
    if let Some(example) = examples::example(cx, sample, role) {
        examples::push(shown, example);
    }
    if role == Role::Failure {
        return;
    }
    match envelope {
        Some(envelope) if envelope::fits(envelope, json) => {
            if let Some(inner) = envelope::at(json, &envelope.payload) {
                payload.add_json(language, inner);
            }
        }
        _ => payload.add_json(language, json),
    }
}

/// The envelope of the answer: the page's, else the section's where the examples agree, else what they show.
fn chosen(
    cx: &Context<'_>,
    drafts: &[(&str, &EndpointDraft)],
    settings: &AnswerSettings<'_>,
    sink: &mut Sink,
) -> Option<Envelope> {
    let stated = cx
        .manifest
        .envelopes
        .iter()
        .map(envelope::stated)
        .collect::<Vec<_>>();
    let named = |name: &str| {
        stated
            .iter()
            .find(|have| have.name == words::name(name))
            .cloned()
    };
    let of_page = drafts
        .iter()
        .find_map(|(_, draft)| draft.response.envelope.as_ref());
    if let Some(name) = of_page {
        return named(&name.value);
    }
    let answers: Vec<(&Sample, &Json)> = drafts
        .iter()
        .flat_map(|(_, draft)| &draft.samples)
        .filter(|sample| sample.role == SampleRole::Response)
        .filter_map(|sample| Some((sample, sample.json.as_ref()?)))
        .collect();
    let shown = |(_, json): &(&Sample, &Json)| {
        if stated.is_empty() {
            envelope::detect(json)
        } else {
            stated
                .iter()
                .find(|envelope| envelope::fits(envelope, json))
                .cloned()
        }
    };
    let Some(section) = settings.envelope else {
        return answers.iter().find_map(shown);
    };
    let section = named(section);
    let Some(first) = answers.first() else {
        return section;
    };
    let agrees = |envelope: &Envelope| {
        answers
            .iter()
            .any(|(_, json)| envelope::fits(envelope, json))
    };
    if section.as_ref().is_some_and(agrees) {
        return section;
    }
    let found = answers.iter().find_map(shown);
    if section.is_some() || found.is_some() {
        warn_of_envelope(first.0, section.as_ref(), found.as_ref(), sink);
    }
    found
}

fn warn_of_envelope(
    sample: &Sample,
    section: Option<&Envelope>,
    found: Option<&Envelope>,
    sink: &mut Sink,
) {
    let name = |envelope: Option<&Envelope>| match envelope {
        Some(envelope) => format!("the envelope `{}`", envelope.name),
        None => "no envelope".to_owned(),
    };
    let text = format!(
        "the section has {}, the example shows {}",
        name(section),
        name(found)
    );
    let found = Diagnostic::new(codes::ENVELOPE_DIFFERS, sample.span, text);
    sink.push(found.help("mend the example, or say `response: {envelope: …}` on the page"));
}

/// A page may print what is sent where the answer should stand.
fn warn_of_request(draft: &EndpointDraft, envelope: Option<&Envelope>, sink: &mut Sink) {
    let parameters: BTreeSet<&str> = draft
        .parameters
        .iter()
        .filter_map(|field| Some(field.name.as_ref()?.value.as_str()))
        .collect();
    for sample in draft
        .samples
        .iter()
        .filter(|sample| sample.role == SampleRole::Response)
    {
        let Some(json) = &sample.json else { continue };
        let members = json.members();
        let sent = members
            .iter()
            .filter(|member| parameters.contains(member.key.value.as_str()))
            .count();
        let all = members.len() > 1 && sent == members.len() && 2 * sent >= parameters.len();
        if all && !envelope.is_some_and(|envelope| envelope::fits(envelope, json)) {
            let text = "the response example has the members of the request";
            let found = Diagnostic::new(codes::RESPONSE_IS_REQUEST, sample.span, text);
            sink.push(found.help("put an example of the answer there"));
        }
    }
}
