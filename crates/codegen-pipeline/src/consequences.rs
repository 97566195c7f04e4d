//! Findings that only follow from others: where a page could not be read, what it seems to lack is no finding of its own.
//!
//! Nothing is hidden for good: what is hidden here stands behind an error, and comes back once that is mended.

use std::collections::BTreeSet;

use diagnostics::codes::{dialect, lower};
use diagnostics::{Code, Diagnostic, FileId, Severity, codes};

/// Findings that say that something is not there, or not known, on a page.
const LACKS: &[Code] = &[
    dialect::NO_DIALECT,
    dialect::TWO_DIALECTS,
    dialect::NOWHERE,
    dialect::PATH_FROM_CODE,
    dialect::PARAMETER_NAMELESS,
    lower::ENDPOINT_METHOD,
    lower::ENDPOINT_PATH,
    lower::PATH_VARIABLE,
    lower::PARAMETERS_SAMPLED,
    lower::PARAMETER_PARENT,
    lower::REQUEST_NAME,
    lower::REQUEST_LACKS,
    lower::FIELD_UNLISTED,
    lower::PAGINATION,
    lower::ENVELOPE_DIFFERS,
    lower::SECTION_UNLISTED,
];

/// Findings that say that no page has something.
const NOWHERE_FOUND: &[Code] = &[
    lower::ENUM_UNKNOWN,
    lower::ENDPOINT_FINDS_OUT,
    lower::ENDPOINT_SAME_AS,
    lower::LANGUAGES_DIFFER,
    lower::LANGUAGES_UNKNOWN_NAME,
    lower::MANIFEST_SECTION,
    lower::CORRECTION_AT,
];

/// Takes away what follows from pages that could not be read.
pub(crate) fn hide(findings: &mut Vec<Diagnostic>) {
    let unread: BTreeSet<FileId> = findings
        .iter()
        .filter(|found| found.severity == Severity::Error && codes::is_of_reading(found.code.id))
        .map(|found| found.span().file)
        .collect();
    if unread.is_empty() {
        return;
    }
    findings.retain(|found| {
        let lacks = LACKS.contains(&found.code) && unread.contains(&found.span().file);
        !lacks && !NOWHERE_FOUND.contains(&found.code)
    });
}
