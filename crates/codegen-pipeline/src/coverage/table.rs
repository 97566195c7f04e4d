//! Counts as Markdown tables, aligned so that they read well on a terminal too.

use std::fmt::Write;

use super::{Counts, Coverage, EndpointCounts, FieldCounts, OriginCounts};

/// Every table of a coverage.
pub(super) fn print(coverage: &Coverage) -> String {
    let mut out = String::from("Endpoints, by the weakest evidence among their types:\n\n");
    let head = [
        "section",
        "endpoints",
        "corrected",
        "stated",
        "ruled",
        "inferred",
        "defaulted",
        "untyped",
        "undocumented",
        "limited",
        "exampled",
        "translated",
    ];
    out += &table(&head, coverage, |counts| endpoints(&counts.endpoints));
    out += "\nFields, by the evidence that decided their type:\n\n";
    let head = [
        "section",
        "channels",
        "fields",
        "corrected",
        "stated",
        "ruled",
        "inferred",
        "defaulted",
        "undocumented",
        "translated",
    ];
    let cells = |counts: &Counts| {
        let mut cells = vec![counts.channels.to_string()];
        cells.extend(fields(&counts.fields));
        cells
    };
    out += &table(&head, coverage, cells);
    out
}

fn endpoints(counts: &EndpointCounts) -> Vec<String> {
    let of = |count| share(count, counts.total);
    let mut cells = vec![counts.total.to_string()];
    cells.extend(by_origin(&counts.weakest));
    cells.extend([
        counts.untyped.to_string(),
        counts.undocumented.to_string(),
        of(counts.limited),
        of(counts.exampled),
        of(counts.translated),
    ]);
    cells
}

fn fields(counts: &FieldCounts) -> Vec<String> {
    let mut cells = vec![counts.total.to_string()];
    cells.extend(by_origin(&counts.typed));
    cells.extend([
        counts.undocumented.to_string(),
        share(counts.translated, counts.total),
    ]);
    cells
}

fn by_origin(counts: &OriginCounts) -> [String; 5] {
    let OriginCounts {
        corrected,
        stated,
        ruled,
        inferred,
        defaulted,
    } = counts;
    [corrected, stated, ruled, inferred, defaulted].map(usize::to_string)
}

/// A count and, in whole per cent rounded down, its share: what is not all of it never reads as 100 %.
fn share(count: usize, total: usize) -> String {
    match (count * 100).checked_div(total) {
        Some(percent) => format!("{count} ({percent} %)"),
        None => count.to_string(),
    }
}

fn table(head: &[&str], coverage: &Coverage, cells: impl Fn(&Counts) -> Vec<String>) -> String {
    let mut rows = vec![head.iter().map(|&cell| cell.to_owned()).collect()];
    let row = |name: &str, counts: &Counts| {
        let mut row = vec![name.to_owned()];
        row.extend(cells(counts));
        row
    };
    let sections = coverage.sections.iter();
    rows.extend(sections.map(|section| row(&section.section, &section.counts)));
    rows.push(row("**all**", &coverage.total));
    let width = |column: usize| {
        let of = |row: &Vec<String>| row.get(column).map_or(0, |cell| cell.chars().count());
        rows.iter().map(of).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        line(&mut out, row, &widths);
        if at == 0 {
            rule(&mut out, &widths);
        }
    }
    out
}

fn line(out: &mut String, row: &[String], widths: &[usize]) {
    for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
        let _ = match column {
            0 => write!(out, "| {cell:<width$} |"),
            _ => write!(out, " {cell:>width$} |"),
        };
    }
    out.push('\n');
}

/// Numbers stand to the right.
fn rule(out: &mut String, widths: &[usize]) {
    for (column, width) in widths.iter().enumerate() {
        let _ = match column {
            0 => write!(out, "|{:-<1$}|", "", width + 2),
            _ => write!(out, "{:-<1$}:|", "", width + 1),
        };
    }
    out.push('\n');
}
