//! A page that is an enum.

use diagnostics::{Sink, Spanned};
use spec_draft::{EnumDraft, LabelledValue};
use spec_markup::Block;

use super::{Page, entry, unknown, values};
use crate::mdx_tables;

/// Reads the enum; its name is its `id`, else the file's. Values stand under their key, else in a table of the page.
pub(super) fn read(page: &Page<'_>, sink: &mut Sink) -> EnumDraft {
    unknown::keys(page.root, sink);
    let stem = page.path.rsplit('/').next().unwrap_or_default();
    let stem = stem.split('.').next().unwrap_or_default().to_owned();
    let name = entry::said(page.root, &["id", "name"])
        .unwrap_or_else(|| Spanned::new(stem, page.root.span));
    let mut listed = values::read(page.root.get("values"), sink).0;
    if listed.is_empty() {
        let tables = page.markdown(sink);
        listed = tables.iter().flat_map(in_block).collect();
    }
    EnumDraft {
        span: page.root.span,
        name,
        title: entry::said(page.root, &["title"]),
        description: entry::said(page.root, &["description"])
            .into_iter()
            .collect(),
        type_text: entry::said(page.root, &["value_type"]),
        values: listed,
        by_heading: false,
    }
}

fn in_block(block: &Block) -> Vec<LabelledValue> {
    match block {
        Block::Table(table) => mdx_tables::enums::values(table),
        _ => Vec::new(),
    }
}
