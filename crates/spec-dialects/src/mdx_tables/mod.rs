//! Pages that declare calls and list parameters in their Markdown body.
//!
//! A page is walked once, top to bottom: a declaration opens a call, headings say what follows, and tables, lists, code
//! and prose go to the call that is open.

mod channel;
mod codes;
pub(crate) mod columns;
mod declaration;
mod element;
pub(crate) mod enums;
mod listing;
mod marks;
pub(crate) mod rows;
mod stated;
mod walk;

pub(crate) use stated::continues;

use diagnostics::{Sink, Spanned};
use spec_draft::{EnumDraft, PageContent, PageDraft, ProseDraft, Said};
use spec_markup::{Block, Document, Limits, MappedText, Yaml};

use crate::front_matter;
use crate::notes::{Topic, topic};

/// Keys of front matter that a documentation site of this kind uses.
const KEYS: &[&str] = &[
    "sidebar_label",
    "sidebar_position",
    "slug",
    "hide_title",
    "id",
];

/// Whether this page is ours: it declares a call in its body, or is a page of such a site, or has no front matter.
pub(crate) fn claims(document: &Document, _path: &str) -> bool {
    let Some(matter) = &document.front_matter else {
        return !document.blocks.is_empty();
    };
    if continues(document) {
        return true;
    }
    if front_matter::claims(document, "") {
        return front_matter::is_call(document) && declares(document);
    }
    declares(document) || KEYS.iter().any(|key| matter.root.get(key).is_some())
}

/// Whether the body declares a call.
pub(crate) fn declares(document: &Document) -> bool {
    let blocks = flat(&document.blocks);
    let announced = blocks.windows(2).any(|pair| match pair {
        [Block::Heading(heading), next] => walk::announces(heading, next),
        _ => false,
    });
    announced || blocks.iter().any(|block| block_declares(block)) || code_declares(&blocks)
}

/// Whether code of one line is a method and a path, on a page whose headings speak of parameters or answers: guides show
/// such lines too.
fn code_declares(blocks: &[&Block]) -> bool {
    let requests = blocks.iter().any(|block| match block {
        Block::Code(code) => {
            let text = code.text.trimmed();
            !text.text().contains('\n') && text_declares(&text)
        }
        _ => false,
    });
    let part = |block: &&Block| match block {
        Block::Heading(heading) => matches!(
            topic(heading.text.text()),
            Topic::Parameters | Topic::Fields | Topic::ResponseExample
        ),
        _ => false,
    };
    requests && blocks.iter().any(part)
}

fn block_declares(block: &Block) -> bool {
    match block {
        Block::Paragraph(text) => text_declares(text),
        Block::Heading(heading) => text_declares(&heading.text),
        Block::Html(html) => !element::lines(html).is_empty(),
        Block::List(items) => {
            !walk::is_overview(items)
                && items
                    .iter()
                    .flat_map(|item| &item.blocks)
                    .any(|block| match block {
                        Block::Paragraph(text) => text_declares(text),
                        _ => false,
                    })
        }
        _ => false,
    }
}

/// A label with a path behind it, or a method and a path together.
fn text_declares(text: &MappedText) -> bool {
    let call = |line: &declaration::Line| line.declares() && !line.paths.is_empty();
    declaration::lines(text).iter().any(call)
}

/// Reads a page that [`claims`] claimed.
pub(crate) fn read(document: &Document, path: &str, limits: &Limits, sink: &mut Sink) -> PageDraft {
    let root = document.front_matter.as_ref().map(|matter| &matter.root);
    if let Some(root) = root {
        crate::front_matter::unknown::keys_of_site(root, sink);
    }
    let title = root
        .and_then(|root| root.get("title"))
        .and_then(Yaml::trimmed)
        .or_else(|| first_heading(document));
    let blocks = flat(&document.blocks);
    let walked = walk::walk(&blocks, stated::call(document), limits, sink);
    let mut contents: Vec<PageContent> = Vec::new();
    let single = walked.calls.len() == 1;
    for mut call in walked.calls {
        if single || call.title.is_none() {
            call.title = title.clone().or(call.title);
        }
        if single {
            // The site's own `id` names the page, and is no name for code.
            let stated = root.and_then(|root| root.get("operation_id"));
            call.id = stated.and_then(Yaml::trimmed);
        }
        contents.push(PageContent::Endpoint(Box::new(call)));
    }
    if contents.is_empty() {
        let channels = channel::read(&blocks, title.as_ref(), limits, sink);
        contents.extend(
            channels
                .into_iter()
                .map(|channel| PageContent::Channel(Box::new(channel))),
        );
    }
    if contents.is_empty() {
        contents.extend(walked.errors.into_iter().map(|mut table| {
            table.title = table.title.or_else(|| title.clone());
            PageContent::Errors(table)
        }));
        let named = walked
            .enums
            .into_iter()
            .filter_map(|list| in_section(list, path));
        contents.extend(named.map(PageContent::Enum));
    }
    if contents.is_empty() {
        contents.push(PageContent::Prose(ProseDraft { title }));
    }
    let position = root
        .and_then(|root| {
            root.get("sidebar_position")
                .or_else(|| root.get("position_number"))
        })
        .and_then(Yaml::trimmed);
    PageDraft {
        file: document.file,
        path: path.to_owned(),
        dialect: "mdx_tables",
        position,
        translates: None,
        contents,
        links: document.links.clone(),
    }
}

/// The enum under a name of its section: sections of one site list different values under one heading. One whose name
/// has no letters that code could use is left to its page.
fn in_section(mut list: EnumDraft, path: &str) -> Option<EnumDraft> {
    if !list.name.value.contains(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let section = path
        .split('/')
        .rev()
        .nth(1)
        .and_then(|_| path.split('/').next());
    if let Some(section) = section {
        let main = ["_cn", "_zh", "_en", "-zh", "-en"]
            .iter()
            .find_map(|language| section.strip_suffix(language))
            .unwrap_or(section);
        list.name.value = format!("{main} {}", list.name.value);
    }
    Some(list)
}

fn first_heading(document: &Document) -> Option<Said> {
    document.blocks.iter().find_map(|block| match block {
        Block::Heading(heading) if !heading.text.text().is_empty() => Some(Spanned::new(
            crate::notes::plain(heading.text.text()),
            heading.text.whole(),
        )),
        _ => None,
    })
}

/// The blocks with those of admonitions and quotes in their places.
fn flat(blocks: &[Block]) -> Vec<&Block> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Quote(inner) => found.extend(flat(inner)),
            other => found.push(other),
        }
    }
    found
}
