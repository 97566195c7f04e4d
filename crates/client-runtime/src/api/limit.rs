//! How often operations may be called.

use std::fmt;

/// One documented limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Calls.
    pub count: u32,
    /// In how many milliseconds.
    pub window_ms: u64,
    /// Counted per what.
    pub scope: Scope,
    /// When it applies, such as `single symbol`.
    pub when: Option<&'static str>,
}

impl Limit {
    /// So many calls in so many milliseconds.
    #[must_use]
    pub const fn new(count: u32, window_ms: u64, scope: Scope) -> Self {
        Self {
            count,
            window_ms,
            scope,
            when: None,
        }
    }

    /// Says when it applies.
    #[must_use]
    pub const fn when(mut self, condition: &'static str) -> Self {
        self.when = Some(condition);
        self
    }
}

/// Says the limit in words, such as `20 calls per 1 s and key`.
impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let calls = if self.count == 1 { "call" } else { "calls" };
        write!(f, "{} {calls} per ", self.count)?;
        match self.window_ms {
            ms if ms.is_multiple_of(1000) => write!(f, "{} s", ms / 1000)?,
            ms => write!(f, "{ms} ms")?,
        }
        f.write_str(match self.scope {
            Scope::Ip => " and address",
            Scope::Key => " and key",
            Scope::User => " and user",
            Scope::Unsaid => "",
        })?;
        match self.when {
            Some(condition) => write!(f, " ({condition})"),
            None => Ok(()),
        }
    }
}

/// Limits that hold for all calls of a section together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SectionLimits {
    /// The section, as the names of its operations begin.
    pub section: &'static str,
    /// The limits.
    pub limits: &'static [Limit],
    /// For how long whoever exceeds one is shut out, in milliseconds; nothing where the documents do not say.
    pub lock_ms: Option<u64>,
}

impl SectionLimits {
    /// The limits of a section.
    #[must_use]
    pub const fn new(section: &'static str, limits: &'static [Limit]) -> Self {
        Self {
            section,
            limits,
            lock_ms: None,
        }
    }

    /// Says for how many milliseconds whoever exceeds a limit is shut out.
    #[must_use]
    pub const fn lock(mut self, milliseconds: u64) -> Self {
        self.lock_ms = Some(milliseconds);
        self
    }
}

/// What a limit is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Scope {
    /// The caller's address.
    Ip,
    /// The API key.
    Key,
    /// The user, whatever the key.
    User,
    /// The documents do not say.
    Unsaid,
}
