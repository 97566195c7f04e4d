//! Websocket topics on pages without a call.

use diagnostics::{Sink, Spanned};
use spec_draft::{ChannelDraft, Said, Sample, SampleRole};
use spec_markup::json::JsonKind;
use spec_markup::{Block, Limits, MappedText};

use crate::front_matter::channel::{labelled_line, placeholders};
use crate::notes::{Notes, Topic, bold, topic};
use crate::samples::{self, Hints, Raw};

/// The topics of a page: one where a format and a push message stand, none on pages of general rules.
pub(super) fn read(
    blocks: &[&Block],
    title: Option<&Said>,
    limits: &Limits,
    sink: &mut Sink,
) -> Vec<ChannelDraft> {
    let mut notes = Notes::default();
    let mut format = labelled(blocks, &["format", "格式"]);
    let interval = labelled(
        blocks,
        &[
            "rate",
            "interval",
            "push interval",
            "频率",
            "推送频率",
            "更新频率",
        ],
    );
    let mut findings = Sink::new();
    let samples = samples(blocks, limits, &mut findings, &mut notes, &mut format);
    let push = samples
        .iter()
        .find(|sample| sample.role == SampleRole::Push);
    let topic = push.and_then(pushed).or_else(|| format.as_ref().map(head));
    let (Some(topic), Some(_)) = (topic, push.or(samples.first())) else {
        let _ = findings.finish();
        return Vec::new();
    };
    if topic.value.starts_with('{')
        || format.is_none()
            && push.is_none_or(|push| pushed(push).is_none() || is_general(&samples))
    {
        let _ = findings.finish();
        return Vec::new();
    }
    sink.absorb(findings);
    let mut arguments = Vec::new();
    if let Some(format) = &format {
        placeholders(format, &mut arguments);
    }
    let span = format.as_ref().map_or(topic.span, |said| said.span);
    let topic = Spanned::new(
        topic.value.split('@').next().unwrap_or_default().to_owned(),
        topic.span,
    );
    vec![ChannelDraft {
        span,
        id: None,
        title: title.cloned(),
        description: notes.description,
        server: None,
        topic: Some(topic),
        format,
        arguments,
        interval,
        signed: notes.signed,
        push_name: None,
        push_fields: Vec::new(),
        samples,
        doubts: Vec::new(),
    }]
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

fn labelled(blocks: &[&Block], labels: &[&str]) -> Option<Said> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph(text) => labelled_line(text, labels),
        Block::List(items) => items
            .iter()
            .find_map(|item| labelled(&item.blocks.iter().collect::<Vec<_>>(), labels)),
        _ => None,
    })
}

fn samples(
    blocks: &[&Block],
    limits: &Limits,
    sink: &mut Sink,
    notes: &mut Notes,
    format: &mut Option<Said>,
) -> Vec<Sample> {
    let mut found = Vec::new();
    let mut heading = String::new();
    for block in blocks {
        match block {
            Block::Heading(text) => text.text.text().clone_into(&mut heading),
            Block::Paragraph(text) => match bold(text.text()) {
                Some(title) => title.clone_into(&mut heading),
                None if !is_value(text) => notes.paragraph(text, topic(&heading)),
                None => {}
            },
            Block::Code(code) => {
                let text = code.text.text().trim();
                if format.is_none() && text.contains('@') && !text.contains(['\n', '"', ' ']) {
                    let whole = code.text.trimmed();
                    *format = Some(Spanned::new(whole.text().to_owned(), whole.whole()));
                    continue;
                }
                let raw = Raw {
                    title: code.title.clone(),
                    language: code.language.clone(),
                    text: code.text.clone(),
                    span: code.span,
                };
                let place =
                    (topic(&heading) == Topic::ResponseExample).then_some(SampleRole::Response);
                found.extend(samples::read(
                    raw,
                    Hints {
                        place,
                        channel: true,
                    },
                    limits,
                    sink,
                ));
            }
            _ => {}
        }
    }
    found
}

fn is_value(text: &MappedText) -> bool {
    labelled_line(
        text,
        &[
            "format",
            "example",
            "rate",
            "eg",
            "格式",
            "示例",
            "频率",
            "类型",
            "type",
            "description",
            "描述",
        ],
    )
    .is_some()
}

fn head(format: &Said) -> Said {
    Spanned::new(
        format
            .value
            .split(['@', ' '])
            .next()
            .unwrap_or_default()
            .to_owned(),
        format.span,
    )
}

fn pushed(sample: &Sample) -> Option<Said> {
    let topic = sample.json.as_ref()?.get("topic")?;
    match &topic.value.kind {
        JsonKind::String(text) if !text.is_empty() => {
            Some(Spanned::new(text.clone(), topic.value.span))
        }
        _ => None,
    }
}
