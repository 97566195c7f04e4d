//! Whether a fault of a page can have cost anything but its text.

use diagnostics::codes::markup as codes;
use diagnostics::{Diagnostic, Severity};
use spec_draft::{PageContent, PageDraft};

use crate::front_matter::declares;

/// Makes the faults in the front matter of a page that is prose warnings, with a note: the site shows such a page all the
/// same, and no call hangs on it. Not where a line, as it stands, declares a call, a channel or a table of words: then the
/// fault has cost just that.
pub fn ease(page: &PageDraft, text: &str, findings: &mut [Diagnostic]) {
    let is_prose = |content: &PageContent| matches!(content, PageContent::Prose(_));
    let eased = |finding: &&mut Diagnostic| {
        finding.severity == Severity::Error
            && [codes::YAML_INVALID.id, codes::YAML_DUPLICATE_KEY.id].contains(&finding.code.id)
    };
    let mut faults = findings.iter_mut().filter(eased).peekable();
    if faults.peek().is_none() || !page.contents.iter().all(is_prose) || text.lines().any(declares)
    {
        return;
    }
    for fault in faults {
        fault.severity = Severity::Warning;
        let note = "the page is prose; no call is lost";
        fault.notes.push(note.to_owned());
    }
}
