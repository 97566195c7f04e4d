//! Limits that hold for some calls of an operation only, such as `single symbol`.

/// What must hold for a limit, as far as a request can show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Condition {
    many: bool,
    /// The name of the value that is counted, in the singular.
    subject: String,
}

impl Condition {
    /// Reads `single symbol` or `multiple symbols`; nothing where a request cannot show what is meant, so that the limit
    /// holds always.
    pub(super) fn read(text: &str) -> Option<Self> {
        let lower = text.trim().to_lowercase();
        let (number, subject) = lower.split_once(char::is_whitespace)?;
        let many = match number {
            "single" | "one" => false,
            "multiple" | "several" | "many" => true,
            _ => return None,
        };
        let subject = subject.trim();
        let subject = subject.strip_suffix('s').unwrap_or(subject);
        (!subject.is_empty() && !subject.contains(char::is_whitespace)).then(|| Self {
            many,
            subject: subject.to_owned(),
        })
    }

    /// Whether it may hold for a request that carries so many values of a name.
    ///
    /// A request without any, or with one under a name for several, may be counted either way: then both hold.
    pub(super) fn may_hold(&self, carries: &dyn Fn(&str) -> usize) -> bool {
        let one = carries(&self.subject);
        let list = carries(&format!("{}s", self.subject));
        match (one + list, list) {
            (0, _) | (1, 1) => true,
            (1, _) => !self.many,
            _ => self.many,
        }
    }
}
