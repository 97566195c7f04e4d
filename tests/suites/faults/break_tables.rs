//! Faults of pages that declare their call in the text: tables, declarations, samples.

use super::break_yaml::misspelt;
use super::page::Page;
use super::{Fault, Random};

/// A row of a table of parameters: its line, and the cells by the words of its head.
struct Row {
    line: usize,
    head: Vec<String>,
    cells: Vec<String>,
}

impl Row {
    fn column(&self, names: &[&str]) -> Option<usize> {
        let known = |cell: &String| names.contains(&cell.to_lowercase().as_str());
        self.head.iter().position(known)
    }

    fn cell(&self, names: &[&str]) -> Option<&str> {
        self.cells.get(self.column(names)?).map(String::as_str)
    }

    fn with(&self, page: &Page, names: &[&str], value: &str) -> Option<Fault> {
        let mut cells = self.cells.clone();
        value.clone_into(cells.get_mut(self.column(names)?)?);
        Some(Fault::line(page, self.line, joined(&cells)))
    }
}

const NAME: &[&str] = &["parameter", "name", "field"];
const TYPE: &[&str] = &["type"];
const MANDATORY: &[&str] = &["mandatory", "required"];
const DEFAULT: &[&str] = &["default"];
const RANGES: &[&str] = &["ranges", "range"];

fn cells(line: &str) -> Vec<String> {
    let line = line.trim().trim_start_matches('|');
    let line = line.strip_suffix('|').unwrap_or(line);
    line.split('|').map(|cell| cell.trim().to_owned()).collect()
}

fn joined(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

/// The rows of tables with a head that fits.
fn rows(page: &Page, fits: impl Fn(&Row) -> bool) -> Vec<Row> {
    let head = |at: usize| {
        (0..at)
            .rev()
            .take_while(|&at| page.lines[at].starts_with('|'))
            .last()
    };
    let row = |at: usize| {
        Some(Row {
            line: at,
            head: cells(&page.lines[head(at)?]),
            cells: cells(&page.lines[at]),
        })
    };
    page.rows()
        .into_iter()
        .filter_map(row)
        .filter(fits)
        .collect()
}

fn parameters(page: &Page) -> Vec<Row> {
    rows(page, |row| row.column(MANDATORY).is_some())
}

/// The last cell of a row is missing, with the bar before it.
pub(crate) fn cell_missing(page: &Page, random: &mut Random) -> Option<Fault> {
    let rows = parameters(page);
    let row = random.choice(&rows)?;
    let without = 1 + random.below(row.cells.len() - 1)?;
    let mut cells = row.cells.clone();
    cells.remove(without);
    Some(Fault::line(page, row.line, joined(&cells)))
}

/// One cell too many in a row.
pub(crate) fn cell_extra(page: &Page, random: &mut Random) -> Option<Fault> {
    let rows = parameters(page);
    let row = random.choice(&rows)?;
    let mut cells = row.cells.clone();
    cells.insert(1 + random.below(cells.len())?, "spare".to_owned());
    Some(Fault::line(page, row.line, joined(&cells)))
}

/// A word of the head with a slip.
pub(crate) fn head_misspelt(page: &Page, random: &mut Random) -> Option<Fault> {
    let rows = parameters(page);
    let row = random.choice(&rows)?;
    let mut head = row.head.clone();
    let at = random.below(head.len())?;
    let wrong = misspelt(&head[at], random)?;
    wrong.clone_into(&mut head[at]);
    let line = (0..row.line)
        .rev()
        .take_while(|&at| page.lines[at].starts_with('|'))
        .last()?;
    Some(Fault::line(page, line, joined(&head)).unless_harmless())
}

/// Whether a parameter is required, said in a word nobody knows.
pub(crate) fn required_word(page: &Page, random: &mut Random) -> Option<Fault> {
    let rows = parameters(page);
    let row = random.choice(&rows)?;
    row.with(
        page,
        MANDATORY,
        random.choice(&["perhaps", "ture", "flase", "Yse"])?,
    )
}

/// A type nobody knows.
pub(crate) fn table_type(page: &Page, random: &mut Random) -> Option<Fault> {
    let rows = rows(page, |row| {
        row.column(TYPE).is_some() && !row.cell(RANGES).is_some_and(|cell| cell.contains(','))
    });
    let row = random.choice(&rows)?;
    let word = match random.below(2)? {
        0 => "quux".to_owned(),
        _ => misspelt(row.cell(TYPE)?, random)?,
    };
    row.with(page, TYPE, &word)
}

/// A default that the bounds or the values exclude.
pub(crate) fn table_default(page: &Page, random: &mut Random) -> Option<Fault> {
    let rows: Vec<Row> = parameters(page)
        .into_iter()
        .filter(|row| row.cell(RANGES).is_some_and(|cell| !cell.is_empty()))
        .collect();
    let row = random.choice(&rows)?;
    let word = if row.cell(RANGES)?.contains('~') {
        *random.choice(&["-99", "9999", "many"])?
    } else {
        "SIDEWAYS"
    };
    row.with(page, DEFAULT, word)
}

/// Bounds the wrong way round.
pub(crate) fn table_bounds(page: &Page, random: &mut Random) -> Option<Fault> {
    let rows = parameters(page);
    let found: Vec<(&Row, String)> = rows
        .iter()
        .filter_map(|row| {
            let (low, high) = row.cell(RANGES)?.split_once('~')?;
            Some((row, format!("{high}~{low}")))
        })
        .collect();
    let (row, bounds) = random.choice(&found)?;
    row.with(page, RANGES, bounds)
}

/// A value listed twice.
pub(crate) fn value_twice(page: &Page, random: &mut Random) -> Option<Fault> {
    let rows = parameters(page);
    let found: Vec<(&Row, String)> = rows
        .iter()
        .filter_map(|row| {
            let values = row.cell(RANGES)?;
            let (first, _) = values.split_once(',')?;
            Some((row, format!("{values},{first}")))
        })
        .collect();
    let (row, values) = random.choice(&found)?;
    row.with(page, RANGES, values)
}

/// A variable of the path that the table calls otherwise, or does not have.
pub(crate) fn table_variable(page: &Page, random: &mut Random) -> Option<Fault> {
    let path = declared(page, "**Description:**")?;
    let variable = page.lines[path].split_once('{')?.1.split_once('}')?.0;
    let rows = parameters(page);
    let row = rows.iter().find(|row| row.cell(NAME) == Some(variable))?;
    let fault = match random.below(3)? {
        0 => row.with(page, NAME, &misspelt(variable, random)?)?,
        1 => Fault::remove(page, row.line..row.line + 1),
        _ => {
            let line = page.lines[path].replacen(&format!("{{{variable}}}"), "{elsewhere}", 1);
            return Some(Fault::line(page, path, line));
        }
    };
    Some(fault.or_line(path))
}

fn declared(page: &Page, what: &str) -> Option<usize> {
    page.lines.iter().position(|line| line.starts_with(what))
}

/// A declared method that is none.
pub(crate) fn declared_method(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = declared(page, "**Type:**")?;
    let word = *random.choice(&["GTE", "FETCH", "PSOT", "-", ""])?;
    Some(Fault::line(page, at, format!("**Type:** {word}").trim_end().to_owned()).or_line(at + 2))
}

/// A curl sample of another method or path.
pub(crate) fn curl(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = page
        .lines
        .iter()
        .position(|line| line.starts_with("curl "))?;
    let line = &page.lines[at];
    let wrong = match random.below(2)? {
        0 => line.replacen("-X GET", "-X DELETE", 1),
        _ => line.replacen("/v2/", "/v9/other/", 1),
    };
    Some(Fault::line(page, at, wrong))
}

/// A request example that sends a name, or a value, no row knows.
pub(crate) fn sent(page: &Page, random: &mut Random) -> Option<Fault> {
    let head = page
        .lines
        .iter()
        .position(|line| line == "### Request example")?;
    let range = page
        .examples()
        .into_iter()
        .find(|range| range.start > head && range.start < head + 4)?;
    let rows = parameters(page);
    let mut found = Vec::new();
    for at in range {
        let Some((name, value)) = page.lines[at].split_once("\": ") else {
            continue;
        };
        let name = name.trim().trim_start_matches('"');
        found.push((at, page.lines[at].replacen(name, &format!("{name}Q"), 1)));
        let kind = rows
            .iter()
            .find(|row| row.cell(NAME) == Some(name))
            .and_then(|row| row.cell(TYPE));
        if matches!(kind, Some("integer" | "boolean")) {
            let comma = if value.ends_with(',') { "," } else { "" };
            found.push((at, format!("  \"{name}\": \"some words\"{comma}")));
        }
    }
    let (at, line) = random.choice(&found)?;
    Some(Fault::line(page, *at, line.clone()))
}

/// A link to a page that is not there.
pub(crate) fn link(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = page.lines.iter().position(|line| line.contains("](./"))?;
    let wrong = *random.choice(&["](./gone", "](../gone/"])?;
    Some(Fault::line(
        page,
        at,
        page.lines[at].replacen("](./", wrong, 1),
    ))
}

/// An error code twice.
pub(crate) fn code_twice(page: &Page, random: &mut Random) -> Option<Fault> {
    let rows = rows(page, |row| row.cell(&["error code"]).is_some());
    let row = random.choice(&rows)?;
    let mut cells = row.cells.clone();
    "Something else went wrong.".clone_into(cells.last_mut()?);
    Some(Fault::insert(page, row.line + 1, vec![joined(&cells)]).or_line(row.line))
}

/// A type of the table that the example contradicts.
pub(crate) fn field_type(page: &Page, random: &mut Random) -> Option<Fault> {
    let rows = rows(page, |row| {
        row.column(MANDATORY).is_none() && row.column(TYPE).is_some()
    });
    let row = random.choice(&rows)?;
    let name = format!("\"{}\": ", row.cell(NAME)?);
    let shown = page
        .lines
        .iter()
        .position(|line| line.trim().starts_with(&name))?;
    Some(row.with(page, TYPE, "boolean")?.or_line(shown))
}
