//! What the codes of refusals mean to a client.

/// What one code, or all codes with one beginning, means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeRule {
    /// The code; with `*` at its end a beginning.
    pub code: &'static str,
    /// What it means.
    pub meaning: Meaning,
}

/// What a refusal means to a client, beyond that the call failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Meaning {
    /// The credentials, the signature or the permission is the matter.
    Auth,
    /// The request came outside its time window and was not acted on; signed by a better clock it may do.
    Clock,
    /// There were too many requests; this one was not acted on.
    RateLimit,
    /// The server is busy. It may have begun to act.
    Busy,
    /// The server does not know itself whether the call took effect.
    OutcomeUnknown,
}

impl CodeRule {
    /// What a code means; `*` at its end makes it a beginning.
    #[must_use]
    pub const fn new(code: &'static str, meaning: Meaning) -> Self {
        Self { code, meaning }
    }

    /// Whether the rule holds for a code.
    #[must_use]
    pub fn covers(&self, code: &str) -> bool {
        match self.code.strip_suffix('*') {
            Some(beginning) => code.starts_with(beginning),
            None => code == self.code,
        }
    }
}
