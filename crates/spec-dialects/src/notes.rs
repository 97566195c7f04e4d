//! Prose beside a declaration: sentences that state a value become that value, the rest describes the call.

mod limits;
mod signing;
mod topic;

pub(crate) use limits::states_limit;
pub(crate) use topic::{Topic, anchor, bold, plain, topic};

use diagnostics::Spanned;
use spec_draft::{BodyDraft, Said};
use spec_markup::{Block, MappedText};

/// A note of nothing but a value is not repeated as prose while it is shorter than this.
const VALUE_ONLY: usize = 160;

/// What prose says of a call.
#[derive(Default)]
pub(crate) struct Notes {
    pub(crate) description: Vec<Said>,
    pub(crate) rate_limits: Vec<Said>,
    pub(crate) body: Option<BodyDraft>,
    pub(crate) signed: Option<Said>,
    pub(crate) permission: Option<Said>,
    /// The page says in words that there are no parameters.
    pub(crate) no_parameters: bool,
}

impl Notes {
    /// Reads blocks that stand under a heading of this topic; headings among them change the topic.
    pub(crate) fn blocks(&mut self, blocks: &[Block], mut topic: Topic) {
        for block in blocks {
            match block {
                Block::Heading(heading) => topic = self::topic(heading.text.text()),
                Block::Paragraph(text) => match bold(text.text()) {
                    Some(title) => topic = self::topic(title),
                    None => self.paragraph(text, topic),
                },
                Block::List(items) => {
                    for item in items {
                        self.blocks(&item.blocks, topic);
                    }
                }
                Block::Quote(blocks) => self.blocks(blocks, topic),
                Block::Html(_) | Block::Module(_) | Block::Code(_) | Block::Table(_) => {}
            }
        }
    }

    /// Reads one paragraph.
    pub(crate) fn paragraph(&mut self, text: &MappedText, topic: Topic) {
        if topic == Topic::Parameters && says_none(text.text()) {
            self.no_parameters = true;
        } else if topic == Topic::Limits || text.text().lines().any(states_limit) {
            for line in lines(text) {
                self.limited(&line, topic == Topic::Limits);
            }
        } else {
            self.sentence(text);
        }
    }

    /// A line beside limits. Under their heading every number is one.
    fn limited(&mut self, line: &MappedText, under_heading: bool) {
        let words = line.text().chars().count();
        let number = line.text().contains(|c: char| c.is_ascii_digit());
        if states_limit(line.text()) || (under_heading && number && words < 80) {
            for part in sentences(line) {
                if states_limit(part.text()) || under_heading && words < 80 {
                    self.rate_limits.push(said(&part));
                } else {
                    self.sentence(&part);
                }
            }
        } else if !under_heading || words > 12 || signing::signed(line.text()).is_some() {
            self.sentence(line);
        }
    }

    fn sentence(&mut self, text: &MappedText) {
        let said = said(text);
        if said.value.chars().all(|c| !c.is_alphanumeric()) || is_label(&said.value) {
            return;
        }
        let lower = said.value.to_lowercase();
        let length = lower.chars().count();
        let mut value_only = false;
        if let Some(body) = body(&lower, said.span) {
            value_only = length < VALUE_ONLY;
            self.say_body(body);
        }
        if let Some(signed) = signing::signed(&lower) {
            value_only |= length < VALUE_ONLY / 2;
            self.signed
                .get_or_insert(Spanned::new(signed.to_owned(), said.span));
        }
        if lower.contains("permission") && length < 120 && self.permission.is_none() {
            self.permission = Some(said.clone());
        }
        if !value_only {
            self.description.push(said);
        }
    }

    fn say_body(&mut self, body: BodyDraft) {
        self.body = Some(match self.body.take() {
            Some(known) => BodyDraft {
                json: known.json || body.json,
                form: known.form || body.form,
                query: known.query || body.query,
                span: known.span,
            },
            None => body,
        });
    }
}

/// `None`, `_No parameters required._`, `无`: words below a heading of parameters that say there are none.
fn says_none(text: &str) -> bool {
    let plain = text
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let start = [
        "none",
        "no parameter",
        "no request parameter",
        "no query parameter",
        "no param",
        "无",
        "n/a",
    ]
    .iter()
    .any(|word| plain.starts_with(word));
    (start && plain.chars().count() < 90) || (plain.is_empty() && !text.trim().is_empty())
}

/// A word that only announces a note.
fn is_label(text: &str) -> bool {
    let plain = text
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    [
        "note",
        "notes",
        "remark",
        "remarks",
        "tip",
        "info",
        "warning",
        "备注",
        "注意",
        "注意事项",
        "说明",
        "提示",
        "描述",
    ]
    .contains(&plain.as_str())
}

/// How a sentence says a body is written.
fn body(lower: &str, span: diagnostics::Span) -> Option<BodyDraft> {
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let form = has(&["x-www-form-urlencoded", "form-data"]);
    let about = has(&["body", "content-type", "content type", "请求体"]);
    let json = has(&["application/json"]) || (about && has(&["json"]));
    let query = has(&["query string"]) && has(&["parameter"]) && !json && !form;
    (form || json || query).then_some(BodyDraft {
        json,
        form,
        query,
        span,
    })
}

fn lines(text: &MappedText) -> Vec<MappedText> {
    parts(text, |rest| rest.find('\n').map(|at| at + 1))
}

/// The sentences of a line.
fn sentences(line: &MappedText) -> Vec<MappedText> {
    parts(line, |rest| {
        let end = rest.find(". ").map(|at| at + 2);
        let full = rest.find('。').map(|at| at + '。'.len_utf8());
        end.into_iter().chain(full).min()
    })
}

fn parts(text: &MappedText, next: impl Fn(&str) -> Option<usize>) -> Vec<MappedText> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < text.text().len() {
        let end = next(&text.text()[at..]).map_or(text.text().len(), |length| at + length);
        let part = text.slice(at..end).trimmed();
        if !part.text().is_empty() {
            found.push(part);
        }
        at = end;
    }
    found
}

/// The text with its place; line breaks and quote marks before it taken off.
pub(crate) fn said(text: &MappedText) -> Said {
    let whole = text.text();
    let mut plain = whole.trim_start();
    while let Some(rest) = ["<br />", "<br/>", "<br>", ">"]
        .iter()
        .find_map(|mark| plain.strip_prefix(mark))
    {
        plain = rest.trim_start();
    }
    let trimmed = text.slice(whole.len() - plain.len()..whole.len()).trimmed();
    Spanned::new(trimmed.text().to_owned(), trimmed.whole())
}
