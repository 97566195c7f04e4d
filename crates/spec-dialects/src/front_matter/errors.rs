//! Error codes: a list of the front matter, or tables in prose.

use diagnostics::Sink;
use spec_draft::{ErrorDraft, ErrorTableDraft, Said};
use spec_markup::{Block, Table, Yaml, YamlEntry, YamlKind};

use super::{Page, entry, unknown};
use crate::codes::unescaped;

/// A page of error codes: a list of the front matter, else the tables of the page.
pub(super) fn read(page: &Page<'_>, sink: &mut Sink) -> ErrorTableDraft {
    unknown::keys(page.root, sink);
    let mut codes = list(page.root, sink);
    if codes.is_empty() {
        let blocks = page.markdown(sink);
        codes = blocks.iter().flat_map(in_block).collect();
    }
    ErrorTableDraft {
        span: page.root.span,
        name: entry::said(page.root, &["id", "name"]),
        title: entry::said(page.root, &["title"]),
        codes,
    }
}

/// The `errors` key: entries, or codes and meanings.
pub(super) fn list(root: &Yaml, sink: &mut Sink) -> Vec<ErrorDraft> {
    let Some(list) = root.get("errors").or_else(|| root.get("codes")) else {
        return Vec::new();
    };
    if let YamlKind::Mapping(entries) = &list.kind {
        return entries.iter().map(short).collect();
    }
    let one = |element: &Yaml| match (entry::text(element), element.entries()) {
        (Some(code), _) => Some(ErrorDraft {
            code,
            meaning: None,
        }),
        (None, [only]) if !matches!(only.key.value.as_str(), "code" | "value") => Some(short(only)),
        _ => Some(ErrorDraft {
            code: entry::said(element, &["code", "value"])?,
            meaning: entry::said(element, &["description", "meaning", "message", "label"]),
        }),
    };
    for element in list.elements() {
        if element.entries().len() > 1 {
            unknown::nested(element, unknown::ERROR, sink);
        }
    }
    list.elements().iter().filter_map(one).collect()
}

/// `LEAK: What it means.`
fn short(entry: &YamlEntry) -> ErrorDraft {
    ErrorDraft {
        code: entry.key.clone(),
        meaning: entry::text(&entry.value),
    }
}

fn in_block(block: &Block) -> Vec<ErrorDraft> {
    match block {
        Block::Table(table) => rows(table),
        _ => Vec::new(),
    }
}

/// Heads of columns of codes.
const CODES: &[&str] = &[
    "mc",
    "code",
    "error code",
    "error_code",
    "errorcode",
    "error",
    "message code",
    "msgcode",
    "错误码",
    "错误代码",
    "错误编码",
    "错误",
    "返回码",
    "code码",
];

/// Heads of columns in which codes stand among HTTP statuses.
const STATUSES: &[&str] = &["status code", "状态码"];

/// Whether the first column holds codes: by its head, not by the rows. HTTP statuses and the success flag are none.
pub(crate) fn is_error_table(table: &Table) -> bool {
    let first = head(table, 0);
    let statuses = STATUSES.contains(&first.as_str()) && !rows(table).is_empty();
    (CODES.contains(&first.as_str()) || statuses)
        && table.header.len() >= 2
        && !head(table, 1).contains("type")
}

/// The rows of an error table.
pub(crate) fn rows(table: &Table) -> Vec<ErrorDraft> {
    let columns = 1..table.header.len();
    let told = |at: &usize| {
        ["desc", "meaning", "message", "描述", "说明", "含义", "信息"]
            .iter()
            .any(|word| head(table, *at).contains(word))
    };
    let meaning = columns.clone().find(told).unwrap_or(1);
    let statuses = STATUSES.contains(&head(table, 0).as_str());
    let one = |row: &Vec<Said>| {
        let code = row.first()?.clone().map(|code| unescaped(&code));
        let meaning = row.get(meaning).cloned();
        let http = statuses && code.value.len() == 3 && code.value.parse::<u16>().is_ok();
        (is_code(&code.value) && !http).then_some(ErrorDraft {
            code,
            meaning: meaning.filter(|meaning| !meaning.value.is_empty()),
        })
    };
    table.rows.iter().filter_map(one).collect()
}

fn head(table: &Table, at: usize) -> String {
    table
        .header
        .get(at)
        .map(|cell| cell.value.trim_matches('*').trim().to_lowercase())
        .unwrap_or_default()
}

/// Codes have a letter or digit, and no blanks unless their first word can be nothing but a code.
fn is_code(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    first.contains(|c: char| c.is_alphanumeric())
        && (words.next().is_none() || first.contains(['_', '.']))
}
