//! Names that say themselves whether their parameter must be given: `symbol*`, `limit (optional)`.

use diagnostics::Spanned;
use spec_draft::Said;

use super::columns::Columns;

/// What the names of a table say, where no column of it does.
pub(super) struct Marks {
    /// Some names bear a star: the others may be left out.
    starred: bool,
}

impl Marks {
    pub(super) fn of(rows: &[Vec<Said>], columns: &Columns) -> Self {
        let name = |row: &Vec<Said>| row.get(columns.name?).map(|name| is_starred(&name.value));
        Self {
            starred: columns.required.is_none() && rows.iter().any(|row| name(row) == Some(true)),
        }
    }

    /// Whether a row's parameter must be given, as a word.
    pub(super) fn required(&self, row: &[Said], columns: &Columns) -> Option<Said> {
        if columns.required.is_some() {
            return None;
        }
        let name = row.get(columns.name?)?;
        let required =
            noted(&name.value).or_else(|| self.starred.then(|| is_starred(&name.value)))?;
        Some(Spanned::new(required.to_string(), name.span))
    }
}

/// A star behind the name that closes no emphasis.
fn is_starred(name: &str) -> bool {
    let name = name.trim().replace("\\*", "*");
    let opened = name.chars().take_while(|sign| *sign == '*').count();
    let closed = name.chars().rev().take_while(|sign| *sign == '*').count();
    closed > opened && closed < name.len()
}

/// A note behind the name: `(required)`, `（可选）`.
fn noted(name: &str) -> Option<bool> {
    let (_, note) = name.split_once(['(', '（'])?;
    let note = note.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| note.contains(word));
    if has(&["optional", "not required", "可选", "选填", "非必"]) {
        Some(false)
    } else {
        has(&["required", "mandatory", "必填", "必须", "必选"]).then_some(true)
    }
}

#[cfg(test)]
mod tests {
    use super::{is_starred, noted};

    #[test]
    fn stars_and_notes() {
        let cases = [
            ("symbol*", true, None),
            ("`symbol`\\*", true, None),
            ("**symbol**", false, None),
            ("**symbol***", true, None),
            ("*", false, None),
            ("limit (optional)", false, Some(false)),
            ("limit（必填）", false, Some(true)),
            ("limit (test only)", false, None),
        ];
        for (name, starred, required) in cases {
            assert_eq!(is_starred(name), starred, "{name}");
            assert_eq!(noted(name), required, "{name}");
        }
    }
}
