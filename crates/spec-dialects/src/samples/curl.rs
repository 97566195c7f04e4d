//! curl commands as documentation prints them.

use diagnostics::{Sink, Spanned};
use spec_draft::{Curl, CurlData, Said};
use spec_markup::{Limits, MappedText, json};

use super::shell::{self, Word};

/// Flags whose value says nothing of the request.
const ASIDES: &[&str] = &[
    "-o",
    "--output",
    "-u",
    "--user",
    "-A",
    "--user-agent",
    "-e",
    "--referer",
    "-b",
    "--cookie",
    "-c",
    "-m",
    "--max-time",
    "--connect-timeout",
    "-x",
    "--proxy",
    "-w",
    "--write-out",
    "--cacert",
    "--cert",
    "--key",
    "--retry",
];

/// Reads a command; nothing where the text is none.
pub(crate) fn parse(text: &MappedText, limits: &Limits) -> Option<Curl> {
    // Most blocks are JSON: they are not taken apart into words.
    let opening = text.text().trim_start_matches(['{', ' ', '\n']);
    if !opening.starts_with('-') && !text.text().contains("curl") {
        return None;
    }
    let (known, words) = command(text)?;
    let ends = |word: &Word| ["curl", "|", ">", ";", "&&", "||"].contains(&word.text.text());
    let mut words = words.into_iter().take_while(|word| !ends(word));
    let mut curl = Curl {
        method: None,
        url: None,
        query: Vec::new(),
        headers: Vec::new(),
        data: Vec::new(),
        get: false,
    };
    while let Some(word) = words.next() {
        let (flag, joined) = flag(&word.text);
        let mut value = || {
            let next = || words.next().map(|word| word.text);
            joined.clone().or_else(next)
        };
        match flag.as_str() {
            "-X" | "--request" => curl.method = value().map(|text| said(&text)),
            "-H" | "--header" => curl.headers.extend(value().and_then(|text| header(&text))),
            "-G" | "--get" => curl.get = true,
            "--url" => locate(&mut curl, value()),
            "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" | "-F" | "--form"
            | "--json" => {
                let sent = value().map(|text| data(&resolved(&text, &known), limits));
                curl.data.extend(sent);
            }
            "--data-urlencode" => curl.data.extend(value().map(|text| encoded(&text))),
            other if ASIDES.contains(&other) => drop(value()),
            other if other.starts_with('-') => {}
            other if METHODS.contains(&other) => curl.method = Some(said(&word.text)),
            other if curl.url.is_none() && is_url(other) => locate(&mut curl, Some(word.text)),
            _ => {}
        }
    }
    settle_method(&mut curl);
    Some(curl)
}

const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE"];

/// A flag and the value that is written into the same word: `-XPOST`, `--request=POST`, `-d@file`.
fn flag(word: &MappedText) -> (String, Option<MappedText>) {
    let text = word.text();
    let whole = (text.to_owned(), None);
    if text.starts_with("--") {
        return match text.find('=') {
            Some(at) => (text[..at].to_owned(), Some(word.slice(at + 1..text.len()))),
            None => whole,
        };
    }
    let short = ["-X", "-H", "-d", "-F"];
    match short
        .iter()
        .find(|short| text.len() > 2 && text.starts_with(**short))
    {
        Some(short) => ((*short).to_owned(), Some(word.slice(2..text.len()))),
        None => whole,
    }
}

/// The method that curl would use where the command states none.
fn settle_method(curl: &mut Curl) {
    if let (None, Some(url)) = (&curl.method, &curl.url) {
        let method = if curl.data.is_empty() || curl.get {
            "GET"
        } else {
            "POST"
        };
        curl.method = Some(Spanned::new(method.to_owned(), url.span));
    }
}

/// What was assigned to variables before the command, and the words behind `curl`. Only comments, assignments, a prompt
/// and an opening brace may stand before it. Flags at the very start are the rest of a command whose first line was taken for
/// the title of the block.
fn command(text: &MappedText) -> Option<(Vec<Variable>, Vec<Word>)> {
    let start = text.text().len() - text.text().trim_start().len();
    let braced = text.text()[start..].starts_with('{');
    let text = text.slice(start + usize::from(braced)..text.text().len());
    let mut words = shell::words(&text).into_iter().peekable();
    let mut known = Vec::new();
    let first = words.peek().map(|word| word.text.text());
    if first
        .is_some_and(|first| ["--header", "--location", "--request", "-H", "-X"].contains(&first))
    {
        return Some((known, words.collect()));
    }
    loop {
        let word = words.next()?;
        let said = word.text.text();
        if said == "curl" {
            break;
        }
        match said.split_once('=') {
            Some((name, _)) if is_variable(name) => {
                let value = word.text.slice(name.len() + 1..said.len());
                known.push((name.to_owned(), value));
            }
            _ if said == "$" => {}
            _ => return None,
        }
    }
    let last = |word: &Word| !(braced && word.text.text() == "}");
    Some((known, words.filter(last).collect()))
}

/// A variable and its value.
type Variable = (String, MappedText);

fn is_variable(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// A word, or what was assigned to the variable that it names.
fn resolved(word: &MappedText, known: &[Variable]) -> MappedText {
    let name = word.text().trim().strip_prefix('$');
    let name = name.map(|name| name.trim_start_matches('{').trim_end_matches('}'));
    let value = name.and_then(|name| known.iter().find(|(known, _)| known == name));
    value.map_or_else(|| word.clone(), |(_, value)| value.clone())
}

fn is_url(word: &str) -> bool {
    word.contains("://") || word.starts_with('/') || word.starts_with('$') || word.contains('/')
}

fn locate(curl: &mut Curl, word: Option<MappedText>) {
    let Some(word) = word else { return };
    let url = word.text();
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    curl.url = Some(said(&word.slice(0..base.len())));
    curl.query = pairs(&word.slice(url.len() - query.len()..url.len()));
}

fn header(word: &MappedText) -> Option<(Said, Said)> {
    let text = word.text();
    let (name, _) = text.split_once(':')?;
    let value = word.slice(name.len() + 1..text.len());
    Some((said(&word.slice(0..name.len())), said(&value)))
}

/// What `--data-urlencode` sends: one pair, whatever signs are in its value.
fn encoded(text: &MappedText) -> CurlData {
    match text.text().split_once('=') {
        Some((name, _)) if !name.is_empty() => CurlData::Pairs(vec![(
            said(&text.slice(0..name.len())),
            said(&text.slice(name.len() + 1..text.text().len())),
        )]),
        _ => CurlData::Other(said(text)),
    }
}

fn data(text: &MappedText, limits: &Limits) -> CurlData {
    let start = text.text().trim_start();
    if start.starts_with(['{', '[']) {
        // The command is an aside: faults in it are told where its values are used.
        let mut sink = Sink::new();
        let parsed = json::parse(text, limits, &mut sink);
        let _ = sink.finish();
        if let Some(json) = parsed {
            return CurlData::Json(json);
        }
    }
    let found = pairs(text);
    if found.is_empty() {
        CurlData::Other(said(text))
    } else {
        CurlData::Pairs(found)
    }
}

/// `k=v&k=v` as pairs.
pub(crate) fn pairs(text: &MappedText) -> Vec<(Said, Said)> {
    let mut found = Vec::new();
    let mut at = 0;
    for part in text.text().split('&') {
        let trimmed = part.trim();
        let lead = at + (part.len() - part.trim_start().len());
        if let Some((key, value)) = trimmed.split_once('=')
            && !key.is_empty()
            && key
                .chars()
                .all(|c| c.is_alphanumeric() || "_-.[]".contains(c))
        {
            let split = lead + key.len();
            found.push((
                said(&text.slice(lead..split)),
                said(&text.slice(split + 1..split + 1 + value.len())),
            ));
        }
        at += part.len() + 1;
    }
    found
}

fn said(text: &MappedText) -> Said {
    let trimmed = text.trimmed();
    Spanned::new(trimmed.text().to_owned(), trimmed.whole())
}

#[cfg(test)]
mod tests;
