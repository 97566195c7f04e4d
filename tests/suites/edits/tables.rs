//! Edits of pages whose tables list the parameters.

use crate::{Edit, Page};

/// Every edit that the page can have.
pub(crate) fn edits(page: &Page<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut header: Vec<String> = Vec::new();
    let mut heading = String::new();
    for (index, line) in page.lines.iter().enumerate() {
        if line.starts_with('#') || line.starts_with("**") {
            heading = line.to_lowercase();
        }
        if !line.trim_start().starts_with('|') {
            header.clear();
            if index < 8 && (line.starts_with("id: ") || line.starts_with("sidebar_position: ")) {
                let text = page.with(index, &[format!("{line}7")]);
                edits.push(page.edit("site's own keys", "docs-only", text));
            }
            declaration(page, index, line, &mut edits);
            continue;
        }
        let cells = cells(line);
        let rule = cells.iter().all(|cell| cell.starts_with("---"));
        if rule && !header.is_empty() {
            let text = page.with(index, &[]);
            edits.push(page.edit("table without its line of dashes", "error", text));
        }
        if header.is_empty() {
            header = cells.iter().map(|cell| cell.to_lowercase()).collect();
        } else if cells.len() == header.len()
            && !["response", "return", "answer"]
                .iter()
                .any(|word| heading.contains(word))
            && page.sends(&name(&cells))
        {
            row(page, index, (&header, &cells), &mut edits);
        }
    }
    edits
}

fn cells(line: &str) -> Vec<String> {
    let line = line.trim().trim_start_matches('|').trim_end_matches('|');
    line.split('|').map(|cell| cell.trim().to_owned()).collect()
}

fn name(cells: &[String]) -> String {
    cells
        .first()
        .map_or("", String::as_str)
        .trim_matches('`')
        .to_owned()
}

fn declaration(page: &Page<'_>, index: usize, line: &str, edits: &mut Vec<Edit>) {
    let Some(rest) = line.strip_prefix("**Endpoint:** `") else {
        return;
    };
    let Some((method, path)) = rest.trim_end().trim_end_matches('`').split_once(' ') else {
        return;
    };
    let mut say = |name, line: String| {
        edits.push(page.edit(name, "breaking", page.with(index, &[line])));
    };
    say("path", format!("**Endpoint:** `{method} {path}/again`"));
    let other = if method == "GET" { "POST" } else { "PUT" };
    say("method", format!("**Endpoint:** `{other} {path}`"));
}

fn row(
    page: &Page<'_>,
    index: usize,
    (header, cells): (&[String], &[String]),
    edits: &mut Vec<Edit>,
) {
    let column = |wanted: &str| header.iter().position(|cell| cell == wanted);
    let with = |column: usize, text: &str| {
        let mut cells = cells.to_vec();
        text.clone_into(&mut cells[column]);
        format!("| {} |", cells.join(" | "))
    };
    let mut say = |name, verdict, lines: &[String]| {
        edits.push(page.edit(name, verdict, page.with(index, lines)));
    };
    let line = page.lines[index].to_owned();
    say(
        "row written with other blanks",
        "docs-only",
        &[format!("|  {}  |", cells.join("  |  "))],
    );
    say("parameter removed", "breaking", &[]);
    say(
        "parameter renamed",
        "breaking",
        &[with(0, &format!("{}Again", name(cells)))],
    );
    if let Some(column) = column("required").or_else(|| column("mandatory")) {
        let required = cells[column] == "true";
        if required {
            say("optional now", "compatible", &[with(column, "false")]);
            say(
                "parameter added",
                "breaking",
                &[line.clone(), with(0, "oneMore")],
            );
        } else if cells[column] == "false" {
            say("required now", "breaking", &[with(column, "true")]);
            say(
                "parameter added",
                "compatible",
                &[line.clone(), with(0, "oneMore")],
            );
        }
    }
    if let Some(column) = column("type").filter(|column| cells[*column] == "string") {
        say("another type", "breaking", &[with(column, "boolean")]);
    }
    let words = column("description").filter(|column| {
        cells[*column]
            .chars()
            .all(|sign| sign.is_ascii_alphabetic() || sign == ' ')
            && cells[*column].len() > 3
    });
    if let Some(column) = words {
        let text = format!("{} as said elsewhere", cells[column]);
        say("description", "docs-only", &[with(column, &text)]);
    }
}
