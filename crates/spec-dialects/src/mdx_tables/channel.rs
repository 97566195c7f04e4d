//! Websocket topics on pages without a call.

mod arguments;
mod parts;

use diagnostics::{Sink, Spanned};
use spec_draft::{ChannelDraft, FieldDraft, Said, Sample, SampleRole};
use spec_markup::json::{Json, JsonKind};
use spec_markup::{Block, Limits};

use crate::notes::{Notes, plain};
use parts::Parts;

/// The topics of a page: none on pages of general rules, and one below each heading where several are described.
pub(super) fn read(
    blocks: &[&Block],
    title: Option<&Said>,
    limits: &Limits,
    sink: &mut Sink,
) -> Vec<ChannelDraft> {
    let starts = starts(blocks);
    if starts.len() < 2 {
        return one(blocks, title, limits, sink).into_iter().collect();
    }
    let mut found = Vec::new();
    for (at, start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(blocks.len());
        let own = match blocks[*start] {
            Block::Heading(heading) => Some(Spanned::new(
                plain(heading.text.text()),
                heading.text.whole(),
            )),
            _ => None,
        };
        let title = own.as_ref().or(title);
        found.extend(one(&blocks[*start..end], title, limits, sink));
    }
    found
}

/// Where each topic begins: at the heading above the line that says how to subscribe, one of the same level for all.
fn starts(blocks: &[&Block]) -> Vec<usize> {
    let formats: Vec<usize> = (0..blocks.len())
        .filter(|at| parts::format(&blocks[*at..=*at]).is_some())
        .collect();
    let level = |at: usize| match blocks[at] {
        Block::Heading(heading) => Some(heading.level),
        _ => None,
    };
    let above = |format: usize| (0..format).rev().filter(|at| level(*at).is_some());
    for wanted in (1..=6).rev() {
        let heads: Vec<Option<usize>> = formats
            .iter()
            .map(|format| above(*format).find(|at| level(*at) == Some(wanted)))
            .collect();
        let mut found: Vec<usize> = heads.iter().copied().flatten().collect();
        found.dedup();
        if found.len() == formats.len() && !formats.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn one(
    blocks: &[&Block],
    title: Option<&Said>,
    limits: &Limits,
    sink: &mut Sink,
) -> Option<ChannelDraft> {
    let mut findings = Sink::new();
    let mut parts = Parts::default();
    parts.format = parts::format(blocks);
    parts.read(blocks, limits, &mut findings);
    let channel = draft(parts, title);
    if channel.is_some() {
        sink.absorb(findings);
    } else {
        // A page of general rules: its messages are no examples of anything.
        let _ = findings.finish();
    }
    channel
}

fn draft(parts: Parts, title: Option<&Said>) -> Option<ChannelDraft> {
    let Parts {
        format,
        interval,
        samples,
        lines,
        fields,
        notes,
    } = parts;
    let push = samples
        .iter()
        .find(|sample| sample.role == SampleRole::Push);
    let pushed = push.and_then(pushed);
    if format.is_none() && (pushed.is_none() || is_general(&samples)) || samples.is_empty() {
        return None;
    }
    let format = format.or_else(|| subscribed(&samples));
    let topic = pushed
        .or_else(|| format.as_ref().map(head))
        .filter(|topic| !topic.value.contains(['{', '<', ' ']))?;
    let mut arguments = Vec::new();
    if let Some(format) = &format {
        crate::front_matter::channel::placeholders(format, &mut arguments);
    }
    let lines = arguments::describe(&mut arguments, lines);
    let span = format.as_ref().map_or(topic.span, |said| said.span);
    let word = topic.value.split('@').next().unwrap_or_default().to_owned();
    let signed = notes
        .signed
        .clone()
        .or_else(|| listens(&samples, format.as_ref()));
    Some(ChannelDraft {
        span,
        id: None,
        title: title.cloned(),
        description: description(notes, lines),
        server: None,
        topic: Some(Spanned::new(word, topic.span)),
        format,
        arguments,
        interval,
        signed,
        push_name: None,
        push_fields: fields,
        samples,
        doubts: Vec::new(),
    })
}

fn description(notes: Notes, lines: Vec<Said>) -> Vec<Said> {
    let mut found = notes.description;
    found.extend(lines);
    found.sort_by_key(|said| said.span.start);
    found
}

/// A page that shows one example for every topic describes none of them.
fn is_general(samples: &[Sample]) -> bool {
    samples
        .iter()
        .filter(|sample| sample.role == SampleRole::Push)
        .any(|sample| {
            let data = sample.json.as_ref().and_then(|json| json.get("data"));
            data.is_none_or(|data| {
                data.value.members().is_empty() && data.value.elements().is_empty()
            })
        })
}

/// What the subscription example subscribes to, unless that is filled in for one market.
fn subscribed(samples: &[Sample]) -> Option<Said> {
    let example = samples
        .iter()
        .find(|sample| sample.role == SampleRole::Subscription)?;
    let json = example.json.as_ref()?;
    let list = ["params", "args", "topics"]
        .iter()
        .find_map(|key| json.get(key))?;
    let first = list.value.elements().first()?;
    let said = text(first)?;
    (said.value.contains('{') || !said.value.contains('@')).then_some(said)
}

/// Whether a subscription carries a listen key.
fn listens(samples: &[Sample], format: Option<&Said>) -> Option<Said> {
    let key = |name: &str| {
        name.to_lowercase()
            .replace(['_', '-'], "")
            .contains("listenkey")
    };
    let in_format = format
        .filter(|format| key(&format.value))
        .map(|format| format.span);
    let in_sample = || {
        let subscriptions = samples
            .iter()
            .filter(|sample| sample.role == SampleRole::Subscription);
        let members = subscriptions
            .filter_map(|sample| sample.json.as_ref())
            .flat_map(Json::members);
        members
            .filter(|member| key(&member.key.value))
            .map(|member| member.key.span)
            .next()
    };
    let span = in_format.or_else(in_sample)?;
    Some(Spanned::new("true".to_owned(), span))
}

/// The word that names the topic: the first that is no variable (`depth@{symbol}`, `<symbol>@trade`).
fn head(format: &Said) -> Said {
    let mut words = format.value.split(['@', ' ']);
    let first = words.next().unwrap_or_default();
    let variable = |word: &str| word.starts_with(['{', '<', '$']);
    let word = if variable(first) {
        words.find(|word| !variable(word) && !word.is_empty())
    } else {
        None
    };
    let word = word.unwrap_or(first);
    Spanned::new(word.to_owned(), format.span)
}

fn pushed(sample: &Sample) -> Option<Said> {
    let json = sample.json.as_ref()?;
    ["topic", "channel", "stream"]
        .iter()
        .find_map(|key| json.get(key))
        .and_then(|member| text(&member.value))
}

fn text(json: &Json) -> Option<Said> {
    match &json.kind {
        JsonKind::String(text) if !text.is_empty() => Some(Spanned::new(text.clone(), json.span)),
        _ => None,
    }
}

/// Fields of a table, as [`super::rows`] reads them.
type Fields = Vec<FieldDraft>;
