//! Code blocks of either side, and of the body.

use diagnostics::codes::dialect as codes;
use diagnostics::{Diagnostic, Sink, Span};
use spec_draft::{Sample, SampleRole};
use spec_markup::{Block, CodeBlock, MappedText, Yaml, YamlEntry, YamlKind};

use super::{Page, entry, unknown};
use crate::notes::{Topic, bold, topic};
use crate::samples::{self, Hints, Raw};

/// Every sample of the page.
pub(super) fn read(page: &Page<'_>, sink: &mut Sink) -> Vec<Sample> {
    let mut found = of_front_matter(page, sink);
    let blocks = page.markdown(sink);
    found.extend(from_markdown(&blocks, page, sink));
    found
}

/// The samples of the keys that hold code.
pub(super) fn of_front_matter(page: &Page<'_>, sink: &mut Sink) -> Vec<Sample> {
    let mut found = Vec::new();
    for (key, role) in [
        ("request_example", SampleRole::Request),
        ("response_example", SampleRole::Response),
    ] {
        if let Some(text) = entry::mapped(page.root, &[key]) {
            let raw = Raw {
                title: None,
                language: None,
                text: text.clone(),
                span: text.whole(),
            };
            found.extend(take(raw, Some(role), page, sink));
        }
    }
    for key in ["left_code_blocks", "right_code_blocks", "code_blocks"] {
        if let Some(list) = page.root.get(key) {
            side(list, key, page, sink, &mut found);
        }
    }
    for key in ["left_code", "right_code"] {
        if let Some(text) = entry::mapped(page.root, &[key]) {
            let blocks = spec_markup::blocks(text, page.limits, sink);
            found.extend(from_markdown(&blocks, page, sink));
        }
        let titled = page.root.get(key).map(Yaml::entries).unwrap_or_default();
        for code in titled {
            found.extend(of_entry(code, page, sink));
        }
    }
    found
}

/// `response: |`: code whose key is its title.
fn of_entry(code: &YamlEntry, page: &Page<'_>, sink: &mut Sink) -> Option<Sample> {
    let YamlKind::Scalar(text, _) = &code.value.kind else {
        return None;
    };
    let raw = Raw {
        title: Some(code.key.value.clone()),
        language: None,
        text: text.clone(),
        span: text.whole(),
    };
    take(raw, None, page, sink)
}

/// Code blocks of Markdown; the heading above says what they show.
fn from_markdown(blocks: &[Block], page: &Page<'_>, sink: &mut Sink) -> Vec<Sample> {
    let mut found = Vec::new();
    let mut heading = Topic::Other;
    for block in blocks {
        match block {
            Block::Heading(text) => heading = topic(text.text.text()),
            Block::Paragraph(text) => heading = bold(text.text()).map_or(heading, topic),
            Block::Code(code) => found.extend(of_block(code, heading, page, sink)),
            _ => {}
        }
    }
    found
}

/// One code block of Markdown below a heading of this topic.
pub(super) fn of_block(
    code: &CodeBlock,
    topic: Topic,
    page: &Page<'_>,
    sink: &mut Sink,
) -> Option<Sample> {
    let raw = Raw {
        title: code.title.clone(),
        language: code.language.clone(),
        text: code.text.clone(),
        span: code.span,
    };
    let role = match topic {
        Topic::RequestExample | Topic::Parameters => Some(SampleRole::Request),
        Topic::ResponseExample | Topic::Fields => Some(SampleRole::Response),
        Topic::Errors => Some(SampleRole::Failure),
        _ => None,
    };
    take(raw, role, page, sink)
}

fn side(list: &Yaml, key: &str, page: &Page<'_>, sink: &mut Sink, found: &mut Vec<Sample>) {
    let entries: Vec<&Yaml> = match &list.kind {
        YamlKind::Mapping(_) => vec![list],
        _ => list.elements().iter().collect(),
    };
    for element in entries {
        for nested in ["left_code_blocks", "right_code_blocks"] {
            if let Some(list) = element.get(nested) {
                side(list, nested, page, sink, found);
            }
        }
        unknown::nested(element, unknown::CODE, sink);
        let Some(text) = entry::mapped(element, &["code_block", "code"]) else {
            continue;
        };
        let mut raw = Raw {
            title: entry::said(element, &["title"]).map(|said| said.value),
            language: entry::said(element, &["language"]).map(|said| said.value),
            text: text.clone(),
            span: text.whole(),
        };
        swallowed(&mut raw, sink);
        // Templates put sample code on the left and answers on the right, but sites differ: the side decides last.
        let json = raw
            .language
            .as_deref()
            .is_none_or(|language| language.eq_ignore_ascii_case("json"));
        let place = (key == "left_code_blocks" && json && has_right(page.root))
            .then_some(SampleRole::Request);
        found.extend(take(raw, place, page, sink));
    }
}

fn has_right(root: &Yaml) -> bool {
    let list = root
        .get("right_code_blocks")
        .map(Yaml::elements)
        .unwrap_or_default();
    list.iter()
        .any(|element| entry::mapped(element, &["code_block", "code"]).is_some())
}

fn take(raw: Raw, place: Option<SampleRole>, page: &Page<'_>, sink: &mut Sink) -> Option<Sample> {
    samples::read(
        raw,
        Hints {
            place,
            channel: false,
        },
        page.limits,
        sink,
    )
}

/// `title:` and `language:` that stand so far to the right that YAML took them for the end of the code.
fn swallowed(raw: &mut Raw, sink: &mut Sink) {
    loop {
        let text = raw.text.text();
        let kept = text.trim_end();
        let start = kept.rfind('\n').map_or(0, |at| at + 1);
        let line = kept[start..].trim();
        let Some((key, value)) = line.split_once(':') else {
            return;
        };
        let target = match key {
            "title" if raw.title.is_none() => &mut raw.title,
            "language" if raw.language.is_none() => &mut raw.language,
            _ => return,
        };
        let value = value.trim();
        if value.contains(['"', '{', ',']) || start == 0 {
            return;
        }
        let indent = kept[start..].len() - kept[start..].trim_start().len();
        let span: Span = raw.text.span(start + indent..kept.len());
        sink.push(
            Diagnostic::new(
                codes::SWALLOWED_KEY,
                span,
                format!("`{key}` is indented like the code above and became a part of it"),
            )
            .label("read as a key of the code block")
            .help(format!("indent `{key}` like `code_block`")),
        );
        *target = (!value.is_empty()).then(|| value.to_owned());
        raw.text = cut(&raw.text, start);
    }
}

fn cut(text: &MappedText, end: usize) -> MappedText {
    text.slice(0..text.text()[..end].trim_end().len())
}
