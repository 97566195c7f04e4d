//! Prose beside a declaration: sentences that state a value become that value, the rest describes the call.

mod topic;

pub(crate) use topic::{Topic, bold, plain, topic};

use diagnostics::Spanned;
use spec_draft::{BodyDraft, Said};
use spec_markup::{Block, MappedText};

/// What prose says of a call.
#[derive(Default)]
pub(crate) struct Notes {
    pub(crate) description: Vec<Said>,
    pub(crate) rate_limits: Vec<Said>,
    pub(crate) body: Option<BodyDraft>,
    pub(crate) signed: Option<Said>,
    pub(crate) permission: Option<Said>,
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
                Block::List(items) => items
                    .iter()
                    .for_each(|item| self.blocks(&item.blocks, topic)),
                Block::Quote(blocks) => self.blocks(blocks, topic),
                Block::Html(_) | Block::Module(_) | Block::Code(_) | Block::Table(_) => {}
            }
        }
    }

    /// Reads one paragraph.
    pub(crate) fn paragraph(&mut self, text: &MappedText, topic: Topic) {
        let whole = text.text();
        if topic == Topic::Limits || whole.lines().any(is_limit) {
            let mut rest = Vec::new();
            for line in lines(text) {
                if is_limit(line.text()) {
                    self.rate_limits.push(said(&line));
                } else if !line.text().trim().is_empty() {
                    rest.push(line);
                }
            }
            for line in rest {
                if topic != Topic::Limits || line.text().chars().count() > 12 {
                    self.sentence(&line);
                }
            }
            return;
        }
        self.sentence(text);
    }

    fn sentence(&mut self, text: &MappedText) {
        let said = said(text);
        if said.value.is_empty() || said.value.chars().all(|c| !c.is_alphanumeric()) {
            return;
        }
        let lower = said.value.to_lowercase();
        let mut value_only = false;
        if let Some(body) = body(&lower, said.span) {
            value_only = said.value.chars().count() < 160;
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
        if let Some(signed) = signed(&lower) {
            self.signed
                .get_or_insert(Spanned::new(signed.to_owned(), said.span));
        }
        if lower.contains("permission") && lower.chars().count() < 120 && self.permission.is_none()
        {
            self.permission = Some(said.clone());
        }
        if !value_only {
            self.description.push(said);
        }
    }
}

/// Whether a line states a limit: a count, a slash or "per", and what it is counted by or in.
pub(crate) fn is_limit(line: &str) -> bool {
    let lower = line.to_lowercase();
    let digits = lower.chars().any(|c| c.is_ascii_digit());
    let counted = [
        "/s", "/ s", "/ip", "/apikey", "/user", "/uid", "次/", "/min", "/m/", "/10s", "/sec",
        "每秒", "/1s", "/h/",
    ]
    .iter()
    .any(|word| lower.contains(word));
    let worded = (lower.contains("request") || lower.contains("time") || lower.contains("call"))
        && [
            "per second",
            "per minute",
            "/ 1",
            "/ 10",
            "every second",
            "per hour",
            "/second",
            "/minute",
        ]
        .iter()
        .any(|word| lower.contains(word));
    digits && (counted || worded) && !lower.contains("://") && lower.chars().count() < 160
}

/// How a sentence says a body is written.
fn body(lower: &str, span: diagnostics::Span) -> Option<BodyDraft> {
    let form = lower.contains("x-www-form-urlencoded") || lower.contains("form-data");
    let about = lower.contains("body")
        || lower.contains("content-type")
        || lower.contains("content type")
        || lower.contains("请求体");
    let json = lower.contains("application/json") || (about && lower.contains("json"));
    let query = lower.contains("query string") && lower.contains("parameter") && !json && !form;
    (form || json || query).then_some(BodyDraft {
        json,
        form,
        query,
        span,
    })
}

fn signed(lower: &str) -> Option<&'static str> {
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&[
        "not require a signature",
        "not require signature",
        "no signature",
        "without signature",
        "need to be signed: no",
        "不需要签名",
        "无需签名",
    ]) {
        Some("false")
    } else if has(&[
        "requires a signature",
        "requires signature",
        "signature required",
        "must be signed",
        "需要签名",
    ]) {
        Some("true")
    } else {
        None
    }
}

fn lines(text: &MappedText) -> Vec<MappedText> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.text().split_inclusive('\n') {
        found.push(text.slice(at..at + line.len()).trimmed());
        at += line.len();
    }
    found
}

/// The text with its place.
pub(crate) fn said(text: &MappedText) -> Said {
    let trimmed = text.trimmed();
    Spanned::new(trimmed.text().to_owned(), trimmed.whole())
}
