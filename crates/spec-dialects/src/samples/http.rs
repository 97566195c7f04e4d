//! Messages of HTTP as documentation prints them: a first line, headers, and a body.

use spec_markup::MappedText;

/// A message.
pub(super) struct Message {
    /// Whether it is a request; else an answer.
    pub(super) asks: bool,
    /// What stands behind the headers; may be empty.
    pub(super) body: MappedText,
}

/// Reads a message; nothing where the text does not start with the first line of one.
pub(super) fn read(text: &MappedText) -> Option<Message> {
    let all = text.text();
    let lead = all.len() - all.trim_start().len();
    let first = all[lead..].lines().next()?;
    let asks = is_request_line(first);
    if !asks && !first.starts_with("HTTP/") {
        return None;
    }
    let headers = all[lead..].split_inclusive('\n').skip(1);
    let length: usize = headers
        .take_while(|line| is_header(line))
        .map(str::len)
        .sum();
    let line = all[lead..].find('\n').map_or(first.len(), |end| end + 1);
    Some(Message {
        asks,
        body: text.slice(lead + line + length..all.len()).trimmed(),
    })
}

const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

fn is_request_line(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let method = words.next().is_some_and(|word| METHODS.contains(&word));
    let target = words
        .next()
        .is_some_and(|word| word.starts_with('/') || word.contains("://"));
    let version = words.next().is_none_or(|word| word.starts_with("HTTP/"));
    method && target && version
}

fn is_header(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    })
}

#[cfg(test)]
mod tests {
    use diagnostics::FileId;
    use spec_markup::MappedText;

    use super::read;

    #[test]
    fn messages_are_told_from_other_texts() {
        let cases = [
            (
                "POST /a HTTP/1.1\nHost: b\n\n{\"c\": 1}",
                Some((true, "{\"c\": 1}")),
            ),
            ("\nGET https://b.example/a?c=1\n", Some((true, ""))),
            ("PUT /a\r\nX-Key: 1\r\n{\r\n}", Some((true, "{\r\n}"))),
            ("HTTP/1.1 200 OK\nDate: today\n\n[1]", Some((false, "[1]"))),
            ("POST /a HTTP/1.1", Some((true, ""))),
            ("GET the list of /a", None),
            ("{\"a\": 1}", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let found = read(&MappedText::verbatim(text, FileId(0), 0));
            let found = found.map(|message| (message.asks, message.body.text().to_owned()));
            let expected = expected.map(|(asks, body): (bool, &str)| (asks, body.to_owned()));
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
