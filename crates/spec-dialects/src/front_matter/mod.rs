//! Pages whose front matter holds everything: the project's own form, and the Jekyll template that it grew from.

mod blocks;
pub(crate) mod channel;
mod definitions;
mod endpoint;
mod entry;
mod enums;
pub(crate) mod errors;
mod kind;
pub(crate) mod lines;
mod markdown;
mod parameters;
mod path;
mod prose;
mod response;
mod shown;
pub(crate) mod unknown;
mod values;
mod wording;

use diagnostics::Sink;
use spec_draft::{PageContent, PageDraft, ProseDraft};
use spec_markup::{Block, Document, Limits, Yaml};

pub(crate) use kind::declares;

use kind::Kind;

/// Keys that no other way of writing pages uses.
const OWN: &[&str] = &[
    "parameters",
    "left_code_blocks",
    "right_code_blocks",
    "left_code",
    "right_code",
    "content_markdown",
    "position_number",
    "position",
    "query_parameters",
    "path_parameters",
    "body_parameters",
    "translates",
    "response",
    "values",
    "errors",
];

/// Keys of another template, whose pages declare calls in their bodies.
const OTHERS: &[&str] = &["sidebar_label", "sidebar_position", "slug", "hide_title"];

/// Whether the front matter makes this page ours: it says what kind of page it is, or has a key of our own; but where
/// the body declares a call and the front matter does not, the body is what counts.
pub(crate) fn claims(document: &Document, _path: &str) -> bool {
    let Some(matter) = &document.front_matter else {
        return false;
    };
    let has = |keys: &[&str]| keys.iter().any(|key| matter.root.get(key).is_some());
    let typed = kind::typed(&matter.root).is_some();
    let known = || path::find(&matter.root).path.is_some() || has(OWN) || !has(OTHERS);
    typed || (!crate::mdx_tables::declares(document) && known())
}

/// Whether the front matter declares a call on its own: a method and a path.
pub(crate) fn is_call(document: &Document) -> bool {
    document.front_matter.as_ref().is_some_and(|matter| {
        let head = path::find(&matter.root);
        let typed = kind::typed(&matter.root) == Some(Kind::Endpoint) || head.method.is_some();
        typed && head.path.is_some()
    })
}

/// Reads a page that [`claims`] claimed.
pub(crate) fn read(document: &Document, path: &str, limits: &Limits, sink: &mut Sink) -> PageDraft {
    let empty = Yaml {
        span: diagnostics::Span::point(document.file, 0),
        kind: spec_markup::YamlKind::Null,
    };
    let root = document
        .front_matter
        .as_ref()
        .map_or(&empty, |matter| &matter.root);
    let page = Page {
        root,
        document,
        limits,
        path,
    };
    let contents = match kind::of(&page) {
        Kind::Endpoint => endpoint::read(&page, sink)
            .map(|draft| PageContent::Endpoint(Box::new(draft)))
            .into_iter()
            .collect(),
        Kind::Channel => vec![PageContent::Channel(Box::new(channel::read(&page, sink)))],
        Kind::Enum => vec![PageContent::Enum(enums::read(&page, sink))],
        Kind::Errors => vec![PageContent::Errors(errors::read(&page, sink))],
        Kind::Prose => prose::read(&page, sink),
    };
    let contents = if contents.is_empty() {
        vec![PageContent::Prose(ProseDraft {
            title: entry::said(root, &["title"]),
        })]
    } else {
        contents
    };
    PageDraft {
        file: document.file,
        path: path.to_owned(),
        dialect: "front_matter",
        position: entry::said(root, &["position_number", "position"]),
        translates: entry::said(root, &["translates"]),
        contents,
        links: document.links.clone(),
    }
}

/// A page at hand.
struct Page<'a> {
    root: &'a Yaml,
    document: &'a Document,
    limits: &'a Limits,
    path: &'a str,
}

impl Page<'_> {
    /// The Markdown of the page: `content_markdown`, then the body.
    fn markdown(&self, sink: &mut Sink) -> Vec<Block> {
        let mut blocks = Vec::new();
        if let Some(text) = entry::mapped(self.root, &["content_markdown", "content"]) {
            blocks = spec_markup::blocks(text, self.limits, sink);
        }
        blocks.extend(self.document.blocks.iter().cloned());
        blocks
    }
}
