//! Error codes: a list of the front matter, or tables in prose.

use diagnostics::Sink;
use spec_draft::{ErrorDraft, ErrorTableDraft, PageContent};
use spec_markup::{Block, Table, Yaml, YamlKind};

use super::{Page, entry};

/// A page of error codes.
pub(super) fn read(page: &Page<'_>) -> ErrorTableDraft {
    ErrorTableDraft {
        span: page.root.span,
        name: entry::said(page.root, &["id", "name"]),
        title: entry::said(page.root, &["title"]),
        codes: list(page.root),
    }
}

/// The `errors` key: entries, or codes and meanings.
pub(super) fn list(root: &Yaml) -> Vec<ErrorDraft> {
    let Some(list) = root.get("errors").or_else(|| root.get("codes")) else {
        return Vec::new();
    };
    if let YamlKind::Mapping(entries) = &list.kind {
        let one = |entry: &spec_markup::YamlEntry| ErrorDraft {
            code: entry.key.clone(),
            meaning: entry::text(&entry.value),
        };
        return entries.iter().map(one).collect();
    }
    let one = |element: &Yaml| match entry::text(element) {
        Some(code) => Some(ErrorDraft {
            code,
            meaning: None,
        }),
        None => Some(ErrorDraft {
            code: entry::said(element, &["code", "value"])?,
            meaning: entry::said(element, &["description", "meaning", "message", "label"]),
        }),
    };
    list.elements().iter().filter_map(one).collect()
}

/// The error tables of a page of prose.
pub(super) fn tables(page: &Page<'_>, sink: &mut Sink) -> Vec<PageContent> {
    let mut blocks = Vec::new();
    if let Some(text) = entry::mapped(page.root, &["content_markdown", "content"]) {
        blocks = spec_markup::blocks(text, page.limits, sink);
    }
    blocks.extend(page.document.blocks.iter().cloned());
    let title = entry::said(page.root, &["title"]);
    let one = |block: &Block| match block {
        Block::Table(table) if is_error_table(table) => {
            Some(PageContent::Errors(ErrorTableDraft {
                span: table.span,
                name: None,
                title: title.clone(),
                codes: rows(table),
            }))
        }
        _ => None,
    };
    blocks.iter().filter_map(one).collect()
}

/// Whether the first column holds codes: by its head, not by the rows. HTTP statuses and the success flag are none.
pub(crate) fn is_error_table(table: &Table) -> bool {
    let head = |at: usize| {
        table
            .header
            .get(at)
            .map(|cell| cell.value.trim_matches('*').trim().to_lowercase())
            .unwrap_or_default()
    };
    let first = head(0);
    let codes = [
        "mc",
        "code",
        "error code",
        "errorcode",
        "error",
        "message code",
        "msgcode",
        "错误码",
        "错误代码",
        "返回码",
        "code码",
    ];
    codes.contains(&first.as_str()) && table.header.len() >= 2 && !head(1).contains("type")
}

/// The rows of an error table.
pub(crate) fn rows(table: &Table) -> Vec<ErrorDraft> {
    let one = |row: &Vec<diagnostics::Spanned<String>>| {
        let code = row
            .first()?
            .clone()
            .map(|code| code.trim_matches('`').trim().to_owned());
        let meaning = row
            .get(1)
            .cloned()
            .filter(|meaning| !meaning.value.is_empty());
        let sound = !code.value.is_empty() && !code.value.contains(char::is_whitespace);
        sound.then_some(ErrorDraft { code, meaning })
    };
    table.rows.iter().filter_map(one).collect()
}
