//! Faults of meaning: words nobody knows, bounds and values that do not fit, variables and names that do not meet.

use super::break_yaml::misspelt;
use super::page::{Key, Page};
use super::{Fault, Random};

fn keys(page: &Page, names: &[&str]) -> Vec<Key> {
    page.keys()
        .into_iter()
        .filter(|key| names.contains(&key.name.as_str()) && !key.value.is_empty())
        .collect()
}

fn with_value(page: &Page, key: &Key, value: &str) -> Fault {
    let line = &page.lines[key.line];
    let colon = line.find(':').unwrap_or_default();
    Fault::line(page, key.line, format!("{}: {value}", &line[..colon]))
}

/// A type that is none.
pub(crate) fn type_word(page: &Page, random: &mut Random) -> Option<Fault> {
    let types: Vec<Key> = keys(page, &["type", "items", "value_type"])
        .into_iter()
        .filter(|key| key.indent > 0 || key.name == "value_type")
        .collect();
    let key = random.choice(&types)?;
    let word = match random.below(3)? {
        0 => misspelt(&key.value, random).filter(|word| word.len() > 4)?,
        1 => "quux".to_owned(),
        _ => "strin".to_owned(),
    };
    Some(with_value(page, key, &word))
}

/// A method that is none.
pub(crate) fn method(page: &Page, random: &mut Random) -> Option<Fault> {
    let methods = ["get", "post", "put", "delete"];
    let types: Vec<Key> = keys(page, &["type"])
        .into_iter()
        .filter(|key| key.indent == 0 && methods.contains(&key.value.as_str()))
        .collect();
    let key = random.choice(&types)?;
    let word = match random.below(3)? {
        0 => "fetch".to_owned(),
        1 => "gett".to_owned(),
        _ => misspelt(&key.value, random).filter(|word| !methods.contains(&word.as_str()))?,
    };
    Some(with_value(page, key, &word))
}

/// A flag that is neither true nor false.
pub(crate) fn flag(page: &Page, random: &mut Random) -> Option<Fault> {
    let flags = keys(page, &["mandatory", "signed", "always", "nullable"]);
    let key = random.choice(&flags)?;
    let word = *random.choice(&["maybe", "ture", "fasle", "treu"])?;
    Some(with_value(page, key, word))
}

/// A name of something that nobody defined.
pub(crate) fn unknown_name(page: &Page, random: &mut Random) -> Option<Fault> {
    let names = [
        "enum",
        "auth",
        "envelope",
        "server",
        "finds_out",
        "in",
        "body",
        "status",
        "style",
    ];
    let found: Vec<Key> = keys(page, &names)
        .into_iter()
        .filter(|key| !key.value.starts_with(['[', '{']))
        .collect();
    let key = random.choice(&found)?;
    let word = if random.coin() {
        "nowhere".to_owned()
    } else {
        format!("{}zz", key.value)
    };
    Some(with_value(page, key, &word))
}

/// Bounds the wrong way round, or that are no numbers.
pub(crate) fn bound(page: &Page, random: &mut Random) -> Option<Fault> {
    let found: Vec<Key> = keys(
        page,
        &[
            "ranges",
            "min",
            "max",
            "min_length",
            "max_length",
            "max_items",
        ],
    )
    .into_iter()
    .filter(|key| key.name != "ranges" || key.value.contains('~'))
    .collect();
    let key = random.choice(&found)?;
    if let Some((low, high)) = key.value.trim_matches(['"', '\'']).split_once('~') {
        return Some(with_value(page, key, &format!("{high}~{low}")));
    }
    let other = match key.name.as_str() {
        "min" => "max",
        "max" => "min",
        _ => return Some(with_value(page, key, "many")),
    };
    let partner = found.iter().find(|have| {
        have.name == other && have.indent == key.indent && have.line.abs_diff(key.line) < 3
    });
    match partner {
        Some(partner) if random.coin() => {
            let value = if key.name == "min" {
                format!("{}0", partner.value)
            } else {
                "-1".to_owned()
            };
            Some(with_value(page, key, &value).or_line(partner.line))
        }
        _ => Some(with_value(page, key, "many")),
    }
}

/// A default outside of what is allowed.
pub(crate) fn default(page: &Page, random: &mut Random) -> Option<Fault> {
    let defaults: Vec<Key> = keys(page, &["default"])
        .into_iter()
        .filter(|key| bounded(page, key))
        .collect();
    let key = random.choice(&defaults)?;
    Some(with_value(page, key, "-99"))
}

/// Whether the parameter of a key has bounds or values.
fn bounded(page: &Page, key: &Key) -> bool {
    let Some(range) = page
        .parameters()
        .into_iter()
        .find(|range| range.contains(&key.line))
    else {
        return false;
    };
    range.into_iter().any(|at| {
        let line = page.lines[at].trim();
        line.starts_with("min: ")
            || line.starts_with("enum:")
            || (line.starts_with("ranges:") && line.contains('~'))
    })
}

/// A parameter twice.
pub(crate) fn parameter_twice(page: &Page, random: &mut Random) -> Option<Fault> {
    let parameters = page.parameters();
    let range = random.choice(&parameters)?.clone();
    let copy: Vec<String> = page.lines[range.clone()].to_vec();
    let mut fault = Fault::insert(page, range.end, copy);
    for at in range {
        fault = fault.or_line(at);
    }
    Some(fault)
}

/// A variable of the path without its parameter.
pub(crate) fn no_variable(page: &Page, random: &mut Random) -> Option<Fault> {
    let path = keys(page, &["description"])
        .into_iter()
        .find(|key| key.indent == 0 && key.value.contains('{'))?;
    let wanted = path.value.split(['{', '}']).nth(1)?.to_owned();
    if random.coin() {
        let renamed = path
            .value
            .replacen(&format!("{{{wanted}}}"), "{elsewhere}", 1);
        return Some(with_value(page, &path, &renamed));
    }
    let row = page
        .parameters()
        .into_iter()
        .find(|range| page.lines[range.start].trim() == format!("- name: {wanted}"))?;
    Some(Fault::remove(page, row).or_line(path.line))
}

/// A path that is none.
pub(crate) fn path(page: &Page, random: &mut Random) -> Option<Fault> {
    let path = keys(page, &["description"])
        .into_iter()
        .find(|key| key.indent == 0 && key.value.starts_with('/'))?;
    let wrong = match random.below(2)? {
        0 => path.value.trim_start_matches('/').replace('/', " "),
        _ if path.value.contains('}') => path.value.replacen('}', "", 1),
        _ => format!("{}/{{open", path.value),
    };
    Some(with_value(page, &path, &wrong))
}

/// A limit that cannot be read.
pub(crate) fn rate_limit(page: &Page, random: &mut Random) -> Option<Fault> {
    let matter = page.matter();
    let limits: Vec<usize> = matter
        .filter(|&at| page.lines[at].trim().starts_with("- ") && page.lines[at].contains("/s/"))
        .collect();
    let at = *random.choice(&limits)?;
    Some(Fault::line(page, at, "  - now and then".to_owned()))
}

/// An example whose value the table forbids: a word nobody lists for an enum, text for a number.
pub(crate) fn against_table(page: &Page, random: &mut Random) -> Option<Fault> {
    let mut places = Vec::new();
    for range in page.parameters() {
        let lines = &page.lines[range.clone()];
        let value = |key: &str| {
            lines.iter().find_map(|line| {
                line.trim()
                    .trim_start_matches("- ")
                    .strip_prefix(&format!("{key}: "))
            })
        };
        let Some(name) = value("name") else { continue };
        let wrong = match (value("type"), value("enum")) {
            (_, Some(_)) => "\"NOBODY_LISTS_THIS\"",
            (Some("integer" | "decimal" | "boolean" | "timestamp" | "id"), None) => {
                "\"some words\""
            }
            (Some("array"), None) => "\"no list\"",
            _ => continue,
        };
        places.extend(
            page.examples()
                .into_iter()
                .take(1)
                .filter(|range| {
                    range
                        .start
                        .checked_sub(1)
                        .is_some_and(|at| page.lines[at].starts_with("request_example"))
                })
                .flatten()
                .filter(|&at| page.lines[at].trim().starts_with(&format!("\"{name}\": ")))
                .filter(|&at| {
                    page.lines[at]
                        .trim()
                        .trim_end_matches(',')
                        .ends_with(|sign: char| sign == '"' || sign.is_ascii_alphanumeric())
                })
                .map(|at| (at, wrong)),
        );
    }
    let (at, wrong) = *random.choice(&places)?;
    let line = &page.lines[at];
    let comma = if line.ends_with(',') { "," } else { "" };
    let colon = line.find("\": ")?;
    Some(Fault::line(
        page,
        at,
        format!("{}\": {wrong}{comma}", &line[..colon]),
    ))
}

/// A table row without its last cells, or twice.
pub(crate) fn row_twice(page: &Page, random: &mut Random) -> Option<Fault> {
    let rows = page.rows();
    let at = *random.choice(&rows)?;
    Some(Fault::insert(page, at + 1, vec![page.lines[at].clone()]).or_line(at))
}

/// A fence of the body that never closes.
pub(crate) fn open_fence(page: &Page, random: &mut Random) -> Option<Fault> {
    let body = page.matter().end..page.lines.len();
    let fences: Vec<usize> = body
        .filter(|&at| page.lines[at].starts_with("```"))
        .collect();
    let pairs: Vec<(usize, usize)> = fences
        .chunks_exact(2)
        .map(|pair| (pair[0], pair[1]))
        .collect();
    let (open, close) = *random.choice(&pairs)?;
    Some(Fault::remove(page, close..close + 1).or_line(open))
}
