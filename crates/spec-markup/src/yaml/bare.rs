//! The line above a fault that lost the `: ` behind its key, or the blank behind its dash.
//!
//! YAML takes `name:id` for text, and the next line, `type: string`, for what makes no sense. Whoever mends the page looks
//! for the first of both.

use std::ops::Range;

use super::fault::{Fault, FaultKind};

/// What is wrong with the line above, and the line as it can be read, of the same length.
pub(super) struct Bare {
    pub(super) fault: Fault,
    pub(super) line: Range<usize>,
    pub(super) masked: String,
}

/// The line above the one that starts at `here`, if it is the cause of what makes no sense there.
pub(super) fn above(text: &str, here: usize) -> Option<Bare> {
    let end = text[..here].trim_end().len();
    let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..end].trim_end();
    let next = text[here..].split('\n').next().unwrap_or_default();
    let lead = lead(line);
    let rest = &line[lead..];
    if let Some(word) = rest.strip_prefix('-').filter(|word| is_key(word)) {
        return Some(dash(start, line, lead, word));
    }
    let word = rest.len() - rest.trim_start_matches(is_sign).len();
    // Deeper or shallower text goes on with the value above it.
    if word == 0
        || lead != self::lead(next)
        || !is_key(&next[lead.min(next.len())..])
        || is_key(rest)
    {
        return None;
    }
    let behind = rest[word..].trim_start_matches([' ', ':', '：', '=', ';', '-', '>']);
    if behind.is_empty() || behind.len() == rest.len() - word || rest.len() < word + 3 {
        return None;
    }
    let value = (rest.len() - behind.len()).max(word + 2);
    let key = &rest[..word];
    Some(Bare {
        fault: Fault {
            at: start + lead,
            kind: FaultKind::Syntax(
                format!("no colon and blank follow the key `{key}`"),
                format!("write `{key}: {behind}`").into(),
            ),
        },
        line: start..start + line.len(),
        masked: format!(
            "{}{key}:{}{}",
            &line[..lead],
            " ".repeat(value - word - 1),
            "x".repeat(rest.len() - value)
        ),
    })
}

fn dash(start: usize, line: &str, lead: usize, word: &str) -> Bare {
    Bare {
        fault: Fault {
            at: start + lead,
            kind: FaultKind::Syntax(
                "no blank follows the dash of this entry".to_owned(),
                format!("write `- {word}`").into(),
            ),
        },
        line: start..start + line.len(),
        masked: format!(
            "{}- x: {}",
            &line[..lead],
            "x".repeat(line.len().saturating_sub(lead + 5))
        ),
    }
}

/// Blanks, and dashes of entries, before the first word.
fn lead(line: &str) -> usize {
    let mut at = line.len() - line.trim_start_matches(' ').len();
    while line[at..].starts_with("- ") {
        at += 1;
        at += line[at..].len() - line[at..].trim_start_matches(' ').len();
    }
    at
}

fn is_sign(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '_'
}

/// `name:` and nothing, or a blank, behind it.
fn is_key(text: &str) -> bool {
    let rest = text.trim_start_matches(is_sign);
    rest.len() < text.len()
        && rest
            .strip_prefix(':')
            .is_some_and(|value| value.is_empty() || value.starts_with([' ', '\t', '\r']))
}
