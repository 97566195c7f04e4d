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

/// Values that must not be shown, such as a signature that a server sends back in its complaint.
#[derive(Clone, Default)]
pub(crate) struct Secrets(Vec<String>);

impl Secrets {
    /// Shorter values are words such as an algorithm's name or a time stamp, and hiding them would garble messages.
    const SHORTEST: usize = 16;

    pub(crate) fn new(values: impl IntoIterator<Item = String>) -> Self {
        let long = values
            .into_iter()
            .filter(|value| value.len() >= Self::SHORTEST);
        Self(long.collect())
    }

    pub(crate) fn hide(&self, text: &str) -> String {
        let hide = |text: String, secret: &String| text.replace(secret.as_str(), "***");
        self.0.iter().fold(text.to_owned(), hide)
    }
}
