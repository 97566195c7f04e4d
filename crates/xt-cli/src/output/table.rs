//! An answer as a table: a list of objects by columns, an object by lines, and what is too wide item by item.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use api_model::Node;
use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};

use super::cell;
use crate::model::Called;
use exact_json::Json;

const HEAD: anstyle::Style = anstyle::Style::new().bold();

/// The text of a table, with styles; not wider than the terminal where lines can be kept so.
pub(super) fn text(
    called: &Called,
    node: Option<&Node>,
    value: &Json,
    width: Option<usize>,
) -> String {
    let tables = Tables { called, width };
    tables.value(node, value)
}

const INDENT: &str = "  ";

struct Tables<'m> {
    called: &'m Called,
    width: Option<usize>,
}

/// Members of an object.
type Members = [(String, Json)];

impl Tables<'_> {
    fn value(&self, node: Option<&Node>, value: &Json) -> String {
        match value {
            Json::Null => "(no data)\n".to_owned(),
            Json::List(items) if items.is_empty() => "(none)\n".to_owned(),
            Json::Map(members) if members.is_empty() => "(no data)\n".to_owned(),
            Json::List(items) => self.list(node.and_then(cell::item), items),
            Json::Map(members) => self.object(node, members),
            scalar => format!("{}\n", cell::text(node, scalar)),
        }
    }

    fn list(&self, node: Option<&Node>, items: &[Json]) -> String {
        let objects: Vec<&Members> = items.iter().filter_map(members).collect();
        if objects.len() == items.len() {
            return self.objects(node, &objects);
        }
        let rows = items.iter().map(|item| match item {
            Json::List(cells) => cells.iter().map(|cell| cell::text(None, cell)).collect(),
            other => vec![cell::text(node, other)],
        });
        let mut table = plain();
        for row in rows {
            table.add_row(row);
        }
        let numbers = items.iter().all(|item| match item {
            Json::List(cells) => cells.iter().all(|cell| cell::is_number(None, cell)),
            _ => false,
        });
        if numbers {
            table
                .column_iter_mut()
                .for_each(|column| column.set_cell_alignment(CellAlignment::Right));
        }
        lines(&table)
    }

    /// One line for each object; where that is too wide, one block of lines.
    fn objects(&self, node: Option<&Node>, objects: &[&Members]) -> String {
        let names = self.columns(node, objects);
        let mut table = plain();
        table.set_header(
            names
                .iter()
                .map(|name| cell::text(None, &Json::Text((*name).to_owned()))),
        );
        for members in objects {
            table.add_row(names.iter().map(|name| {
                let value = find(members, name);
                Cell::new(value.map_or(String::new(), |value| {
                    cell::text(self.of(node, name), value)
                }))
            }));
        }
        for (index, name) in names.iter().enumerate() {
            let of = self.of(node, name);
            let mut values = objects.iter().filter_map(|members| find(members, name));
            if values.all(|value| cell::is_number(of, value))
                && let Some(column) = table.column_mut(index)
            {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let text = lines(&table);
        if self.is_too_wide(&text) {
            return self.blocks(node, objects);
        }
        let (head, rows) = text.split_once('\n').unwrap_or((&text, ""));
        format!("{HEAD}{head}{HEAD:#}\n{rows}")
    }

    fn blocks(&self, node: Option<&Node>, objects: &[&Members]) -> String {
        let mut text = String::new();
        for (index, members) in objects.iter().enumerate() {
            let _ = writeln!(text, "{HEAD}{}{HEAD:#}", index + 1);
            text.push_str(&indented(&self.within().object(node, members)));
        }
        text
    }

    /// Single values first, a line each; then each list and object below its name.
    fn object(&self, node: Option<&Node>, members: &Members) -> String {
        let mut table = plain();
        let mut below = String::new();
        for name in self.columns(node, &[members]) {
            let Some(value) = find(members, name) else {
                continue;
            };
            let of = self.of(node, name);
            let shown = cell::text(None, &Json::Text(name.to_owned()));
            let is_list_of_scalars =
                matches!(value, Json::List(items) if items.iter().all(Json::is_scalar));
            if value.is_scalar() || is_list_of_scalars {
                table.add_row([shown, cell::text(of, value)]);
            } else {
                let _ = write!(
                    below,
                    "{HEAD}{shown}{HEAD:#}\n{}",
                    indented(&self.within().value(of, value))
                );
            }
        }
        format!("{}{below}", lines(&table))
    }

    /// The names of members that hold something: those of the documents in their order, then the others as they come.
    fn columns<'a>(&'a self, node: Option<&Node>, objects: &[&'a Members]) -> Vec<&'a str> {
        let holds = |name: &str| {
            let mut found = objects.iter().filter_map(|members| find(members, name));
            found.any(|value| *value != Json::Null)
        };
        let mut seen = BTreeSet::new();
        let documented = cell::order(self.called, node);
        let others = objects.iter().flat_map(|members| members.iter());
        let others = others.map(|(name, _)| name.as_str());
        documented
            .into_iter()
            .chain(others)
            .filter(|name| seen.insert(*name) && holds(name))
            .collect()
    }

    fn of<'a>(&'a self, node: Option<&'a Node>, name: &str) -> Option<&'a Node> {
        cell::member(self.called, node?, name)
    }

    /// What is indented has less room.
    fn within(&self) -> Self {
        Self {
            called: self.called,
            width: self.width.map(|width| width.saturating_sub(INDENT.len())),
        }
    }

    fn is_too_wide(&self, text: &str) -> bool {
        let longest = text.lines().map(|line| line.chars().count()).max();
        self.width
            .zip(longest)
            .is_some_and(|(width, longest)| longest > width)
    }
}

fn members(value: &Json) -> Option<&Members> {
    match value {
        Json::Map(members) => Some(members),
        _ => None,
    }
}

fn find<'a>(members: &'a Members, name: &str) -> Option<&'a Json> {
    let found = members.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value)
}

/// A table without lines, as wide as what it holds.
fn plain() -> Table {
    let mut table = Table::new();
    table
        .load_preset(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled);
    table
}

fn lines(table: &Table) -> String {
    let mut text = String::new();
    for line in table.lines() {
        // The table begins each line with a blank.
        let line = line.strip_prefix(' ').unwrap_or(&line);
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

fn indented(text: &str) -> String {
    text.lines().fold(String::new(), |mut all, line| {
        let _ = writeln!(all, "{INDENT}{line}");
        all
    })
}
