//! Edits of pages whose front matter says everything.

use api_model::{EnumRef, Type};

use crate::{Edit, Page};

/// A parameter: the lines of its entry, and its name.
struct Entry {
    from: usize,
    to: usize,
    name: String,
}

/// Every edit that the page can have.
pub(crate) fn edits(page: &Page<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    head(page, &mut edits);
    for entry in entries(page) {
        if page.sends(&entry.name) {
            parameter(page, &entry, &mut edits);
        }
    }
    limit(page, &mut edits);
    edits
}

fn head(page: &Page<'_>, edits: &mut Vec<Edit>) {
    for (index, line) in page.lines.iter().enumerate() {
        let mut say = |name, verdict, new: String| {
            edits.push(page.edit(name, verdict, page.with(index, &[new])));
        };
        if line.starts_with("description: /") {
            let path = line.split('?').next().unwrap_or(line).trim_end();
            say("path", "breaking", format!("{path}/again"));
        } else if line.starts_with("position_number:") {
            say("position", "docs-only", "position_number: 987".to_owned());
            say("a note", "docs-only", format!("# seen today\n{line}"));
            say("hidden", "docs-only", format!("display: 0\n{line}"));
            say("no YAML", "error", format!("remark: this: that\n{line}"));
        } else if line.trim_end() == "type: get" {
            say("method", "breaking", "type: post".to_owned());
        } else if line.trim_end() == "type: post" {
            say("method", "breaking", "type: put".to_owned());
        }
    }
}

/// Entries of the list `parameters` that are written a line for each key.
fn entries(page: &Page<'_>) -> Vec<Entry> {
    let Some(start) = page
        .lines
        .iter()
        .position(|line| line.trim_end() == "parameters:")
    else {
        return Vec::new();
    };
    let rest = page.lines.iter().enumerate().skip(start + 1);
    let end = rest
        .clone()
        .find(|(_, line)| line.starts_with(|sign: char| sign.is_alphabetic()))
        .map_or(page.lines.len(), |(index, _)| index);
    let starts: Vec<usize> = rest
        .take_while(|(index, _)| *index < end)
        .filter(|(_, line)| line.trim_start().starts_with('-'))
        .map(|(index, _)| index)
        .collect();
    let ends = starts.iter().skip(1).copied().chain([end]);
    let entry = |(from, to): (usize, usize)| {
        let said = page.lines[from..to].iter().find_map(|line| {
            let line = line.trim_start().trim_start_matches('-').trim();
            line.strip_prefix("name:").map(str::trim)
        });
        Some(Entry {
            from,
            to,
            name: said?.to_owned(),
        })
    };
    starts.iter().copied().zip(ends).filter_map(entry).collect()
}

fn parameter(page: &Page<'_>, entry: &Entry, edits: &mut Vec<Edit>) {
    let own = entry.from..entry.to;
    for index in own.clone() {
        let line = page.lines[index];
        let mut found = |name, verdict, index: usize, new: String| {
            edits.push(page.edit(name, verdict, page.with(index, &[new])));
        };
        let key = line.trim_start().trim_start_matches('-').trim();
        match key {
            "mandatory: true" => {
                let new = line.replace("true", "false");
                found("optional now", "compatible", index, new);
            }
            "mandatory: false" => {
                let new = line.replace("false", "true");
                found("required now", "breaking", index, new);
            }
            "default:" => {}
            _ if key.starts_with("default:") => default(page, entry, index, edits),
            _ if key.starts_with("ranges:") && key.contains('~') => range(page, index, edits),
            _ if key.starts_with("description:") || key.starts_with("ranges:") => {
                values(page, entry, index, edits);
            }
            "type: string" => {
                let new = line.replace("string", "boolean");
                found("another type", "breaking", index, new);
            }
            _ if key.starts_with("name:") => {
                let quoted = line.replace(&entry.name, &format!("\"{}\"", entry.name));
                found("name in quotes", "docs-only", index, quoted);
                let new = line.trim_end();
                found(
                    "parameter renamed",
                    "breaking",
                    index,
                    format!("{new}Again"),
                );
            }
            _ => {}
        }
    }
    let mut lines = page.lines.clone();
    let moved: Vec<&str> = lines.drain(own.clone()).collect();
    edits.push(page.edit("parameter removed", "breaking", lines.join("\n")));
    // The first stands last, which is where it stood, or another order of the same.
    let Some(last) = entries(page).last().map(|last| last.to - moved.len()) else {
        return;
    };
    if own.end < last + moved.len() {
        lines.splice(last..last, moved.clone());
        edits.push(page.edit("parameters in another order", "docs-only", lines.join("\n")));
    }
    let mut lines = page.lines.clone();
    let one_more: Vec<String> = moved
        .iter()
        .map(|line| line.replace(&format!("name: {}", entry.name), "name: oneMore"))
        .collect();
    let required = one_more.iter().any(|line| line.contains("mandatory: true"));
    let stated = required
        || one_more
            .iter()
            .any(|line| line.contains("mandatory: false"));
    if stated {
        lines.splice(own.start..own.start, one_more.iter().map(String::as_str));
        let verdict = if required { "breaking" } else { "compatible" };
        edits.push(page.edit("parameter added", verdict, lines.join("\n")));
    }
}

/// Another default is another call for whoever leaves the parameter out; how much of a list comes at once is not.
fn default(page: &Page<'_>, entry: &Entry, index: usize, edits: &mut Vec<Edit>) {
    let Some(field) = page.parameter(&entry.name).map(|one| &one.field) else {
        return;
    };
    let number = field
        .default
        .as_ref()
        .and_then(|text| text.parse::<u32>().ok());
    let (Some(number), false) = (number, field.required) else {
        return;
    };
    let cuts = ["limit", "size", "page", "pageSize", "pageNo"].contains(&entry.name.as_str());
    let line = page.lines[index];
    let other = line.replace(&number.to_string(), &(number + 1).to_string());
    let verdict = if cuts { "compatible" } else { "breaking" };
    edits.push(page.edit("default", verdict, page.with(index, &[other])));
    let none = line.replace(&number.to_string(), "");
    edits.push(page.edit("no default", "compatible", page.with(index, &[none])));
}

/// `ranges: 1~500`.
fn range(page: &Page<'_>, index: usize, edits: &mut Vec<Edit>) {
    let line = page.lines[index];
    let Some((start, max)) = line.trim_end().rsplit_once('~') else {
        return;
    };
    let Ok(max) = max.trim().parse::<u32>() else {
        return;
    };
    let mut say = |name, verdict, max: u32| {
        let text = page.with(index, &[format!("{start}~{max}")]);
        edits.push(page.edit(name, verdict, text));
    };
    say("narrower range", "breaking", max - 1);
    say("wider range", "compatible", max + 1);
}

/// Values that stand as a list: `BUY,SELL`.
fn values(page: &Page<'_>, entry: &Entry, index: usize, edits: &mut Vec<Edit>) {
    let types = page.understood.api.operations.iter().map(|one| &one.types);
    let Some(def) = page
        .parameter(&entry.name)
        .and_then(|one| match one.field.node.ty {
            Type::Enum(EnumRef::Local(which)) => {
                types.clone().find_map(|table| table.enums.get(which))
            }
            _ => None,
        })
    else {
        return;
    };
    let words: Vec<&str> = def
        .values
        .iter()
        .map(|value| value.value.as_str())
        .collect();
    let line = page.lines[index];
    for sign in [",", ";", ", "] {
        let list = words.join(sign);
        let all = page.lines[entry.from..entry.to].join("\n");
        if words.len() < 2 || !line.contains(&list) || all.matches(&list).count() != 1 {
            continue;
        }
        let rest = page.with(index, &[line.replace(&list, words[0])]);
        let elsewhere = all.replacen(&list, "", 1);
        if !def.numeric && !words.iter().any(|word| elsewhere.contains(word)) {
            edits.push(page.edit("one value left", "breaking", rest));
        }
        if words.len() < 3 {
            continue;
        }
        let less = words[..words.len() - 1].join(sign);
        let one_more = if def.numeric { "987" } else { "ONE_MORE" };
        let mut say = |name, verdict, instead: &str| {
            let text = page.with(index, &[line.replace(&list, instead)]);
            edits.push(page.edit(name, verdict, text));
        };
        say("word added", "compatible", &format!("{list}{sign}ALL"));
        say("value removed", "breaking", &less);
        say(
            "value added",
            "compatible",
            &format!("{list}{sign}{one_more}"),
        );
    }
}

fn limit(page: &Page<'_>, edits: &mut Vec<Edit>) {
    let is_limit = |line: &&str| {
        let (count, rest) = line.trim().split_once('/').unwrap_or_default();
        count.parse::<u32>().is_ok() && ["s/ip", "s/apikey"].contains(&rest)
    };
    let Some(index) = page.lines.iter().position(is_limit) else {
        return;
    };
    let line = page.lines[index];
    let indent = &line[..line.len() - line.trim_start().len()];
    let rest = line.trim().split_once('/').unwrap_or_default().1;
    let text = page.with(index, &[format!("{indent}77/{rest}")]);
    edits.push(page.edit("limit", "compatible", text));
}
