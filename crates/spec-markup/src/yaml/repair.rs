//! A text of which one line is masked, so that the lines around it can be read.
//!
//! Masks are as long as what they cover. Values are taken from the written text afterwards, so a masked value is read
//! as the plain text it is.

use super::fault::{Fault, FaultKind};
use super::{bare, opener};

/// A text to try.
pub(super) struct Repair {
    pub(super) text: String,
    /// Whether nothing of the meaning can have been lost.
    pub(super) harmless: bool,
    /// The fault that this mends, where it is another one than the parser met further down.
    pub(super) instead: Option<Fault>,
}

/// Texts to try, the most likely first.
pub(super) fn candidates(text: &str, fault: &Fault) -> Vec<Repair> {
    let at = fault.at.min(text.len());
    let here = line_start(text, at);
    match fault.kind {
        FaultKind::Depth(_) | FaultKind::Values(_) => Vec::new(),
        FaultKind::Tab => {
            let next = here + line(text, here).len() + 1;
            let next = (next < text.len()).then(|| without_tabs(text, next));
            std::iter::once(without_tabs(text, here))
                .chain(next)
                .collect()
        }
        FaultKind::Sign => masked_value(text, here, true).into_iter().collect(),
        FaultKind::Syntax(..) => {
            let before = text[..here].trim_end().len();
            let before = (before > 0).then(|| line_start(text, before));
            let lines = [Some(here), before].into_iter().flatten();
            let opened = opener::before(text, at).and_then(|open| {
                let mut repair = masked_value(text, line_start(text, open.at), false)?;
                repair.instead = Some(open);
                Some(repair)
            });
            let bare = bare::above(text, here).map(|bare| Repair {
                text: format!(
                    "{}{}{}",
                    &text[..bare.line.start],
                    bare.masked,
                    &text[bare.line.end..]
                ),
                harmless: false,
                instead: Some(bare.fault),
            });
            blank_lines_without_tabs(text, here)
                .into_iter()
                .chain(bare)
                .chain(opened)
                .chain(lines.filter_map(|line| masked_value(text, line, false)))
                .chain([without_line(text, here)])
                .collect()
        }
    }
}

fn line(text: &str, start: usize) -> &str {
    text[start..].split('\n').next().unwrap_or_default()
}

/// The last resort: the line is lost, but none of its neighbours.
fn without_line(text: &str, start: usize) -> Repair {
    let line = line(text, start);
    let end = start + line.len();
    let blank = " ".repeat(line.len());
    Repair {
        text: format!("{}{blank}{}", &text[..start], &text[end..]),
        harmless: false,
        instead: None,
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text.as_bytes()[..at]
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |at| at + 1)
}

fn without_tabs(text: &str, start: usize) -> Repair {
    let line = line(text, start);
    let end = start + line.len();
    let text = format!(
        "{}{}{}",
        &text[..start],
        line.replace('\t', " "),
        &text[end..]
    );
    Repair {
        text,
        harmless: true,
        instead: None,
    }
}

/// All lines of nothing but blanks without their TABs, where one stands right above: to the parser it ends the block of
/// text that goes on behind it.
fn blank_lines_without_tabs(text: &str, here: usize) -> Option<Repair> {
    let gap = text[..here].trim_end().len();
    let at = gap + text[gap..here].find('\t')?;
    // What stands behind the last word of a line is no line of its own.
    text[gap..at].contains('\n').then_some(())?;
    let lines = text.split_inclusive('\n');
    let mended = lines.map(|line| {
        if line.trim().is_empty() {
            line.replace('\t', " ")
        } else {
            line.to_owned()
        }
    });
    Some(Repair {
        text: mended.collect(),
        harmless: true,
        instead: Some(Fault {
            at,
            kind: FaultKind::Tab,
        }),
    })
}

/// The line at `start` with the value behind its key, or behind its dash, made a plain word.
fn masked_value(text: &str, start: usize, harmless: bool) -> Option<Repair> {
    let line = line(text, start);
    let bare = line.trim_start_matches([' ', '-']);
    let lead = line.len() - bare.len();
    let is_key = |key: &str| !key.is_empty() && !key.contains([' ', '"', '\'', '{', '[']);
    let value = match bare.split_once(':') {
        Some((key, value)) if is_key(key) && value.starts_with([' ', '\t']) => {
            lead + key.len() + 1 + (value.len() - value.trim_start().len())
        }
        _ => lead,
    };
    let value = line
        .get(value..)
        .filter(|value| !value.trim().is_empty())
        .map(|_| value)?;
    let end = line.trim_end().len();
    let mut masked = String::with_capacity(text.len());
    masked.push_str(&text[..start + value]);
    masked.extend(std::iter::repeat_n('x', end - value));
    masked.push_str(&text[start + end..]);
    (masked != text).then_some(Repair {
        text: masked,
        harmless,
        instead: None,
    })
}
