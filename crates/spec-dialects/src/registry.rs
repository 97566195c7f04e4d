//! Which dialect reads a page.

use diagnostics::codes::dialect as codes;
use diagnostics::{Diagnostic, Sink, Span, Spanned};
use spec_draft::{PageContent, PageDraft, ProseDraft};
use spec_markup::{Document, Limits};

use crate::{front_matter, mdx_tables};

type Claims = fn(&Document, &str) -> bool;
type Read = fn(&Document, &str, &Limits, &mut Sink) -> PageDraft;

const DIALECTS: &[(&str, Claims, Read)] = &[
    ("front_matter", front_matter_claims, front_matter::read),
    ("mdx_tables", mdx_tables::claims, mdx_tables::read),
];

/// Front matter that holds a method and a path alone leaves the rest of the call to the body's dialect.
fn front_matter_claims(document: &Document, path: &str) -> bool {
    front_matter::claims(document, path) && !mdx_tables::continues(document)
}

/// Reads a page in the dialect that claims it. `path` lies below the API's folder.
pub fn read(document: &Document, path: &str, limits: &Limits, sink: &mut Sink) -> PageDraft {
    let claiming: Vec<_> = DIALECTS
        .iter()
        .filter(|(_, claims, _)| claims(document, path))
        .collect();
    match claiming.as_slice() {
        [(_, _, read)] => published(read(document, path, limits, sink)),
        // A file with nothing in it says nothing of a call.
        [] if document.front_matter.is_none() && document.blocks.is_empty() => {
            empty(document, path)
        }
        [] => {
            sink.push(
                Diagnostic::new(codes::NO_DIALECT, top(document), "no dialect recognises this page").help(
                    "start it with front matter (`---`, `title:`, `type: get`, `description: /path`, `---`), or \
                     declare the call as `**GET** `/path``",
                ),
            );
            empty(document, path)
        }
        [(first, ..), (second, ..), ..] => {
            sink.push(
                Diagnostic::new(
                    codes::TWO_DIALECTS,
                    top(document),
                    format!("both {first} and {second} claim this page"),
                )
                .help("describe the call in the front matter or in the body, not in both"),
            );
            empty(document, path)
        }
    }
}

/// Sites of `.mdx` pages leave out files whose names start with `_`: what those describe is not documented to anyone.
fn published(mut page: PageDraft) -> PageDraft {
    let name = page.path.rsplit('/').next().unwrap_or_default();
    let left_out = name.starts_with('_') && name.rsplit('.').next() == Some("mdx");
    for content in &mut page.contents {
        if let (true, PageContent::Endpoint(call)) = (left_out, content) {
            let span = call.span;
            call.status
                .get_or_insert_with(|| Spanned::new("undocumented".to_owned(), span));
        }
    }
    page
}

fn top(document: &Document) -> Span {
    document.front_matter.as_ref().map_or_else(
        || Span::point(document.file, 0),
        |matter| {
            Span::new(
                document.file,
                matter.span.start as usize,
                matter.span.start as usize + 3,
            )
        },
    )
}

pub(crate) fn empty(document: &Document, path: &str) -> PageDraft {
    PageDraft {
        file: document.file,
        path: path.to_owned(),
        dialect: "none",
        position: None,
        translates: None,
        contents: vec![PageContent::Prose(ProseDraft { title: None })],
        links: document.links.clone(),
    }
}
