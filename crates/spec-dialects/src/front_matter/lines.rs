//! Lines of prose that state a value behind a label.

use diagnostics::Spanned;
use spec_draft::Said;
use spec_markup::MappedText;

/// The text behind `label:` on a line of its own.
pub(crate) fn labelled(text: &MappedText, labels: &[&str]) -> Option<Said> {
    let mut found = None;
    each(text, |line| {
        if found.is_none() {
            found = value(line, labels);
        }
    });
    found
}

fn value(line: &MappedText, labels: &[&str]) -> Option<Said> {
    let whole = line.text();
    let plain = whole.trim_start_matches(['*', '-', ' ', '\t', '#']);
    let is_label = |label: &&&str| {
        plain
            .get(..label.len())
            .is_some_and(|start| start.to_lowercase() == **label)
    };
    let mut behind = labels.iter().filter(is_label).filter_map(|label| {
        let behind = plain
            .get(label.len()..)?
            .trim_start_matches('*')
            .trim_start();
        behind.strip_prefix([':', '：'])
    });
    let behind = behind.next()?;
    let part = line
        .slice(whole.len() - behind.len()..whole.len())
        .trimmed();
    let bare = part.without(escaped);
    let bare = bare.text().trim_matches(['*', '`', ' ']).to_owned();
    (!bare.is_empty()).then(|| Spanned::new(bare, part.whole()))
}

/// A backslash of Markdown before a sign.
pub(super) fn escaped(rest: &str) -> usize {
    let sign = rest
        .strip_prefix('\\')
        .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_punctuation()));
    usize::from(sign)
}

/// Whether a line is one of these words, with or without a colon.
pub(super) fn is_bare(line: &str, words: &[&str]) -> bool {
    let bare = line
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    words.contains(&bare.as_str())
}

/// Does something with every line.
pub(super) fn each(text: &MappedText, mut act: impl FnMut(&MappedText)) {
    let mut at = 0;
    for line in text.text().split_inclusive('\n') {
        act(&text.slice(at..at + line.len()).trimmed());
        at += line.len();
    }
}
