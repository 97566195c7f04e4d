//! For programs.

use serde::Serialize;

use crate::{Bump, Change, Class, Fault, Report, Verdict};

#[derive(Serialize)]
struct Written<'a> {
    verdict: Verdict,
    wire: Class,
    rust: Class,
    bump: Bump,
    bump_before_one: Bump,
    errors: &'a [Fault],
    changes: &'a [Change],
}

impl Report {
    /// The report as JSON.
    ///
    /// # Errors
    /// None that is known; what serialising says.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(&Written {
            verdict: self.verdict(),
            wire: self.wire(),
            rust: self.rust(),
            bump: self.bump(),
            bump_before_one: self.bump().before_one(),
            errors: &self.faults,
            changes: &self.changes,
        })
    }
}
