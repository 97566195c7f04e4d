//! Texts of foreign origin, made fit to be shown.

/// The first characters of a text, on one line, with an ellipsis where more follow.
pub(crate) fn cut(text: &str, limit: usize) -> String {
    let mut shown: String = text
        .chars()
        .take(limit)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().nth(limit).is_some() {
        shown.push('…');
    }
    shown
}

/// Values that must not be shown, such as a signature that a server sends back in its complaint. One to a line, since
/// values of headers are: they are kept for each call and looked at where one fails.
#[derive(Clone)]
pub(crate) struct Secrets(String);

impl Secrets {
    /// Shorter values are words such as an algorithm's name or a time stamp, and hiding them would garble messages.
    const SHORTEST: usize = 16;

    /// Takes up values as they are sent.
    pub(crate) fn of<'v>(values: impl Iterator<Item = &'v str> + Clone) -> Self {
        let long = values.filter(|value| value.len() >= Self::SHORTEST);
        let room = long.clone().map(|value| value.len() + 1).sum();
        let mut lines = String::with_capacity(room);
        for value in long {
            lines.push_str(value);
            lines.push('\n');
        }
        Self(lines)
    }

    pub(crate) fn hide(&self, text: &str) -> String {
        let values = self.0.lines();
        values.fold(text.to_owned(), |text, secret| text.replace(secret, "***"))
    }
}
