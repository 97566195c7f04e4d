//! Pages of explanations: the error codes and shared values that their tables list.

use diagnostics::{Sink, Spanned};
use spec_draft::{ErrorTableDraft, PageContent, Said};
use spec_markup::{Block, Table};

use super::{Page, entry, errors, unknown};
use crate::mdx_tables;
use crate::notes::{Topic, anchor, bold, plain, topic};

/// What a page of explanations lists; nothing where it only explains.
pub(super) fn read(page: &Page<'_>, sink: &mut Sink) -> Vec<PageContent> {
    unknown::capitals(page.root, sink);
    let mut reader = Reader {
        title: entry::said(page.root, &["title"]),
        heading: None,
        anchor: None,
        found: Vec::new(),
    };
    for block in page.markdown(sink) {
        reader.block(&block);
    }
    reader.found
}

struct Reader {
    title: Option<Said>,
    heading: Option<Said>,
    anchor: Option<String>,
    found: Vec<PageContent>,
}

impl Reader {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => {
                let text = heading.text.text();
                self.heading = Some(Spanned::new(plain(text), heading.text.whole()));
                self.anchor = anchor(text).map(str::to_owned);
            }
            Block::Paragraph(text) => {
                if let Some(title) = bold(text.text()) {
                    self.heading = Some(Spanned::new(plain(title), text.whole()));
                    self.anchor = None;
                }
            }
            Block::Table(table) => self.table(table),
            Block::Quote(blocks) => blocks.iter().for_each(|block| self.block(block)),
            _ => {}
        }
    }

    fn table(&mut self, table: &Table) {
        let title = self.heading.clone().or_else(|| self.title.clone());
        let words = title
            .as_ref()
            .map(|said| said.value.to_lowercase())
            .unwrap_or_default();
        if errors::is_error_table(table) {
            let codes = errors::rows(table);
            if !codes.is_empty() && !are_statuses(&codes) {
                self.found.push(PageContent::Errors(ErrorTableDraft {
                    span: table.span,
                    name: None,
                    title,
                    codes,
                }));
            }
        } else if let Some(title) = title.filter(|_| lists_values(table, &words)) {
            let values = mdx_tables::enums::values(table);
            let mut list = mdx_tables::enums::of_table(table, &title, values);
            // Headings repeat from page to page; anchors are what other pages link to.
            if let Some(anchor) = &self.anchor {
                list.name.value.clone_from(anchor);
            }
            self.found.push(PageContent::Enum(list));
        }
    }
}

fn lists_values(table: &Table, heading: &str) -> bool {
    topic(heading) != Topic::Errors && mdx_tables::enums::is_values(table, heading)
}

/// HTTP's own statuses, success among them: they say nothing of this API.
fn are_statuses(codes: &[spec_draft::ErrorDraft]) -> bool {
    let status = |code: &str| {
        code.parse::<u16>()
            .ok()
            .filter(|code| (100..600).contains(code))
    };
    codes
        .iter()
        .all(|error| status(&error.code.value).is_some())
        && codes.iter().any(|error| error.code.value.starts_with('2'))
}
