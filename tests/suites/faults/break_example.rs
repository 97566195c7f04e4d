//! Faults of examples: commas, quotes, brackets, ends.

use std::ops::Range;

use super::page::Page;
use super::{Fault, Random};

fn lines(page: &Page, fits: impl Fn(&str) -> bool) -> Vec<usize> {
    page.examples()
        .into_iter()
        .flatten()
        .filter(|&at| fits(page.lines[at].trim()))
        .collect()
}

/// Drops the comma behind a member or element.
pub(crate) fn no_comma(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = *random.choice(&lines(page, |line| line.ends_with(',')))?;
    let line = page.lines[at].trim_end_matches(',').to_owned();
    Some(Fault::line(page, at, line))
}

/// Drops the quote that closes a value.
pub(crate) fn open_value(page: &Page, random: &mut Random) -> Option<Fault> {
    let ends = |line: &str| line.ends_with("\",") || (line.ends_with('"') && line.len() > 2);
    let at = *random.choice(&lines(page, ends))?;
    let line = &page.lines[at];
    let quote = line.rfind('"')?;
    Some(Fault::line(
        page,
        at,
        format!("{}{}", &line[..quote], &line[quote + 1..]),
    ))
}

/// Drops one of the quotes of a key.
pub(crate) fn open_key(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = *random.choice(&lines(page, |line| {
        line.starts_with('"') && line.contains("\": ")
    }))?;
    let line = &page.lines[at];
    let quote = if random.coin() {
        line.find('"')?
    } else {
        line.find("\": ")?
    };
    Some(Fault::line(
        page,
        at,
        format!("{}{}", &line[..quote], &line[quote + 1..]),
    ))
}

/// Drops the colon between a key and its value.
pub(crate) fn no_colon(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = *random.choice(&lines(page, |line| {
        line.starts_with('"') && line.contains("\": ")
    }))?;
    let line = page.lines[at].replacen("\": ", "\" ", 1);
    Some(Fault::line(page, at, line))
}

/// Writes a member twice.
pub(crate) fn member_twice(page: &Page, random: &mut Random) -> Option<Fault> {
    let member = |line: &str| line.starts_with('"') && line.contains("\": ") && line.ends_with(',');
    let simple = |line: &str| member(line) && !line.contains(['{', '[']);
    let at = *random.choice(&lines(page, simple))?;
    Some(Fault::insert(page, at + 1, vec![page.lines[at].clone()]).or_line(at))
}

/// Takes a closing bracket or brace away: its line, the one that opens it and the end of the example count.
pub(crate) fn open_bracket(page: &Page, random: &mut Random) -> Option<Fault> {
    let closes = |line: &str| matches!(line, "}" | "]" | "}," | "],");
    let at = *random.choice(&lines(page, closes))?;
    let open = opening(page, at)?;
    let end = example(page, at)?.end;
    Some(
        Fault::remove(page, at..at + 1)
            .or_line(at - 1)
            .or_line(open)
            .or_line(end - 2),
    )
}

/// Takes an opening bracket or brace of a member away.
pub(crate) fn no_opening(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = *random.choice(&lines(page, |line| {
        line.ends_with(": {") || line.ends_with(": [")
    }))?;
    let line = &page.lines[at];
    Some(Fault::line(page, at, line[..line.len() - 1].trim_end().to_owned()).or_line(at + 1))
}

/// Ends an example early.
pub(crate) fn truncated(page: &Page, random: &mut Random) -> Option<Fault> {
    let examples = page.examples();
    let range = random.choice(&examples)?.clone();
    let keep = 1 + random.below(range.len() - 2)?;
    let last = range.start + keep - 1;
    let open = (range.start..=last)
        .rev()
        .find(|&at| page.lines[at].trim_end().ends_with(['{', '[']))?;
    Some(
        Fault::remove(page, last + 1..range.end)
            .or_line(last)
            .or_line(open),
    )
}

/// Puts a word where it does not belong.
pub(crate) fn stray_word(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = *random.choice(&lines(page, |line| {
        line.ends_with(',') && line.contains("\": ")
    }))?;
    Some(Fault::line(page, at, format!("{} oops", page.lines[at])).or_line(at + 1))
}

/// The line whose bracket the one on this line closes.
fn opening(page: &Page, at: usize) -> Option<usize> {
    let range = example(page, at)?;
    let mut depth = 1;
    (range.start..at).rev().find(|&line| {
        let text = page.lines[line].trim();
        if text.starts_with(['}', ']']) {
            depth += 1;
        }
        if text.ends_with(['{', '[']) {
            depth -= 1;
        }
        depth == 0
    })
}

fn example(page: &Page, at: usize) -> Option<Range<usize>> {
    page.examples()
        .into_iter()
        .find(|range| range.contains(&at))
}
