//! Websocket topics: stated by keys, or told in the prose of the page.

use diagnostics::{Sink, Spanned};
use spec_draft::{ChannelDraft, ParameterDraft, Said, SampleRole};
use spec_markup::{Block, MappedText};

use super::{Page, blocks, entry, parameters, response};
use crate::notes::{Notes, Topic};

/// Whether a page without method and path describes a topic: it says how to subscribe, or shows what is pushed.
pub(super) fn is_channel(page: &Page<'_>) -> bool {
    if let Some(format) = format(page) {
        return !format.value.starts_with('{');
    }
    // Only a look: the page is read once more, with its findings, when its kind is known.
    let mut aside = Sink::new();
    let samples = blocks::read(page, &mut aside);
    let _ = aside.finish();
    let pushes = |sample: &spec_draft::Sample| {
        let data = sample.json.as_ref().and_then(|json| json.get("data"));
        data.is_some_and(|data| {
            !data.value.members().is_empty() || !data.value.elements().is_empty()
        })
    };
    pushed_topic(&samples).is_some() && samples.iter().any(pushes)
}

/// The line of prose that says how a subscription is written, Markdown's backslashes taken out.
pub(super) fn format(page: &Page<'_>) -> Option<Said> {
    entry::said(page.root, &["format"]).or_else(|| labelled(page, &["format", "格式", "订阅格式"]))
}

fn labelled(page: &Page<'_>, labels: &[&str]) -> Option<Said> {
    let text = entry::mapped(page.root, &["content_markdown", "content"])?;
    let found = labelled_line(text, labels);
    found.or_else(|| {
        let body = |block: &Block| match block {
            Block::Paragraph(text) => labelled_line(text, labels),
            _ => None,
        };
        page.document.blocks.iter().find_map(body)
    })
}

/// The text behind `label:` on a line of its own.
pub(crate) fn labelled_line(text: &MappedText, labels: &[&str]) -> Option<Said> {
    let mut at = 0;
    for line in text.text().split_inclusive('\n') {
        let plain = line.trim_start_matches(['*', '-', ' ', '\t', '#']);
        let lead = line.len() - plain.len();
        let label = labels
            .iter()
            .find(|label| plain.to_lowercase().starts_with(**label));
        if let Some(label) = label {
            let behind = plain.get(label.len()..).unwrap_or_default();
            let value = behind
                .trim_start_matches('*')
                .trim_start()
                .strip_prefix([':', '：']);
            if let Some(value) = value {
                let start = at + lead + (plain.len() - value.len());
                let part = text.slice(start..start + value.len()).trimmed();
                let value =
                    part.without(|rest| {
                        usize::from(rest.strip_prefix('\\').is_some_and(|next| {
                            next.starts_with(|c: char| c.is_ascii_punctuation())
                        }))
                    });
                let value = value.text().trim_matches(['*', '`', ' ']).to_owned();
                if !value.is_empty() {
                    return Some(Spanned::new(value, part.whole()));
                }
            }
        }
        at += line.len();
    }
    None
}

/// Reads the topic.
pub(super) fn read(page: &Page<'_>, sink: &mut Sink) -> ChannelDraft {
    let root = page.root;
    let title = entry::said(root, &["title"]);
    let format = format(page);
    let mut samples = blocks::read(page, sink);
    for sample in &mut samples {
        if sample.role == SampleRole::Response {
            sample.role = SampleRole::Push;
        }
    }
    let named = |format: &Said| {
        let topic = format
            .value
            .split(['@', ' '])
            .next()
            .unwrap_or_default()
            .to_owned();
        Spanned::new(topic, format.span)
    };
    let topic = entry::said(root, &["topic"])
        .or_else(|| format.as_ref().map(named))
        .or_else(|| pushed_topic(&samples));
    let mut arguments = root
        .get("arguments")
        .map(|list| parameters::list_of(list, sink))
        .unwrap_or_default();
    arguments.extend(parameters::read(root, sink));
    if let Some(format) = &format {
        placeholders(format, &mut arguments);
    }
    let push = root.get("push");
    ChannelDraft {
        span: format
            .as_ref()
            .or(title.as_ref())
            .map_or(root.span, |said| said.span),
        id: entry::said(root, &["id"]),
        title,
        description: description(page, sink),
        server: entry::said(root, &["server"]),
        topic,
        format,
        arguments,
        interval: entry::said(root, &["interval"])
            .or_else(|| labelled(page, &["rate", "interval", "频率", "推送频率"])),
        signed: entry::said(root, &["signed"]),
        push_name: push.and_then(|push| entry::said(push, &["name"])),
        push_fields: push
            .and_then(|push| push.get("fields"))
            .map(response::fields)
            .unwrap_or_default(),
        samples,
        doubts: entry::list(root, "doubts"),
    }
}

fn description(page: &Page<'_>, sink: &mut Sink) -> Vec<Said> {
    let mut notes = Notes::default();
    if let Some(text) = entry::mapped(page.root, &["description"]) {
        notes.blocks(&spec_markup::blocks(text, page.limits, sink), Topic::Other);
    }
    if let Some(text) = entry::mapped(page.root, &["content_markdown"]) {
        notes.blocks(&spec_markup::blocks(text, page.limits, sink), Topic::Other);
    }
    notes.blocks(&page.document.blocks, Topic::Other);
    let value = |said: &Said| {
        let text = said.value.to_lowercase();
        ["format", "eg:", "eg：", "rate", "e.g", "格式"]
            .iter()
            .any(|label| text.trim_start_matches('*').starts_with(label))
    };
    notes
        .description
        .into_iter()
        .filter(|said| !value(said))
        .collect()
}

/// The topic of the first message that names one.
fn pushed_topic(samples: &[spec_draft::Sample]) -> Option<Said> {
    samples
        .iter()
        .filter_map(|sample| sample.json.as_ref())
        .find_map(|json| {
            let data = json.get("data").map(|member| &member.value);
            let member = json
                .get("topic")
                .or_else(|| json.get("channel"))
                .or_else(|| data.and_then(|data| data.get("channel")))?;
            match &member.value.kind {
                spec_markup::json::JsonKind::String(text) => {
                    Some(Spanned::new(text.clone(), member.value.span))
                }
                _ => None,
            }
        })
}

/// Variables of the format that no parameter describes.
pub(crate) fn placeholders(format: &Said, arguments: &mut Vec<ParameterDraft>) {
    for part in format.value.split('{').skip(1) {
        let Some((name, _)) = part.split_once('}') else {
            continue;
        };
        let known = arguments.iter().any(|argument| {
            argument
                .name
                .as_ref()
                .is_some_and(|known| known.value == name)
        });
        if !known && !name.is_empty() {
            let mut argument = ParameterDraft::new(format.span);
            argument.name = Some(Spanned::new(name.to_owned(), format.span));
            arguments.push(argument);
        }
    }
}
