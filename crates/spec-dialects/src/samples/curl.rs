//! curl commands as documentation prints them.

use diagnostics::{Sink, Spanned};
use spec_draft::{Curl, CurlData, Said};
use spec_markup::{Limits, MappedText, json};

use super::shell::{self, Word};

/// Reads a command; nothing where the text is none.
pub(crate) fn parse(text: &MappedText, limits: &Limits) -> Option<Curl> {
    let command = start(text)?;
    let mut words = shell::words(&command).into_iter();
    words.next();
    let mut curl = Curl {
        method: None,
        url: None,
        query: Vec::new(),
        headers: Vec::new(),
        data: Vec::new(),
        get: false,
    };
    while let Some(word) = words.next() {
        let flag = word.text.text().to_owned();
        match flag.as_str() {
            "-X" | "--request" => curl.method = words.next().map(|word| said(&word.text)),
            "-H" | "--header" => curl
                .headers
                .extend(words.next().and_then(|word| header(&word))),
            "-G" | "--get" => curl.get = true,
            "--url" => locate(&mut curl, words.next()),
            "-d" | "--data" | "--data-raw" | "--data-urlencode" | "--data-binary"
            | "--data-ascii" | "-F" | "--form" | "--json" => curl
                .data
                .extend(words.next().map(|word| data(&word.text, limits))),
            "-o" | "--output" | "-u" | "--user" | "-A" | "--user-agent" | "-e" | "-b"
            | "--cookie" | "-m" | "--max-time" | "--connect-timeout" | "-x" | "--proxy" => {
                words.next();
            }
            _ if flag.starts_with("-X") && flag.len() > 2 => {
                curl.method = Some(said(&word.text.slice(2..flag.len())));
            }
            _ if flag.starts_with('-') => {}
            _ if curl.url.is_none() && is_url(&flag) => locate(&mut curl, Some(word)),
            _ => {}
        }
    }
    Some(curl)
}

/// The command inside a text that may begin with comments or a prompt.
fn start(text: &MappedText) -> Option<MappedText> {
    let whole = text.text();
    let mut at = 0;
    for line in whole.split_inclusive('\n') {
        let trimmed = line.trim_start().trim_start_matches("$ ");
        if trimmed == "curl" || trimmed.starts_with("curl ") || trimmed.starts_with("curl\n") {
            let lead = line.len() - trimmed.len();
            return Some(text.slice(at + lead..whole.len()));
        }
        if !trimmed.trim().is_empty() && !trimmed.starts_with('#') && !trimmed.starts_with("//") {
            return None;
        }
        at += line.len();
    }
    None
}

fn is_url(word: &str) -> bool {
    word.contains("://") || word.starts_with('/') || word.starts_with('$') || word.contains('/')
}

/// The method that curl uses: stated, else by whether there is data.
fn locate(curl: &mut Curl, word: Option<Word>) {
    let Some(word) = word else { return };
    let url = word.text.text();
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    curl.url = Some(said(&word.text.slice(0..base.len())));
    let start = url.len() - query.len();
    curl.query = pairs(&word.text.slice(start..url.len()));
}

fn header(word: &Word) -> Option<(Said, Said)> {
    let text = word.text.text();
    let (name, _) = text.split_once(':')?;
    let value = word.text.slice(name.len() + 1..text.len());
    Some((said(&word.text.slice(0..name.len())), said(&value)))
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
