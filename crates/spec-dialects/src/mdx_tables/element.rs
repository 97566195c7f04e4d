//! Calls that an element declares: `<Endpoint method="POST" url="/v1/books" />`, whatever a site calls it.

use diagnostics::Spanned;
use spec_draft::Said;
use spec_markup::MappedText;

use super::declaration::{self, Form, Line};

/// Attributes that hold a path.
const PATHS: &[&str] = &["path", "url", "endpoint", "route", "uri", "api"];

/// What the elements of an HTML or JSX block declare: those with a method and a path.
pub(super) fn lines(html: &MappedText) -> Vec<Line> {
    let text = html.text();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('<') {
        let start = at + open + 1;
        let end = end_of_tag(text, start);
        let tag = html.slice(start..end);
        if tag.text().starts_with(|c: char| c.is_alphabetic()) {
            found.extend(line(&tag).or_else(|| around(&tag, html, end)));
        }
        at = end;
    }
    found
}

fn line(tag: &MappedText) -> Option<Line> {
    let attributes = attributes(tag);
    let get = |names: &[&str]| {
        let named = |name: &str| names.iter().any(|known| name.eq_ignore_ascii_case(known));
        let mut fitting = attributes.iter().filter(|(name, _)| named(name));
        fitting.next().map(|(_, value)| value.clone())
    };
    let method = get(&["method"]).filter(|method| declaration::is_method(&method.value))?;
    let path = get(PATHS)?;
    (path.value.starts_with('/') || path.value.contains("://")).then(|| Line {
        method: Some(method),
        paths: vec![path],
        form: Form::Labelled,
        ..Line::default()
    })
}

/// `<Route method="GET">/v1/books/{id}</Route>`: a method in the tag, and a path, in which variables may be links, behind it.
fn around(tag: &MappedText, html: &MappedText, end: usize) -> Option<Line> {
    let attributes = attributes(tag);
    let (_, method) = attributes
        .iter()
        .find(|(name, value)| name == "method" && declaration::is_method(&value.value))?;
    let text = html.text();
    let start = end + 1;
    let inner = text.get(start..)?;
    let inner = &inner[..inner.find('<')?];
    let path = unlinked(inner.trim());
    let sound = path.starts_with('/') && !path.contains(char::is_whitespace);
    let lead = inner.len() - inner.trim_start().len();
    let from = start + lead;
    sound.then(|| Line {
        method: Some(method.clone()),
        paths: vec![Spanned::new(
            path,
            html.span(from..from + inner.trim().len()),
        )],
        form: Form::Labelled,
        ..Line::default()
    })
}

/// `<Badge text="GET" /> /path`, `<b>GET</b> /path`: a tag that says or holds the method before a path.
pub(super) fn tagged(line: &MappedText, start: usize) -> Option<(Said, Vec<Said>)> {
    let text = line.text();
    let open = start + text[start..].find('>')? + 1;
    if let Some(found) = around(&line.slice(start + 1..open - 1), line, open - 1) {
        return found.method.map(|method| (method, found.paths));
    }
    let tag = &text[start..open];
    let inner = text[open..].trim_start();
    let word = |text: &str| {
        let starts = |method: &&&str| {
            text.starts_with(**method)
                && !text[method.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
        };
        declaration::METHODS
            .iter()
            .find(starts)
            .map(|method| method.len())
    };
    let quoted = tag.match_indices(['"', '\'']).find_map(|(at, _)| {
        let length = word(&tag[at + 1..])?;
        let closed = tag[at + 1 + length..].starts_with(['"', '\'']);
        closed.then_some(start + at + 1..start + at + 1 + length)
    });
    let (method, behind) = match (quoted, word(inner)) {
        (Some(method), _) => (method, open),
        (None, Some(length)) => {
            let at = text.len() - inner.len();
            let rest = &text[at + length..];
            let close = rest.strip_prefix("</")?.find('>')?;
            (at..at + length, at + length + 2 + close + 1)
        }
        _ => return None,
    };
    let rest = text[behind..].trim_start_matches(['*', '`', ' ', '\t', ':', '：']);
    if !(rest.starts_with('/') || rest.starts_with("http")) {
        return None;
    }
    let end = text[behind..]
        .find("</")
        .map_or(text.len(), |end| behind + end);
    let paths = declaration::paths(line, behind..end);
    (!paths.is_empty()).then(|| (declaration::said(line, method), paths))
}

/// A text with the words of its links in their places.
fn unlinked(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, link)) = rest.split_once('[') {
        let target = link.split_once("](");
        let Some((words, behind)) =
            target.and_then(|(words, target)| Some((words, target.split_once(')')?.1)))
        else {
            break;
        };
        plain.push_str(before);
        plain.push_str(words);
        rest = behind;
    }
    plain.push_str(rest);
    plain.replace('\\', "")
}

/// Where the tag that begins at `start` ends: at a `>` outside quotes and braces, else with the text.
fn end_of_tag(text: &str, start: usize) -> usize {
    let mut quote = None;
    let mut depth = 0_usize;
    for (at, sign) in text[start..].char_indices() {
        match (quote, sign) {
            (Some(open), _) => quote = (open != sign).then_some(open),
            (None, '"' | '\'' | '`') => quote = Some(sign),
            (None, '{') => depth += 1,
            (None, '}') => depth = depth.saturating_sub(1),
            (None, '>') if depth == 0 => return start + at,
            (None, _) => {}
        }
    }
    text.len()
}

/// The attributes of a tag whose values are texts: `a="x"`, `a='x'`, `a={"x"}`, `` a={`x`} ``.
fn attributes(tag: &MappedText) -> Vec<(String, Said)> {
    let text = tag.text();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(equals) = text[at..].find('=').map(|found| at + found) {
        let name = text[at..equals].trim_end();
        let name = name.rsplit(char::is_whitespace).next().unwrap_or(name);
        let value = text[equals + 1..].trim_start_matches([' ', '{']);
        let open = text.len() - value.len();
        let quote = value.chars().next().filter(|c| "\"'`".contains(*c));
        let close = quote.and_then(|quote| value[1..].find(quote));
        at = match close {
            Some(close) => {
                let range = open + 1..open + 1 + close;
                let said = Spanned::new(text[range.clone()].trim().to_owned(), tag.span(range));
                found.push((name.to_owned(), said));
                open + close + 2
            }
            None => equals + 1,
        };
    }
    found
}

#[cfg(test)]
mod tests {
    use diagnostics::FileId;
    use spec_markup::MappedText;

    use super::{lines, tagged};

    #[test]
    fn tags_before_paths() {
        let cases = [
            (
                "<Route method=\"GET\">/a/[\\{b\\}](/docs/b)</Route>",
                "GET /a/{b}",
            ),
            ("<Badge type=\"info\" text=\"POST\" /> `/a`", "POST /a"),
            ("<b>PUT</b> /a/b", "PUT /a/b"),
            ("<p>GET /a</p>", ""),
            ("<b>note</b> /a", ""),
        ];
        for (line, expected) in cases {
            let found = tagged(&MappedText::verbatim(line, FileId(0), 0), 0);
            let found = found.map(|(method, paths)| format!("{} {}", method.value, paths[0].value));
            assert_eq!(found.unwrap_or_default(), expected, "{line}");
        }
    }

    #[test]
    fn elements_with_a_method_and_a_path_declare() {
        let cases = [
            (
                "<Endpoint method=\"POST\" url=\"/v1/books\" />",
                "POST /v1/books",
            ),
            ("<X\n  path={'/a/{b}'}\n  method={`get`}\n/>", "get /a/{b}"),
            (
                "<A b={{c: '>'}} method='PUT' endpoint='https://a.example/d'>",
                "PUT https://a.example/d",
            ),
            (
                "<Tabs>\n<Call method=\"GET\" path=\"/a\"/> <Call method=\"PUT\" path=\"/b\"/>",
                "GET /a, PUT /b",
            ),
            (
                "<Route method=\"PUT\">/a/[\\{b.id\\}](/docs/b#b-object)/c</Route>",
                "PUT /a/{b.id}/c",
            ),
            ("<form method=\"post\">/ or a word</form>", ""),
            ("<form method=\"post\" action=\"/login\">", ""),
            ("<Image url=\"/a.png\" />", ""),
            ("<Endpoint method=\"post\" url=\"books", ""),
            ("a < b method=\"get\" path=\"/c\"", ""),
            ("<= é = \"", ""),
        ];
        for (html, expected) in cases {
            let found = lines(&MappedText::verbatim(html, FileId(0), 0));
            let found: Vec<String> = found
                .iter()
                .filter_map(|line| {
                    Some(format!(
                        "{} {}",
                        line.method.as_ref()?.value,
                        line.paths[0].value
                    ))
                })
                .collect();
            assert_eq!(found.join(", "), expected, "{html}");
        }
    }
}
