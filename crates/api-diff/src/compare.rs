//! The whole of a comparison, in its order.

use crate::log::Log;
use crate::{Report, Side, attribute, pages, rust, wire};

/// Every change from the old state to the new one.
#[must_use]
pub fn compare(old: Side<'_>, new: Side<'_>) -> Report {
    let mut log = Log {
        old,
        new,
        changes: Vec::new(),
    };
    wire::compare_all(&mut log);
    let owners = wire::owners(&log);
    let differences = rust::differences(old.plan, new.plan, &owners);
    attribute::attribute(&mut log, differences);
    pages::compare(&mut log);
    let mut changes = log.changes;
    changes.sort_by(|a, b| {
        let place = |change: &crate::Change| change.new.clone().or_else(|| change.old.clone());
        let worst = |change: &crate::Change| change.wire.max(change.rust);
        (b.wire.cmp(&a.wire))
            .then_with(|| worst(b).cmp(&worst(a)))
            .then_with(|| place(a).cmp(&place(b)))
            .then_with(|| a.kind.cmp(&b.kind))
    });
    Report {
        changes,
        faults: Vec::new(),
    }
}
