//! For people, on a terminal.

use std::fmt::Write as _;

use super::{GROUPS, about, place, version};
use crate::{Change, Report};

/// More items of one change are counted, not listed.
const ITEMS: usize = 6;

impl Report {
    /// The report as plain text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        for fault in &self.faults {
            let _ = writeln!(
                out,
                "{}:{}:{}: {} [{}]",
                fault.page, fault.line, fault.column, fault.message, fault.code
            );
        }
        for (title, is_in) in GROUPS {
            let changes: Vec<&Change> = self.changes.iter().filter(|one| is_in(one)).collect();
            if changes.is_empty() {
                continue;
            }
            let _ = writeln!(out, "{title} ({})", changes.len());
            for change in changes {
                one(&mut out, change);
            }
            out.push('\n');
        }
        let _ = writeln!(out, "verdict: {}", self.verdict().as_str());
        if self.faults.is_empty() {
            let (wire, rust) = (self.wire().as_str(), self.rust().as_str());
            let _ = writeln!(
                out,
                "on the wire: {wire}, for Rust users: {rust}; {}",
                version(self)
            );
        } else {
            let _ = writeln!(out, "nothing is compared until these pages can be read");
        }
        out
    }
}

fn one(out: &mut String, change: &Change) {
    let (subject, member) = about(change);
    let member = if member.is_empty() {
        member
    } else {
        format!(" {member}")
    };
    let place = place(change).map_or(String::new(), |place| format!("{place}: "));
    let _ = writeln!(out, "  {place}{subject}{member}: {}", change.message);
    let (wire, rust) = (change.wire.as_str(), change.rust.as_str());
    let _ = writeln!(
        out,
        "      {} (wire: {wire}, Rust: {rust})",
        change.kind.as_str()
    );
    for item in change.items.iter().take(ITEMS) {
        let _ = writeln!(out, "      {item}");
    }
    if change.items.len() > ITEMS {
        let _ = writeln!(out, "      and {} more items", change.items.len() - ITEMS);
    }
}
