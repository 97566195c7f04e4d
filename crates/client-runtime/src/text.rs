//! Texts of foreign origin, made fit to be shown.

use crate::encode::percent_encode;

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
    /// Shorter headers are words such as an algorithm's name or a time stamp, and hiding them would garble messages.
    const SHORTEST_HEADER: usize = 16;
    /// Shorter texts open no doors.
    const SHORTEST: usize = 4;

    /// Takes up the headers of a signature and the secrets among what the caller sends.
    pub(crate) fn of<'v>(
        headers: impl Iterator<Item = &'v str> + Clone,
        stated: &[String],
    ) -> Self {
        let long = headers.filter(|value| value.len() >= Self::SHORTEST_HEADER);
        let room = long.clone().map(|value| value.len() + 1).sum();
        let mut lines = String::with_capacity(room);
        for value in long {
            lines.push_str(value);
            lines.push('\n');
        }
        let mut secrets = Self(lines);
        secrets.add(stated);
        secrets
    }

    /// Adds values as they are, as they stand in addresses, and as some servers write them in JSON.
    fn add(&mut self, stated: &[String]) {
        let lines = stated.iter().flat_map(|value| value.lines());
        for value in lines.filter(|line| line.len() >= Self::SHORTEST) {
            self.0.push_str(value);
            self.0.push('\n');
            percent_encode(&mut self.0, value);
            self.0.push('\n');
            self.0.push_str(&value.replace('/', "\\/"));
            self.0.push('\n');
        }
    }

    /// A text without them, however their letters are cased.
    pub(crate) fn hide(&self, text: &str) -> String {
        let values = self.0.lines();
        values.fold(text.to_owned(), |text, secret| blank(&text, secret))
    }
}

fn blank(text: &str, secret: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, after)) = split_at_any_case(rest, secret) {
        shown.push_str(before);
        shown.push_str("***");
        rest = after;
    }
    shown.push_str(rest);
    shown
}

/// What stands before and behind the first place where a text says a value, in capitals or not.
fn split_at_any_case<'t>(text: &'t str, value: &str) -> Option<(&'t str, &'t str)> {
    let value = value.as_bytes();
    let mut windows = text.as_bytes().windows(value.len());
    let start = windows.position(|window| window.eq_ignore_ascii_case(value))?;
    Some((text.get(..start)?, text.get(start + value.len()..)?))
}
