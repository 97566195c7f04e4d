//! Websocket topics: stated by keys, or told in the prose of the page.

use diagnostics::{Sink, Spanned};
use spec_draft::{ChannelDraft, ParameterDraft, Said, Sample, SampleRole};
use spec_markup::json::{Json, JsonKind};
use spec_markup::{Block, MappedText};

pub(crate) use super::lines::labelled as labelled_line;
use super::{Page, blocks, entry, lines, parameters, response, unknown};
use crate::notes::{Notes, Topic};
use crate::samples::{self, Hints, Raw};

const FORMAT: &[&str] = &["format", "格式", "订阅格式", "语法", "syntax"];
const EXAMPLE: &[&str] = &["eg", "e.g.", "e.g", "example", "示例", "例如", "例子"];
const INTERVAL: &[&str] = &[
    "rate",
    "push rate",
    "push interval",
    "update speed",
    "速率",
    "频率",
    "推送频率",
    "更新频率",
];
/// Words that only announce the lines below them.
const ANNOUNCING: &[&str] = &[
    "param",
    "params",
    "request",
    "subscribe",
    "unsubscribe",
    "请求",
    "订阅",
    "退订",
    "取消订阅",
];

/// Whether a page without method and path describes a topic: it says how to subscribe, or shows what is pushed.
pub(super) fn is_channel(page: &Page<'_>) -> bool {
    if let Some(format) = format(page) {
        return !format.value.starts_with(['{', '[']);
    }
    // Only a look: the page is read once more, with its findings, when its kind is known.
    let mut aside = Sink::new();
    let samples = samples_of(page, &mut aside);
    let _ = aside.finish();
    let explains = |sample: &Sample| {
        let title = sample.title.as_deref().unwrap_or_default().to_lowercase();
        title.contains("format") || title.contains("格式")
    };
    let pushes = |sample: &Sample| {
        let data = sample.json.as_ref().and_then(|json| json.get("data"));
        data.is_some_and(|data| {
            !data.value.members().is_empty() || !data.value.elements().is_empty()
        })
    };
    pushed_topic(&samples).is_some() && samples.iter().any(pushes) && !samples.iter().any(explains)
}

/// The line of prose that says how a subscription is written, Markdown's backslashes taken out.
pub(super) fn format(page: &Page<'_>) -> Option<Said> {
    entry::said(page.root, &["format"]).or_else(|| labelled(page, FORMAT))
}

fn labelled(page: &Page<'_>, labels: &[&str]) -> Option<Said> {
    let text = entry::mapped(page.root, &["content_markdown", "content"])?;
    let found = lines::labelled(text, labels);
    found.or_else(|| {
        let body = |block: &Block| match block {
            Block::Paragraph(text) => lines::labelled(text, labels),
            _ => None,
        };
        page.document.blocks.iter().find_map(body)
    })
}

/// Reads the topic.
pub(super) fn read(page: &Page<'_>, sink: &mut Sink) -> ChannelDraft {
    let root = page.root;
    let title = entry::said(root, &["title"]);
    let mut samples = samples_of(page, sink);
    let description = description(page, &mut samples, sink);
    let pushed = pushed_topic(&samples);
    let format = format(page).or_else(|| subscribed(&samples, pushed.as_ref()));
    let topic = entry::said(root, &["topic"])
        .or_else(|| format.as_ref().map(head))
        .or(pushed);
    let arguments = arguments(page, format.as_ref(), sink);
    let push = root.get("push");
    unknown::keys(root, sink);
    if let Some(push) = push {
        unknown::nested(push, unknown::PUSH, sink);
    }
    ChannelDraft {
        span: format
            .as_ref()
            .or(title.as_ref())
            .map_or(root.span, |said| said.span),
        id: entry::said(root, &["id"]),
        title,
        description,
        server: entry::said(root, &["server"]),
        topic,
        arguments,
        interval: entry::said(root, &["interval"]).or_else(|| labelled(page, INTERVAL)),
        signed: entry::said(root, &["signed"]).or_else(|| format.as_ref().and_then(private)),
        format,
        push_name: push.and_then(|push| entry::said(push, &["name"])),
        push_fields: push
            .and_then(|push| push.get("fields"))
            .map(|list| response::fields(list, sink))
            .unwrap_or_default(),
        samples,
        doubts: entry::list(root, "doubts"),
    }
}

/// The samples of the page: what is pushed, and how to subscribe.
fn samples_of(page: &Page<'_>, sink: &mut Sink) -> Vec<Sample> {
    let mut samples = blocks::read(page, sink);
    for sample in &mut samples {
        if sample.json.as_ref().is_some_and(subscribes) {
            sample.role = SampleRole::Subscription;
        } else if sample.role == SampleRole::Response {
            sample.role = SampleRole::Push;
        }
    }
    samples
}

/// Whether a message asks for a topic.
fn subscribes(message: &Json) -> bool {
    ["method", "event", "op", "req", "action"]
        .iter()
        .any(|key| {
            let word = message.get(key).map(|member| &member.value.kind);
            matches!(word, Some(JsonKind::String(word)) if is_subscribing(word))
        })
}

fn is_subscribing(word: &str) -> bool {
    let word = word.to_lowercase();
    ["subscribe", "addchannel", "removechannel"]
        .iter()
        .any(|part| word.contains(part))
        || word.starts_with("sub")
        || word.starts_with("unsub")
}

/// How the subscription message writes the topic. One in braces that is the pushed topic itself is meant as it stands.
fn subscribed(samples: &[Sample], pushed: Option<&Said>) -> Option<Said> {
    let messages = samples
        .iter()
        .filter(|sample| sample.role == SampleRole::Subscription);
    let mut written = messages.filter_map(|sample| {
        let params = &sample.json.as_ref()?.get("params")?.value;
        params.elements().iter().find_map(string)
    });
    let said = written.find(|said| said.value.contains('{'))?;
    let Some(topic) = pushed else {
        return Some(said);
    };
    Some(said.map(|format| format.replace(&format!("{{{}}}", topic.value), &topic.value)))
}

fn string(json: &Json) -> Option<Said> {
    match &json.kind {
        JsonKind::String(text) => Some(Spanned::new(text.clone(), json.span)),
        _ => None,
    }
}

/// The word before the arguments.
fn head(format: &Said) -> Said {
    let topic = format.value.split(['@', ' ']).next().unwrap_or_default();
    Spanned::new(topic.to_owned(), format.span)
}

/// A topic that holds a listen key is private.
fn private(format: &Said) -> Option<Said> {
    let key = format.value.to_lowercase().contains("listenkey");
    key.then(|| Spanned::new("true".to_owned(), format.span))
}

/// The stated arguments, and the variables of the format with the values that a line of prose lists.
fn arguments(page: &Page<'_>, format: Option<&Said>, sink: &mut Sink) -> Vec<ParameterDraft> {
    let mut found = page
        .root
        .get("arguments")
        .map(|list| parameters::list_of(list, sink))
        .unwrap_or_default();
    found.extend(parameters::read(page.root, sink));
    let stated = found.len();
    if let Some(format) = format {
        placeholders(format, &mut found);
    }
    for argument in &mut found[stated..] {
        let Some(name) = argument.name.as_ref().map(|name| name.value.to_lowercase()) else {
            continue;
        };
        if let Some(said) = labelled(page, &[&name]) {
            let values = said.value.split("&nbsp;").next().unwrap_or_default();
            let values = values.split([' ', '\u{a0}']).next().unwrap_or_default();
            let list = if values.ends_with(',') {
                said.value.as_str()
            } else {
                values
            };
            argument.ranges = Some(Spanned::new(list.trim().to_owned(), said.span));
            argument.description = (list != said.value).then_some(said);
        }
    }
    found
}

/// Prose; lines that became a value are no part of it, and messages that stand in it are samples.
fn description(page: &Page<'_>, samples: &mut Vec<Sample>, sink: &mut Sink) -> Vec<Said> {
    let mut blocks = Vec::new();
    if let Some(text) = entry::mapped(page.root, &["description"]) {
        blocks = spec_markup::blocks(text, page.limits, sink);
    }
    blocks.extend(page.markdown(sink));
    let format = format(page);
    let mut labels = [FORMAT, EXAMPLE, INTERVAL].concat();
    let mut names = Vec::new();
    if let Some(format) = &format {
        placeholders(format, &mut names);
    }
    let names: Vec<String> = names
        .iter()
        .filter_map(|argument| Some(argument.name.as_ref()?.value.to_lowercase()))
        .collect();
    labels.extend(names.iter().map(String::as_str));
    let mut notes = Notes::default();
    for block in &blocks {
        match block {
            Block::Paragraph(text) if is_message(text) => {
                samples.extend(message(text, page, sink));
            }
            Block::Paragraph(text) => lines::each(text, |line| {
                let value = lines::labelled(line, &labels).is_some();
                if !value && !lines::is_bare(line.text(), ANNOUNCING) {
                    notes.paragraph(line, Topic::Other);
                }
            }),
            Block::Code(_) | Block::Table(_) => {}
            other => notes.blocks(std::slice::from_ref(other), Topic::Other),
        }
    }
    notes.description
}

fn is_message(text: &MappedText) -> bool {
    let text = text.text();
    text.starts_with('{') && text.ends_with('}') && text.contains(':')
}

/// A subscription message in prose, Markdown's backslashes taken out.
fn message(text: &MappedText, page: &Page<'_>, sink: &mut Sink) -> Option<Sample> {
    let raw = Raw {
        title: None,
        language: None,
        text: text.without(lines::escaped),
        span: text.whole(),
    };
    let hints = Hints {
        place: Some(SampleRole::Subscription),
        channel: true,
    };
    samples::read(raw, hints, page.limits, sink)
}

/// The topic of the first message that names one.
fn pushed_topic(samples: &[Sample]) -> Option<Said> {
    samples
        .iter()
        .filter(|sample| sample.role != SampleRole::Subscription)
        .filter_map(|sample| sample.json.as_ref())
        .find_map(|json| {
            let data = json.get("data").map(|member| &member.value);
            let member = json
                .get("topic")
                .or_else(|| json.get("channel"))
                .or_else(|| data.and_then(|data| data.get("channel")))?;
            string(&member.value)
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
