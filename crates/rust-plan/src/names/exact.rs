//! Exact names: what the plain rule leaves out, in words.

use std::borrow::Cow;

use super::{NameKind, words};

/// The words of a wire name and, where they alone do not give it back, the style it is written in.
pub(super) fn styled(kind: NameKind, wire: &str) -> Vec<String> {
    let plain = words::words(wire);
    let canonical = match kind {
        NameKind::Variant | NameKind::Type => words::pascal(&plain),
        NameKind::Field | NameKind::Method | NameKind::Module | NameKind::Constant => {
            words::snake(&plain)
        }
    };
    let owned = || plain.iter().map(|word| word.as_ref().to_owned()).collect();
    if canonical == wire {
        return owned();
    }
    // Numbers have no style: `1.5` reads as one dot five.
    let numbers = plain.len() > 1
        && plain
            .iter()
            .all(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let Some(style) = style(wire, &plain).filter(|_| !numbers) else {
        return spelled(wire);
    };
    let mut words: Vec<String> = owned();
    words.push(style.to_owned());
    words
}

/// Every sign of a wire name in words: capitals as `cap`, separators by their names.
pub(super) fn spelled(wire: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut run = String::new();
    for c in wire.chars() {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            run.push(c);
            continue;
        }
        if !run.is_empty() {
            words.push(std::mem::take(&mut run));
        }
        if c.is_ascii_uppercase() {
            words.push("cap".to_owned());
            run.push(c.to_ascii_lowercase());
        } else {
            words.push(words::sign(c));
        }
    }
    if !run.is_empty() {
        words.push(run);
    }
    if words.is_empty() {
        words.push("empty".to_owned());
    }
    words
}

/// The name of the style in which joining `words` gives `wire` back.
fn style(wire: &str, words: &[Cow<'_, str>]) -> Option<&'static str> {
    let lower: Vec<String> = words.iter().map(|word| word.to_ascii_lowercase()).collect();
    let upper: Vec<String> = words.iter().map(|word| word.to_ascii_uppercase()).collect();
    let capital: Vec<String> = words.iter().map(|word| words::pascal(&[word])).collect();
    let camel = || {
        let (first, rest) = capital.split_first()?;
        Some(first.to_ascii_lowercase() + &rest.concat())
    };
    // A single word in small letters is `lower` before it is anything else.
    let styles = [
        (words.len() == 1).then(|| ("lower", lower.concat())),
        (words.len() == 1).then(|| ("upper", upper.concat())),
        camel().map(|text| ("camel", text)),
        Some(("pascal", capital.concat())),
        Some(("snake", lower.join("_"))),
        Some(("upper", upper.join("_"))),
        Some(("kebab", lower.join("-"))),
        Some(("dotted", lower.join("."))),
        Some(("spaced", lower.join(" "))),
        Some(("flat", lower.concat())),
    ];
    let found = styles.into_iter().flatten().find(|(_, text)| text == wire);
    found.map(|(name, _)| name)
}
