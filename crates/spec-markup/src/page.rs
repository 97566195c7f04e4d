//! A page from its text: front matter first, then the body.

use std::borrow::Cow;

use diagnostics::codes::markup as codes;
use diagnostics::{Diagnostic, FileId, Sink, Span};

use crate::{Document, Limits, MappedText, front_matter, links, markdown};

/// Reads a page; faults go to `sink`, and what could be read comes back.
pub fn read(file: FileId, text: &str, limits: &Limits, sink: &mut Sink) -> Document {
    if text.len() > limits.page_bytes {
        let message = format!("the page has {} bytes", text.len());
        sink.push(
            Diagnostic::new(codes::PAGE_TOO_LARGE, Span::point(file, 0), message).help(format!(
                "split it: a page may have {} bytes",
                limits.page_bytes
            )),
        );
        return Document {
            file,
            front_matter: None,
            blocks: Vec::new(),
            links: links::Links::default(),
        };
    }
    let text = without_conflicts(file, text, sink);
    let (front_matter, body) = front_matter::split(file, &text, limits, sink);
    let body = MappedText::verbatim(&text[body..], file, body);
    let blocks = markdown::blocks(&body, limits, sink);
    let links = links::read(file, &text);
    Document {
        file,
        front_matter,
        blocks,
        links,
    }
}

/// Blanks the markers of a merge conflict and all sides but the first, so that every other byte keeps its place.
fn without_conflicts<'a>(file: FileId, text: &'a str, sink: &mut Sink) -> Cow<'a, str> {
    if !text.contains("<<<<<<< ") {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut side = Side::None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let marker = match (side, line.get(..7)) {
            (Side::None, Some("<<<<<<<")) => {
                let span = Span::new(file, at, at + line.trim_end().len());
                sink.push(
                    Diagnostic::new(
                        codes::MERGE_CONFLICT,
                        span,
                        "a merge conflict was left in the page",
                    )
                    .label("the side that follows is read")
                    .help("keep one side and remove the markers"),
                );
                side = Side::Ours;
                true
            }
            (Side::Ours, Some("=======")) => {
                side = Side::Theirs;
                true
            }
            (Side::Ours | Side::Theirs, Some(">>>>>>>")) => {
                side = Side::None;
                true
            }
            _ => false,
        };
        if marker || matches!(side, Side::Theirs) {
            blank(&mut kept, line);
        } else {
            kept.push_str(line);
        }
        at += line.len();
    }
    Cow::Owned(kept)
}

/// Adds a line as blanks at the end of the one before: an empty line would end a table or a list.
fn blank(kept: &mut String, line: &str) {
    if kept.ends_with('\n') {
        let one = if kept.ends_with("\r\n") { 2 } else { 1 };
        kept.truncate(kept.len() - one);
        kept.push_str(&" ".repeat(one));
    }
    kept.extend(
        line.bytes()
            .map(|byte| if byte == b'\n' { '\n' } else { ' ' }),
    );
}

#[derive(Clone, Copy)]
enum Side {
    None,
    Ours,
    Theirs,
}
