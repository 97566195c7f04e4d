//! A page that is an enum.

use diagnostics::Spanned;
use spec_draft::EnumDraft;

use super::{Page, entry, parameters};

/// Reads the enum; its name is its `id`, else the file's.
pub(super) fn read(page: &Page<'_>) -> EnumDraft {
    let stem = page.path.rsplit('/').next().unwrap_or_default();
    let stem = stem.split('.').next().unwrap_or_default().to_owned();
    let name = entry::said(page.root, &["id", "name"])
        .unwrap_or_else(|| Spanned::new(stem, page.root.span));
    EnumDraft {
        span: page.root.span,
        name,
        title: entry::said(page.root, &["title"]),
        description: entry::said(page.root, &["description"])
            .into_iter()
            .collect(),
        type_text: entry::said(page.root, &["value_type"]),
        values: parameters::values(page.root.get("values")).0,
    }
}
