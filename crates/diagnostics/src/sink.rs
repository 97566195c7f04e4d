//! Where findings gather.

use crate::{Diagnostic, Severity};

/// Gathers findings; must be read by [`Sink::finish`].
///
/// Dropping a sink that holds findings panics in debug builds, so that no path of the program can forget them.
#[derive(Debug, Default)]
#[must_use = "a sink must be finished, or its findings are lost"]
pub struct Sink {
    found: Vec<Diagnostic>,
    finished: bool,
}

impl Sink {
    /// An empty sink.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.found.push(finding);
    }

    /// Takes the findings of another sink, in their order.
    pub fn absorb(&mut self, other: Self) {
        self.found.extend(other.finish());
    }

    /// How many findings there are so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether nothing was found so far.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether a finding so far is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.found
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }

    /// Ends the gathering and hands the findings out in the order in which they came.
    #[must_use]
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.finished = true;
        std::mem::take(&mut self.found)
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        if cfg!(debug_assertions)
            && !self.finished
            && !self.found.is_empty()
            && !std::thread::panicking()
        {
            panic!(
                "a sink with {} findings was dropped unread",
                self.found.len()
            );
        }
    }
}
