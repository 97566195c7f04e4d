//! Faults of single signs: a blank, a bullet, a colon, quotes of a word processor, brackets too many.

use super::page::{Key, Page};
use super::{Fault, Random};

/// Lines of examples that are `"name": value`.
fn members(page: &Page, fits: impl Fn(&str) -> bool) -> Vec<usize> {
    page.examples()
        .into_iter()
        .flatten()
        .filter(|&at| {
            let line = page.lines[at].trim();
            line.starts_with('"') && line.contains("\": ") && fits(line)
        })
        .collect()
}

/// Keys whose value is a plain word on their line.
fn plain(page: &Page) -> Vec<Key> {
    page.keys()
        .into_iter()
        .filter(|key| !key.value.is_empty())
        .filter(|key| !key.value.starts_with(['|', '>', '[', '{', '"', '\'']))
        .collect()
}

/// Takes the blank behind the colon of a key away.
pub(crate) fn no_blank(page: &Page, random: &mut Random) -> Option<Fault> {
    let keys = plain(page);
    let key = random.choice(&keys)?;
    let line = page.lines[key.line].replacen(": ", ":", 1);
    Some(Fault::line(page, key.line, line))
}

/// Writes another sign than the colon behind a key.
pub(crate) fn other_colon(page: &Page, random: &mut Random) -> Option<Fault> {
    let keys = plain(page);
    let key = random.choice(&keys)?;
    let sign = *random.choice(&["：", " =", ";", " -"])?;
    let line = page.lines[key.line].replacen(':', sign, 1);
    Some(Fault::line(page, key.line, line))
}

/// Takes the blank behind the dash of an entry away.
pub(crate) fn dash_without_blank(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = *random.choice(&entries(page))?;
    Some(Fault::line(page, at, page.lines[at].replacen("- ", "-", 1)))
}

/// The lines of front matter that begin an entry with a key.
fn entries(page: &Page) -> Vec<usize> {
    let keys = page.keys().into_iter().map(|key| key.line);
    keys.filter(|&at| page.lines[at].trim_start().starts_with("- "))
        .collect()
}

/// Writes text with `: ` into a value without quotes.
pub(crate) fn colon_in_value(page: &Page, random: &mut Random) -> Option<Fault> {
    let keys: Vec<Key> = plain(page)
        .into_iter()
        .filter(|key| matches!(key.name.as_str(), "description" | "title" | "label"))
        .collect();
    let key = random.choice(&keys)?;
    Some(Fault::line(
        page,
        key.line,
        format!("{} Note: mind the gap", page.lines[key.line]),
    ))
}

/// Writes the fence of front matter with two dashes, or as other signs.
pub(crate) fn other_fence(page: &Page, random: &mut Random) -> Option<Fault> {
    let matter = page.matter();
    let at = *random.choice(&[matter.start.checked_sub(1)?, matter.end])?;
    let sign = *random.choice(&["--", "- --", "___", "***", "—"])?;
    Some(Fault::line(page, at, sign.to_owned()).or_line(matter.start - 1))
}

/// Quotes as a word processor makes them.
pub(crate) fn smart_quotes(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = *random.choice(&members(page, |_| true))?;
    let mut open = false;
    let signs = page.lines[at].chars().map(|sign| match sign {
        '"' => {
            open = !open;
            if open { '“' } else { '”' }
        }
        sign => sign,
    });
    Some(Fault::line(page, at, signs.collect()))
}

/// One closing bracket too many.
pub(crate) fn extra_bracket(page: &Page, random: &mut Random) -> Option<Fault> {
    let lines: Vec<usize> = page
        .examples()
        .into_iter()
        .flatten()
        .filter(|&at| matches!(page.lines[at].trim(), "}" | "]" | "}," | "],"))
        .collect();
    let at = *random.choice(&lines)?;
    let line = page.lines[at].clone();
    // Where the outer value takes the bracket for its own, the line that has nothing left to close tells.
    let mut fault = Fault::insert(page, at + 1, vec![line]).or_line(at);
    for next in at + 2..=at + 3 {
        fault = fault.or_line(next);
    }
    let end = page
        .examples()
        .into_iter()
        .find(|range| range.contains(&at))?
        .end;
    Some(fault.or_line(end))
}

/// The wrong one of two kinds of brackets.
pub(crate) fn other_bracket(page: &Page, random: &mut Random) -> Option<Fault> {
    let examples = page.examples();
    let range = random.choice(&examples)?.clone();
    let lines: Vec<usize> = range
        .clone()
        .filter(|&at| matches!(page.lines[at].trim(), "}" | "]" | "}," | "],"))
        .collect();
    let at = *random.choice(&lines)?;
    let line = if page.lines[at].contains('}') {
        page.lines[at].replace('}', "]")
    } else {
        page.lines[at].replace(']', "}")
    };
    Some(Fault::line(page, at, line).or_line(at - 1))
}

/// A colon or `=` other than JSON's.
pub(crate) fn other_json_colon(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = *random.choice(&members(page, |_| true))?;
    let sign = *random.choice(&["：", " =", " =>", ";"])?;
    let line = page.lines[at].replacen("\":", &format!("\"{sign}"), 1);
    Some(Fault::line(page, at, line))
}

/// Another sign than the comma between members.
pub(crate) fn other_comma(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = *random.choice(&members(page, |line| line.ends_with(',')))?;
    let line = page.lines[at].trim_end_matches(',');
    let sign = *random.choice(&["，", ";", ".", ",,"])?;
    Some(Fault::line(page, at, format!("{line}{sign}")).or_line(at + 1))
}

/// Leaves out a value.
pub(crate) fn no_value(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = *random.choice(&members(page, |line| line.ends_with(',')))?;
    let line = &page.lines[at];
    let colon = line.find("\": ")?;
    Some(Fault::line(page, at, format!("{}\": ,", &line[..colon])).or_line(at + 1))
}

/// A merge conflict in an example.
pub(crate) fn conflict_in_example(page: &Page, random: &mut Random) -> Option<Fault> {
    let at = *random.choice(&members(page, |_| true))?;
    let line = page.lines[at].clone();
    let lines = ["<<<<<<< HEAD", &line, "=======", &line, ">>>>>>> topic"];
    Some(Fault::replace(
        page,
        at..at + 1,
        lines.map(str::to_owned).to_vec(),
    ))
}

/// An example whose fence says nothing of its end: the closing one has other signs.
pub(crate) fn other_code_fence(page: &Page, random: &mut Random) -> Option<Fault> {
    let body = page.matter().end..page.lines.len();
    let fences: Vec<usize> = body
        .filter(|&at| page.lines[at].starts_with("```"))
        .collect();
    let pairs: Vec<(usize, usize)> = fences
        .chunks_exact(2)
        .map(|pair| (pair[0], pair[1]))
        .collect();
    let (open, close) = *random.choice(&pairs)?;
    let sign = *random.choice(&["``", "~~~", "'''"])?;
    Some(Fault::line(page, close, sign.to_owned()).or_line(open))
}
