//! Stable names of findings.

use serde::Serialize;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good to know; never changes the exit status.
    Note,
    /// The page was understood, but should be mended. `--strict` makes it an error.
    Warning,
    /// The page cannot be trusted; a run with one writes nothing.
    Error,
}

/// A kind of finding: a stable id such as `json/missing-comma`, its usual severity, and what it says in general.
///
/// Ids are `layer/kebab-case`; once released, an id is never reused for something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable id.
    pub id: &'static str,
    /// The severity unless the run changes it.
    pub severity: Severity,
    /// Whether it is looked for unasked; advice on how to write better pages is not.
    pub on: bool,
    /// One line on what the finding means, for listings and SARIF rules.
    pub summary: &'static str,
}

impl Code {
    /// A code whose findings stop a run.
    #[must_use]
    pub const fn error(id: &'static str, summary: &'static str) -> Self {
        Self {
            id,
            severity: Severity::Error,
            on: true,
            summary,
        }
    }

    /// A code whose findings let a run go on.
    #[must_use]
    pub const fn warning(id: &'static str, summary: &'static str) -> Self {
        Self {
            id,
            severity: Severity::Warning,
            on: true,
            summary,
        }
    }

    /// A code whose findings only inform.
    #[must_use]
    pub const fn note(id: &'static str, summary: &'static str) -> Self {
        Self {
            id,
            severity: Severity::Note,
            on: true,
            summary,
        }
    }

    /// A code that is looked for only where a manifest or a flag asks for it; then its findings only inform.
    #[must_use]
    pub const fn advice(id: &'static str, summary: &'static str) -> Self {
        Self {
            id,
            severity: Severity::Note,
            on: false,
            summary,
        }
    }
}
