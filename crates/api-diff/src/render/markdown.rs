//! For a pull request.

use std::fmt::Write as _;

use super::{GROUPS, about, place, version};
use crate::{Change, Report, Verdict};

/// More rows would make a comment that nobody reads, and that some forges refuse.
const ROWS: usize = 200;
/// Items of one change in a row.
const ITEMS: usize = 3;

impl Report {
    /// The report as a comment in Markdown.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = format!("## API changes: {}\n\n", self.verdict().as_str());
        if self.verdict() == Verdict::Error {
            out.push_str("These pages cannot be read, so nothing is compared:\n\n");
            for fault in &self.faults {
                let (page, line, column) = (&fault.page, fault.line, fault.column);
                let message = escaped(&fault.message);
                let _ = writeln!(
                    out,
                    "- `{page}:{line}:{column}` {message} (`{}`)",
                    fault.code
                );
            }
            return out;
        }
        if self.changes.is_empty() {
            out.push_str("Nothing changes.\n");
            return out;
        }
        let (wire, rust) = (self.wire().as_str(), self.rust().as_str());
        let _ = writeln!(
            out,
            "On the wire: **{wire}**. For Rust users: **{rust}**; {}.",
            version(self)
        );
        for (title, is_in) in GROUPS {
            let changes: Vec<&Change> = self.changes.iter().filter(|one| is_in(one)).collect();
            if !changes.is_empty() {
                group(&mut out, title, &changes);
            }
        }
        out
    }
}

fn group(out: &mut String, title: &str, changes: &[&Change]) {
    let _ = writeln!(out, "\n### {title} ({})\n", changes.len());
    out.push_str("| what | change | wire | Rust | where |\n|---|---|---|---|---|\n");
    for change in changes.iter().take(ROWS) {
        let (subject, member) = about(change);
        let member = if member.is_empty() {
            member
        } else {
            format!(" `{}`", escaped(&member))
        };
        let mut message = escaped(&change.message);
        for item in change.items.iter().take(ITEMS) {
            let _ = write!(message, "<br>{}", escaped(item));
        }
        if change.items.len() > ITEMS {
            let _ = write!(message, "<br>and {} more items", change.items.len() - ITEMS);
        }
        let (wire, rust) = (change.wire.as_str(), change.rust.as_str());
        let place = place(change).map_or(String::new(), |place| format!("`{place}`"));
        let subject = escaped(&subject);
        let _ = writeln!(
            out,
            "| `{subject}`{member} | {message} | {wire} | {rust} | {place} |"
        );
    }
    if changes.len() > ROWS {
        let _ = writeln!(out, "\nAnd {} more.", changes.len() - ROWS);
    }
}

/// Text of pages in a cell: it ends neither the cell nor the row, and is no HTML outside of code.
fn escaped(text: &str) -> String {
    let plain = text.replace(['\n', '\r'], " ").replace('|', "\\|");
    let parts = plain.split('`').enumerate().map(|(index, part)| {
        if index % 2 == 0 {
            part.replace('<', "&lt;")
        } else {
            part.to_owned()
        }
    });
    parts.collect::<Vec<_>>().join("`")
}
