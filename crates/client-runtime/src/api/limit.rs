//! How often an operation may be called.

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
