//! Texts of foreign origin, made fit to be shown.

use reqwest::header::HeaderValue;

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
pub(crate) struct Secrets(Vec<HeaderValue>);

impl Secrets {
    /// Shorter values are words such as an algorithm's name or a time stamp, and hiding them would garble messages.
    const SHORTEST: usize = 16;

    /// Takes up a value as it is sent.
    pub(crate) fn add(&mut self, value: &HeaderValue) {
        if value.len() >= Self::SHORTEST {
            self.0.push(value.clone());
        }
    }

    pub(crate) fn hide(&self, text: &str) -> String {
        let values = self.0.iter();
        let values = values.filter_map(|value| std::str::from_utf8(value.as_bytes()).ok());
        values.fold(text.to_owned(), |text, secret| text.replace(secret, "***"))
    }
}
