//! Faults of front matter: keys, quotes, brackets, indentation, and values that say nothing.

use super::page::{Key, Page, indent};
use super::{Fault, Random};

/// Writes a key wrong: two letters change places, one is missing, twice there, or another one.
pub(crate) fn misspelt_key(page: &Page, random: &mut Random) -> Option<Fault> {
    let keys: Vec<Key> = page
        .keys()
        .into_iter()
        .filter(|key| key.name.len() > 3)
        .collect();
    let key = random.choice(&keys)?;
    let wrong = misspelt(&key.name, random)?;
    let line = page.lines[key.line].replacen(&key.name, &wrong, 1);
    Some(Fault::line(page, key.line, line))
}

/// A word with one slip of the fingers.
pub(crate) fn misspelt(word: &str, random: &mut Random) -> Option<String> {
    let mut signs: Vec<char> = word.chars().collect();
    let at = random.below(signs.len().checked_sub(1)?)?;
    match random.below(4)? {
        0 => signs.swap(at, at + 1),
        1 => drop(signs.remove(at)),
        2 => signs.insert(at, signs[at]),
        _ => signs[at] = if signs[at] == 'x' { 'q' } else { 'x' },
    }
    let wrong: String = signs.into_iter().collect();
    (wrong != word).then_some(wrong)
}

/// Writes a key twice, with another value.
pub(crate) fn key_twice(page: &Page, random: &mut Random) -> Option<Fault> {
    let keys: Vec<Key> = page
        .keys()
        .into_iter()
        .filter(|key| !key.value.is_empty() && !key.value.starts_with(['|', '>']))
        .filter(|key| {
            page.lines
                .get(key.line + 1)
                .is_none_or(|next| indent(next) <= key.indent)
        })
        .collect();
    let key = random.choice(&keys)?;
    let copy = format!("{}{}: {}", " ".repeat(key.indent), key.name, key.value);
    Some(Fault::insert(page, key.line + 1, vec![copy]).or_line(key.line))
}

/// Opens a quote that never closes.
pub(crate) fn open_quote(page: &Page, random: &mut Random) -> Option<Fault> {
    let keys: Vec<Key> = page
        .keys()
        .into_iter()
        .filter(|key| {
            !key.value.is_empty() && !key.value.starts_with(['|', '>', '[', '{', '&', '*'])
        })
        .filter(|key| !key.value.contains(['"', '\'']))
        .collect();
    let key = random.choice(&keys)?;
    let quote = if random.coin() { '"' } else { '\'' };
    let line = page.lines[key.line].replacen(": ", &format!(": {quote}"), 1);
    Some(Fault::line(page, key.line, line))
}

/// Takes a bracket or brace away from a list or mapping written on one line, or opens one.
pub(crate) fn open_bracket(page: &Page, random: &mut Random) -> Option<Fault> {
    let keys: Vec<Key> = page
        .keys()
        .into_iter()
        .filter(|key| key.value.ends_with([']', '}']) || (!key.value.is_empty() && random.coin()))
        .filter(|key| !key.value.starts_with(['|', '>', '"', '\'']))
        .collect();
    let key = random.choice(&keys)?;
    let line = &page.lines[key.line];
    let line = if key.value.starts_with(['[', '{']) && key.value.ends_with([']', '}']) {
        line[..line.len() - 1].to_owned()
    } else if key.value.starts_with(['[', '{']) {
        return None;
    } else {
        line.replacen(": ", ": [", 1)
    };
    Some(Fault::line(page, key.line, line))
}

/// Shifts a line of the front matter by a blank or two.
pub(crate) fn bad_indent(page: &Page, random: &mut Random) -> Option<Fault> {
    let keys = page.keys();
    let key = random.choice(&keys)?;
    let line = &page.lines[key.line];
    let by = 1 + random.below(2)?;
    let shifted = if random.coin() || indent(line) < by {
        format!("{}{line}", " ".repeat(by))
    } else {
        line[by..].to_owned()
    };
    // Where a line moves, the fault shows at it, at the one above, or at the first that no longer fits it.
    let mut fault = Fault::line(page, key.line, shifted).unless_harmless();
    for near in [key.line.checked_sub(1)?, key.line + 1] {
        fault = fault.or_line(near);
    }
    Some(fault)
}

/// Indents a line by a TAB.
pub(crate) fn tab(page: &Page, random: &mut Random) -> Option<Fault> {
    let keys: Vec<Key> = page
        .keys()
        .into_iter()
        .filter(|key| indent(&page.lines[key.line]) > 1)
        .collect();
    let key = random.choice(&keys)?;
    let line = format!("\t{}", page.lines[key.line].trim_start());
    Some(Fault::line(page, key.line, line))
}

/// Leaves the colon behind a key out.
pub(crate) fn no_colon(page: &Page, random: &mut Random) -> Option<Fault> {
    let keys = page.keys();
    let key = random.choice(&keys)?;
    let line = page.lines[key.line].replacen(':', "", 1);
    Some(
        Fault::line(page, key.line, line)
            .or_line(key.line - 1)
            .or_line(key.line + 1),
    )
}

/// Takes the fence below the front matter away.
pub(crate) fn no_fence(page: &Page, _: &mut Random) -> Option<Fault> {
    let matter = page.matter();
    if matter.is_empty() {
        return None;
    }
    Some(Fault::remove(page, matter.end..matter.end + 1).or_line(matter.start - 1))
}

/// Leaves the marks of a merge conflict in.
pub(crate) fn conflict(page: &Page, random: &mut Random) -> Option<Fault> {
    let keys: Vec<Key> = page
        .keys()
        .into_iter()
        .filter(|key| key.indent == 0)
        .collect();
    let key = random.choice(&keys)?;
    let line = page.lines[key.line].clone();
    let mut fault = Fault::insert(
        page,
        key.line,
        vec!["<<<<<<< HEAD".to_owned(), line, "=======".to_owned()],
    );
    fault.text = fault.text.replacen(
        &format!("=======\n{}\n", page.lines[key.line]),
        &format!("=======\n{}\n>>>>>>> topic\n", page.lines[key.line]),
        1,
    );
    Some(fault.or_line(key.line + 4))
}
