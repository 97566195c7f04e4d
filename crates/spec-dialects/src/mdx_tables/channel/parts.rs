//! What stands on the page of a topic: labelled lines, examples, tables, and prose.

use diagnostics::{Sink, Spanned};
use spec_draft::{Said, Sample, SampleRole};
use spec_markup::{Block, CodeBlock, Limits, MappedText};

use super::super::columns::Columns;
use super::super::{declaration, rows};
use super::Fields;
use crate::front_matter::channel::labelled_line;
use crate::notes::{Notes, Topic, bold, topic};
use crate::samples::{self, Hints, Raw};

const FORMAT: &[&str] = &[
    "format",
    "subscription format",
    "stream name",
    "topic",
    "channel",
    "格式",
    "订阅格式",
    "主题",
    "频道",
];
const RATE: &[&str] = &[
    "rate",
    "push rate",
    "push interval",
    "push frequency",
    "update frequency",
    "update speed",
    "frequency",
    "频率",
    "推送频率",
    "更新频率",
    "推送间隔",
];
const EXAMPLE: &[&str] = &["example", "eg", "e.g", "示例", "例"];

/// The parts of a topic's page.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) format: Option<Said>,
    pub(super) interval: Option<Said>,
    pub(super) samples: Vec<Sample>,
    /// Lines with a label that no rule here knows: arguments, or prose.
    pub(super) lines: Vec<Said>,
    pub(super) fields: Fields,
    pub(super) notes: Notes,
}

/// The line that says how to subscribe.
pub(super) fn format(blocks: &[&Block]) -> Option<Said> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph(text) => labelled_line(text, FORMAT).filter(is_format),
        Block::List(items) => items
            .iter()
            .find_map(|item| format(&item.blocks.iter().collect::<Vec<_>>())),
        Block::Code(code) => bare_format(code),
        _ => None,
    })
}

/// Whether what stands behind a label says how to subscribe, and is no sentence.
fn is_format(said: &Said) -> bool {
    let words = said.value.trim();
    words.contains(['`', '@', '{', '"'])
        || (words.is_ascii() && !words.contains(char::is_whitespace))
}

/// A code block of nothing but a format: `depth@{symbol},{levels}`.
fn bare_format(code: &CodeBlock) -> Option<Said> {
    let text = code.text.trimmed();
    let word = text.text();
    let subscribes = word.contains('@') || word.contains('{') && !word.starts_with('{');
    (subscribes && !word.contains(['\n', '"', ' ', '/']))
        .then(|| Spanned::new(word.to_owned(), text.whole()))
}

impl Parts {
    /// Reads blocks in their order.
    pub(super) fn read(&mut self, blocks: &[&Block], limits: &Limits, sink: &mut Sink) {
        let mut heading = String::new();
        for block in blocks {
            match block {
                Block::Heading(text) => text.text.text().clone_into(&mut heading),
                Block::Paragraph(text) => match bold(text.text()) {
                    Some(title) => title.clone_into(&mut heading),
                    None => self.paragraph(text, &heading),
                },
                Block::List(items) => {
                    for item in items {
                        let inner: Vec<&Block> = item.blocks.iter().collect();
                        self.read(&inner, limits, sink);
                    }
                }
                Block::Code(code) if bare_format(code).is_none() => {
                    self.code(code, &heading, limits, sink);
                }
                Block::Table(table) => {
                    let columns = Columns::of(table);
                    if columns.is_fields() && !columns.is_parameters() {
                        self.fields.extend(rows::fields(table, &columns));
                    }
                }
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, text: &MappedText, heading: &str) {
        let mut at = 0;
        let lines = declaration::lines(text);
        for (line, raw) in lines.into_iter().zip(text.text().split_inclusive('\n')) {
            let part = text.slice(at..at + raw.len()).trimmed();
            at += raw.len();
            if let Some(rate) = labelled_line(&part, RATE) {
                self.interval.get_or_insert(rate);
            } else if labelled_line(&part, FORMAT).is_some()
                || labelled_line(&part, EXAMPLE).is_some()
            {
            } else if line.websocket || line.prose.is_some() {
                if let Some(prose) = &line.prose {
                    self.notes.paragraph(prose, Topic::Other);
                }
            } else if is_labelled(part.text()) {
                self.lines
                    .push(Spanned::new(part.text().to_owned(), part.whole()));
            } else {
                self.notes.paragraph(&part, topic(heading));
            }
        }
    }

    fn code(&mut self, code: &CodeBlock, heading: &str, limits: &Limits, sink: &mut Sink) {
        let raw = Raw {
            title: code.title.clone(),
            language: code.language.clone(),
            text: code.text.clone(),
            span: code.span,
        };
        let answers = topic(heading) == Topic::ResponseExample;
        let hints = Hints {
            place: answers.then_some(SampleRole::Response),
            channel: true,
        };
        self.samples.extend(samples::read(raw, hints, limits, sink));
    }
}

/// `Levels: 5, 10, 20`: a short label and something behind it.
fn is_labelled(text: &str) -> bool {
    let plain = text.trim_start_matches(['*', ' ']);
    plain
        .find([':', '：'])
        .is_some_and(|at| at < 30 && !plain[..at].contains(['{', '"', '`']))
}
