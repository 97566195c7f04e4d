//! A call from its front matter.

use diagnostics::codes::dialect as codes;
use diagnostics::{Diagnostic, Sink, Spanned};
use spec_draft::{BodyDraft, EndpointDraft, PaginationDraft, Said};
use spec_markup::{MappedText, Yaml};

use super::{Page, blocks, entry, errors, markdown, parameters, path, response, shown, unknown};
use crate::notes::{Notes, Topic};

/// Reads the call; none where a page with a method says in words what it has no path for.
pub(super) fn read(page: &Page<'_>, sink: &mut Sink) -> Option<EndpointDraft> {
    let draft = whole(page, sink);
    let known = draft.path.is_some() || draft.same_as.is_some();
    let words = path::find(page.root)
        .prose
        .filter(|said| is_words(&said.value));
    let Some(words) = words.filter(|_| !known && page.root.get("translates").is_none()) else {
        return Some(draft);
    };
    sink.push(
        Diagnostic::new(
            codes::NOWHERE,
            words.span,
            "a method stands here, but no path; the page is taken as prose",
        )
        .label("a path starts with `/`")
        .help("if the page describes a call, state its path: `description: /v4/order`"),
    );
    None
}

/// Whether a text is no path that lost a sign or two.
fn is_words(text: &str) -> bool {
    text.split_whitespace().nth(1).is_some() && !text.contains('/')
}

fn whole(page: &Page<'_>, sink: &mut Sink) -> EndpointDraft {
    let root = page.root;
    let head = path::find(root);
    let span = head
        .path
        .as_ref()
        .or(head.title.as_ref())
        .map_or(root.span, |said| said.span);
    let mut draft = EndpointDraft::new(span);
    draft.method = entry::said(root, &["type", "method"]).or(head.method);
    draft.path = head.path;
    draft.title = head.title;
    draft.id = entry::said(root, &["id", "operation_id"]);
    draft.summary = entry::said(root, &["summary"]);
    draft.base_url = entry::said(root, &["base_url", "server"]).or_else(|| path::server(root));
    draft.signed = entry::said(root, &["signed"]);
    draft.auth = entry::said(root, &["auth"]);
    draft.permission = entry::said(root, &["permission"]);
    draft.reads = entry::said(root, &["reads"]);
    draft.finds_out = entry::said(root, &["finds_out"]);
    draft.status = entry::said(root, &["status"]);
    draft.same_as = entry::said(root, &["same_as"]);
    draft.doubts = entry::list(root, "doubts");
    draft.rate_limits = entry::list(root, "rate_limits");
    draft.pagination = root
        .get("pagination")
        .and_then(|value| pagination(value, sink));
    draft.errors = errors::list(root, sink);
    draft.parameters = parameters::read(root, sink);
    draft.response = response::read(root, sink);
    draft.samples = blocks::of_front_matter(page, sink);
    draft.unknown_keys = unknown::keys(root, sink);
    prose(page, head.prose.is_some(), &mut draft, sink);
    draft.says_no_parameters |= draft.parameters.is_empty() && root.get("parameters").is_some();
    draft.body = root.get("body").and_then(body).or(draft.body);
    if draft.path.is_none() {
        draft.path = path::relative(root).or_else(|| shown::path(&draft, sink));
        draft.title = draft
            .title
            .take()
            .filter(|title| Some(title) != draft.path.as_ref());
    }
    draft
}

/// Prose in `description`, `remark`, `content_markdown` and the body.
fn prose(page: &Page<'_>, describes: bool, draft: &mut EndpointDraft, sink: &mut Sink) {
    let mut notes = Notes::default();
    for key in ["description", "remark", "note", "notes"] {
        let is_prose = key != "description" || describes;
        if let (true, Some(text)) = (is_prose, entry::mapped(page.root, &[key])) {
            notes.blocks(&spec_markup::blocks(text, page.limits, sink), Topic::Other);
        }
    }
    let blocks = page.markdown(sink);
    markdown::read(&blocks, page, draft, &mut notes, sink);
    draft.description = notes.description;
    draft.rate_limits.extend(notes.rate_limits);
    draft.body = notes.body;
    draft.signed = draft.signed.take().or(notes.signed);
    draft.permission = draft.permission.take().or(notes.permission);
    draft.says_no_parameters = notes.no_parameters && draft.parameters.is_empty();
}

fn body(value: &Yaml) -> Option<BodyDraft> {
    let said = entry::text(value)?;
    let word = said.value.to_ascii_lowercase();
    Some(BodyDraft {
        json: word.contains("json"),
        form: word.contains("form"),
        query: word.contains("query") || word == "none",
        span: said.span,
    })
}

fn pagination(value: &Yaml, sink: &mut Sink) -> Option<PaginationDraft> {
    unknown::nested(value, unknown::PAGINATION, sink);
    if let Some(style) = entry::text(value) {
        return Some(PaginationDraft {
            style,
            parameters: Vec::new(),
            items: None,
            key: None,
        });
    }
    Some(PaginationDraft {
        style: entry::said(value, &["style"])?,
        parameters: entry::list(value, "parameters"),
        items: entry::said(value, &["items"]),
        key: entry::said(value, &["key"]),
    })
}

/// A mapped text as said.
pub(super) fn said(text: &MappedText) -> Said {
    let text = text.trimmed();
    Spanned::new(text.text().to_owned(), text.whole())
}
