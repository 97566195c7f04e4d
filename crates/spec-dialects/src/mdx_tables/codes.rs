//! Rows of error tables, mended where pages break them.

use spec_draft::{ErrorDraft, Said};
use spec_markup::Table;

use crate::codes::unescaped;

/// Heads of columns that say what a code means.
const MEANINGS: &[&str] = &[
    "desc",
    "meaning",
    "message",
    "information",
    "描述",
    "说明",
    "含义",
    "信息",
];

/// The codes of a table. A row whose code and meaning changed places is turned; rows of dashes are left out, and HTTP
/// statuses where they stand among codes.
pub(super) fn rows(table: &Table) -> Vec<ErrorDraft> {
    let head = |at: usize| {
        let cell = table.header.get(at).map(|cell| cell.value.to_lowercase());
        cell.unwrap_or_default()
    };
    let told = |at: &usize| MEANINGS.iter().any(|word| head(*at).contains(word));
    let meaning = (1..table.header.len()).find(told).unwrap_or(1);
    let statuses = head(0).contains("status") || head(0).contains("状态");
    let mut found: Vec<ErrorDraft> = table
        .rows
        .iter()
        .filter_map(|row| one(row, meaning))
        .collect();
    let http =
        |error: &ErrorDraft| error.code.value.len() == 3 && error.code.value.parse::<u16>().is_ok();
    if statuses && found.iter().any(|error| !http(error)) {
        found.retain(|error| !http(error));
    }
    found
}

fn one(row: &[Said], meaning: usize) -> Option<ErrorDraft> {
    let code = row.first()?.clone().map(|code| unescaped(&code));
    let meaning = row
        .get(meaning)
        .filter(|cell| !cell.value.trim().is_empty());
    if !code.value.contains(char::is_alphanumeric) {
        return None;
    }
    if let Some(meaning) = meaning
        && code.value.contains(' ')
        && is_code(&unescaped(&meaning.value))
    {
        return Some(ErrorDraft {
            code: meaning.clone().map(|code| unescaped(&code)),
            meaning: row.first().cloned(),
        });
    }
    Some(ErrorDraft {
        code,
        meaning: meaning.cloned(),
    })
}

/// A word that can be nothing but a code.
fn is_code(text: &str) -> bool {
    text.contains('_') && !text.contains(char::is_whitespace)
}
