//! Faults of words in front matter: entries that lost a part, words of other vocabularies, values that meet no other.

use std::ops::Range;

use super::page::{Key, Page, indent};
use super::{Fault, Random};

fn top<'a>(keys: &'a [Key], name: &str) -> Option<&'a Key> {
    keys.iter().find(|key| key.indent == 0 && key.name == name)
}

fn is_call(page: &Page) -> bool {
    top(&page.keys(), "type")
        .is_some_and(|key| matches!(key.value.as_str(), "get" | "post" | "put" | "delete"))
}

/// The line of a key in an entry, and its value.
fn of<'a>(page: &'a Page, entry: &Range<usize>, name: &str) -> Option<(usize, &'a str)> {
    entry.clone().find_map(|at| {
        let body = page.lines[at].trim().trim_start_matches("- ");
        body.strip_prefix(name)?
            .strip_prefix(": ")
            .map(|value| (at, value))
    })
}

/// A parameter without a name.
pub(crate) fn no_name(page: &Page, random: &mut Random) -> Option<Fault> {
    let entries = page.parameters();
    let entry = random.choice(&entries)?;
    let (at, _) = of(page, entry, "name")?;
    let line = page.lines[at].split_once(':')?.0;
    let mut fault = Fault::line(page, at, format!("{line}:"));
    for near in entry.clone() {
        fault = fault.or_line(near);
    }
    Some(fault)
}

/// A word of another vocabulary for a key.
pub(crate) fn foreign_key(page: &Page, random: &mut Random) -> Option<Fault> {
    let words = [
        ("mandatory", "require"),
        ("mandatory", "is_required"),
        ("description", "desc"),
        ("type", "data_type"),
        ("default", "default_value"),
        ("enum", "enums"),
        ("ranges", "allowed_values"),
        ("name", "parameter"),
        ("in", "location"),
        ("max", "maximum"),
        ("min", "minimum"),
    ];
    let mut found = Vec::new();
    for entry in page.parameters() {
        for (known, foreign) in words {
            if let Some((at, _)) = of(page, &entry, known) {
                let line = page.lines[at].replacen(&format!("{known}:"), &format!("{foreign}:"), 1);
                found.push((at, line));
            }
        }
    }
    let (at, line) = random.choice(&found)?;
    Some(
        Fault::line(page, *at, line.clone())
            .or_line(*at + 1)
            .unless_harmless(),
    )
}

/// A query parameter that is said to be in the path.
pub(crate) fn not_in_path(page: &Page, random: &mut Random) -> Option<Fault> {
    let entries: Vec<Range<usize>> = page
        .parameters()
        .into_iter()
        .filter(|entry| of(page, entry, "in").is_none_or(|(_, place)| place != "path"))
        .filter(|entry| {
            of(page, entry, "name").is_some_and(|(_, name)| {
                !page
                    .lines
                    .iter()
                    .any(|line| line.contains(&format!("{{{name}}}")))
            })
        })
        .collect();
    let entry = random.choice(&entries)?;
    let (at, _) = of(page, entry, "name")?;
    let blanks = indent(&page.lines[at]) + 2;
    let line = format!("{}in: path", " ".repeat(blanks));
    let own = of(page, entry, "in").map_or(at + 1..at + 1, |(at, _)| at..at + 1);
    Some(Fault::replace(page, own, vec![line]).or_line(at))
}

/// A default of another type.
pub(crate) fn default_type(page: &Page, random: &mut Random) -> Option<Fault> {
    let mut found = Vec::new();
    for entry in page.parameters() {
        let number = of(page, &entry, "type").is_some_and(|(_, kind)| {
            matches!(kind, "integer" | "decimal" | "boolean" | "timestamp")
        });
        if let (true, Some((at, _))) = (number, of(page, &entry, "default")) {
            found.push(at);
        }
    }
    let at = *random.choice(&found)?;
    let key = page.lines[at].split_once(':')?.0;
    Some(Fault::line(page, at, format!("{key}: plenty")))
}

/// A default that is none of the enum's values.
pub(crate) fn default_unlisted(page: &Page, random: &mut Random) -> Option<Fault> {
    let mut found = Vec::new();
    for entry in page.parameters() {
        let listed = of(page, &entry, "enum").is_some()
            || of(page, &entry, "ranges").is_some_and(|(_, values)| values.contains(','));
        if let (true, Some((at, _))) = (listed, of(page, &entry, "type")) {
            let own = of(page, &entry, "default").map_or(at..at, |(at, _)| at..at + 1);
            found.push((own, indent(&page.lines[at]), at));
        }
    }
    let (own, blanks, _) = random.choice(&found)?.clone();
    let line = format!("{}default: NOBODY_LISTS_THIS", " ".repeat(blanks));
    Some(Fault::replace(page, own, vec![line]))
}

/// A value, or an error code, that is listed twice.
pub(crate) fn entry_twice(page: &Page, random: &mut Random) -> Option<Fault> {
    let lines: Vec<usize> = page
        .matter()
        .filter(|&at| {
            let line = page.lines[at].trim();
            line.starts_with("- value: ") || line.starts_with("- code: ")
        })
        .collect();
    let at = *random.choice(&lines)?;
    let blanks = indent(&page.lines[at]) + 2;
    let words = if page.lines[at].contains("value: ") {
        "label"
    } else {
        "description"
    };
    let copy = vec![
        page.lines[at].clone(),
        format!("{}{words}: Something else.", " ".repeat(blanks)),
    ];
    Some(Fault::insert(page, at, copy).or_line(at + 2))
}

fn request_example(page: &Page) -> Option<Range<usize>> {
    page.examples().into_iter().find(|range| {
        range
            .start
            .checked_sub(1)
            .is_some_and(|at| page.lines[at].starts_with("request_example"))
    })
}

/// An example that sends a name no parameter has.
pub(crate) fn example_name(page: &Page, random: &mut Random) -> Option<Fault> {
    let example = request_example(page)?;
    let inner = indent(&page.lines[example.start + 1]);
    let lines: Vec<usize> = example
        .filter(|&at| indent(&page.lines[at]) == inner && page.lines[at].contains("\": "))
        .collect();
    let at = *random.choice(&lines)?;
    let line = page.lines[at].replacen("\": ", "Q\": ", 1);
    Some(Fault::line(page, at, line))
}

/// A limit that counts by nobody, or never.
pub(crate) fn limit_words(page: &Page, random: &mut Random) -> Option<Fault> {
    let limits: Vec<usize> = page
        .matter()
        .filter(|&at| page.lines[at].trim().starts_with("- ") && page.lines[at].contains("/s/"))
        .collect();
    let at = *random.choice(&limits)?;
    let line = *random.choice(&["  - ten/s/ip", "  - 10/x/ip"])?;
    Some(Fault::line(page, at, line.to_owned()))
}

/// A path of another form: a host, a query, a variable twice, empty brackets.
pub(crate) fn path_form(page: &Page, random: &mut Random) -> Option<Fault> {
    if !is_call(page) {
        return None;
    }
    let keys = page.keys();
    let key = top(&keys, "description").filter(|key| key.value.starts_with('/'))?;
    let path = &key.value;
    let wrong = match random.below(4)? {
        0 => format!("{path}/{{}}"),
        1 => format!("{path} or {path}/all"),
        2 if path.contains('{') => path.replacen('{', "{{", 1),
        _ => format!("{path}/{{a b}}"),
    };
    Some(Fault::line(page, key.line, format!("description: {wrong}")))
}
