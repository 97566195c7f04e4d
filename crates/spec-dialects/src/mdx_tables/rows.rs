//! Rows of parameter and field tables, mended where pages break them.

use diagnostics::codes::dialect as codes;
use diagnostics::{Diagnostic, Sink, Spanned};
use spec_draft::{FieldDraft, ParameterDraft, Said};
use spec_markup::Table;

use super::columns::Columns;
use super::marks::Marks;

type Row = Vec<Said>;

/// The parameters of a table, and whether it says that there are none.
pub(crate) fn parameters(table: &Table, columns: &Columns) -> (Vec<ParameterDraft>, bool) {
    let mut found: Vec<(usize, ParameterDraft)> = Vec::new();
    let mut says_none = false;
    let rows = mended(table, columns);
    let marks = Marks::of(&rows, columns);
    for row in rows {
        let Some((level, name)) = name(&row, columns) else {
            continue;
        };
        if is_none_word(&name.value) {
            says_none = true;
            continue;
        }
        let mut parameter = ParameterDraft::new(span(&row));
        parameter.name = Some(name);
        parameter.type_text = cell(&row, columns.kind);
        parameter.required = cell(&row, columns.required).map(|said| {
            if columns.inverted {
                inverted(said)
            } else {
                said
            }
        });
        parameter.required = parameter.required.or_else(|| marks.required(&row, columns));
        parameter.default = cell(&row, columns.default);
        parameter.description = cell(&row, columns.description);
        parameter.ranges = cell(&row, columns.ranges);
        found.push((level, parameter));
    }
    (
        nest(found, |parent, child| parent.children.push(child)),
        says_none,
    )
}

/// What a column for the optional says of the required.
fn inverted(said: Said) -> Said {
    let word = said.value.to_lowercase();
    let optional = ![
        "no", "n", "false", "否", "required", "não", "нет", "×", "✗", "❌", "x", "-",
    ]
    .contains(&word.trim_matches(['*', '`', ' ']));
    said.map(|_| (!optional).to_string())
}

/// The fields of a table.
pub(crate) fn fields(table: &Table, columns: &Columns) -> Vec<FieldDraft> {
    let mut found = Vec::new();
    for row in mended(table, columns) {
        let Some((level, name)) = name(&row, columns) else {
            continue;
        };
        if is_none_word(&name.value) {
            continue;
        }
        let mut field = FieldDraft::new(span(&row), name);
        field.type_text = cell(&row, columns.kind);
        field.description = cell(&row, columns.description);
        found.push((level, field));
    }
    nest(found, |parent, child| parent.children.push(child))
}

/// Rows of fewer or more cells than their table has columns, where no mending tells what was meant.
pub(super) fn uneven(table: &Table, columns: &Columns, sink: &mut Sink) {
    for row in &table.rows {
        let filled = row.iter().filter(|cell| !cell.value.is_empty()).count();
        let typed = |at: usize| row.get(at).is_some_and(is_type_word);
        let split = columns.kind.is_some_and(|at| typed(at) && typed(at + 1));
        let cells = row.len() - usize::from(split);
        if filled < 2 || cells == columns.count {
            continue;
        }
        let name = row.first().map_or("", |cell| cell.value.as_str());
        let help = if cells < columns.count {
            "add the missing cells; a cell that says nothing is `|  |`"
        } else {
            "take the cells out that are too many; write a bar inside a cell as `\\|`"
        };
        sink.push(
            Diagnostic::new(
                codes::ROW_UNEVEN,
                span(row),
                format!(
                    "the row of `{name}` has {cells} cells, its table {} columns",
                    columns.count
                ),
            )
            .help(help),
        );
    }
}

/// Rows that say of what type something is, and not how it is called.
pub(super) fn nameless(table: &Table, columns: &Columns, sink: &mut Sink) {
    for row in mended(table, columns) {
        let typed = cell(&row, columns.kind).is_some_and(|cell| is_type_word(&cell));
        if typed && name(&row, columns).is_none() {
            sink.push(
                Diagnostic::new(
                    codes::PARAMETER_NAMELESS,
                    span(&row),
                    "this row has no name",
                )
                .label("left out")
                .help("write into the first cell what is sent as the name, or take the row out"),
            );
        }
    }
}

/// Rows with as many cells as the header: a type split at its pipe is joined again, and the rest of a cell that went
/// astray into a row of its own goes back to the cell above.
fn mended(table: &Table, columns: &Columns) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for row in &table.rows {
        let filled = row.iter().filter(|cell| !cell.value.is_empty()).count();
        if let (1, Some(above)) = (filled, rows.last_mut())
            && let Some(stray) = row.iter().find(|cell| !cell.value.is_empty())
            && let Some(last) = above.iter_mut().rev().find(|cell| !cell.value.is_empty())
        {
            if !stray
                .value
                .starts_with(|c: char| c.is_alphanumeric() || c == '`' || c == '_')
            {
                last.value.push_str(&stray.value);
                continue;
            }
            if row.len() < columns.count && is_sentence(&stray.value) {
                last.value.push(' ');
                last.value.push_str(&stray.value);
                continue;
            }
        }
        let mut row = row.clone();
        if columns.count > 0 && row.len() > columns.count {
            join_split(&mut row, columns);
        }
        rows.push(row);
    }
    rows
}

/// Whether the only cell of a row goes on with what the row above says: a line without bars directly below a table is a
/// row of it, and no name has so many words.
fn is_sentence(text: &str) -> bool {
    let plain = text.trim_matches(['*', '_', ' ']);
    let wide =
        plain.chars().any(|c| !c.is_ascii() && c.is_alphabetic()) && plain.chars().count() > 12;
    plain.split_whitespace().count() > 3 || wide
}

/// Joins the cells that a row has too many: the type where both parts are types, the rest in the description, else in the
/// last column.
fn join_split(row: &mut Row, columns: &Columns) {
    let is_type = |at: usize| row.get(at).is_some_and(is_type_word);
    if let Some(at) = columns.kind.filter(|&at| is_type(at) && is_type(at + 1)) {
        join(row, at, 1);
    }
    let last = columns.count - 1;
    let at = columns.ranges.or(columns.description).unwrap_or(last);
    let more = row.len().saturating_sub(columns.count);
    join(row, at.min(last), more);
}

fn is_type_word(cell: &Said) -> bool {
    let word = cell.value.trim_matches(['`', '\\', ' ']).to_lowercase();
    [
        "string", "number", "integer", "int", "long", "boolean", "bool", "array", "object", "null",
    ]
    .contains(&word.as_str())
}

/// Joins a cell and the `more` after it.
fn join(row: &mut Row, at: usize, more: usize) {
    let rest: Vec<Said> = row.drain(at + 1..=at + more).collect();
    let Some(last) = rest.last() else {
        return;
    };
    let cell = &mut row[at];
    cell.span = cell.span.to(last.span);
    let parts = [cell.value.as_str()].into_iter();
    cell.value = parts
        .chain(rest.iter().map(|cell| cell.value.as_str()))
        .map(|part| part.trim_matches([' ', '|']))
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" | ");
}

fn cell(row: &Row, column: Option<usize>) -> Option<Said> {
    let cell = row.get(column?)?;
    let text = cell.value.trim_matches([' ', '\u{a0}']);
    let whole = text
        .strip_prefix('`')
        .and_then(|text| text.strip_suffix('`'))
        .filter(|text| !text.contains('`'));
    let text = whole.unwrap_or(text);
    (!text.is_empty()).then(|| Spanned::new(text.to_owned(), cell.span))
}

/// The name of a row and how deep it nests by the marks before it.
fn name(row: &Row, columns: &Columns) -> Option<(usize, Said)> {
    let cell = cell(row, columns.name)?;
    let marks = ['>', '└', '─', '├', '│', '-', '↳', '»', '·', '.'];
    let raw = cell
        .value
        .replace("&nbsp;", "\u{a0}")
        .replace("&gt;", ">")
        .replace("\\_", "_")
        .replace("\\[", "[")
        .replace("\\]", "]");
    let plain = raw.trim_start_matches(|c: char| c.is_whitespace() || marks.contains(&c));
    let lead = &raw[..raw.len() - plain.len()];
    let signs = lead
        .chars()
        .filter(|c| matches!(c, '>' | '└' | '├' | '↳' | '»' | '·' | '.'))
        .count();
    let dashes = usize::from(lead.contains('-') && signs == 0);
    let blanks = lead.chars().filter(|c| *c == '\u{a0}').count() / 2;
    let plain = unlinked(plain.trim_matches(['*', '`', '~', ' ', '"']));
    let plain = without_note(plain.trim_matches(['*', '`', '~', ' ', '"']).trim());
    let value = if plain.is_empty() {
        raw.trim().to_owned()
    } else {
        plain.to_owned()
    };
    Some((
        signs.max(dashes).max(blanks),
        Spanned::new(value, cell.span),
    ))
}

/// `openTime (test only)`: the name alone.
fn without_note(name: &str) -> &str {
    let sign = |sign: char| sign.is_ascii_alphanumeric() || "_.-[]".contains(sign);
    match name.split_once(['(', '（']) {
        Some((bare, note)) if note.ends_with([')', '）']) => {
            let bare = bare.trim_end_matches(['*', '`', ' ']);
            if !bare.is_empty() && bare.chars().all(sign) {
                bare
            } else {
                name
            }
        }
        _ => name,
    }
}

/// The text of a name that is a link: `[side](../enums#side)`.
fn unlinked(name: &str) -> &str {
    let link = name.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    match link {
        Some((text, target)) if !text.is_empty() && target.starts_with('(') => text,
        _ => name,
    }
}

fn is_none_word(name: &str) -> bool {
    matches!(
        name.to_lowercase().as_str(),
        "none"
            | "无"
            | "-"
            | "—"
            | "--"
            | "n/a"
            | "null"
            | "/"
            | "no parameters"
            | "无参数"
            | "(none)"
            | "–"
    )
}

fn span(row: &Row) -> diagnostics::Span {
    let first = row.first().map(|cell| cell.span);
    let last = row.last().map(|cell| cell.span);
    match (first, last) {
        (Some(first), Some(last)) => first.to(last),
        _ => diagnostics::Span::point(diagnostics::FileId(0), 0),
    }
}

/// Puts each entry into the last one that stands a level above it.
pub(super) fn nest<T>(entries: Vec<(usize, T)>, adopt: impl Fn(&mut T, T)) -> Vec<T> {
    let mut open: Vec<(usize, T)> = Vec::new();
    let mut done = Vec::new();
    let close = |open: &mut Vec<(usize, T)>, done: &mut Vec<T>, level: usize| {
        while open.last().is_some_and(|(above, _)| *above >= level) {
            if let Some((_, entry)) = open.pop() {
                match open.last_mut() {
                    Some((_, parent)) => adopt(parent, entry),
                    None => done.push(entry),
                }
            }
        }
    };
    for (level, entry) in entries {
        close(&mut open, &mut done, level);
        open.push((level, entry));
    }
    close(&mut open, &mut done, 0);
    done
}
