//! URLs in code of any language.

use diagnostics::Spanned;
use spec_draft::Said;
use spec_markup::MappedText;

/// The first URL of a text that has a host and a path, without its query.
pub(crate) fn first(text: &MappedText) -> Option<Said> {
    let code = text.text();
    let mut at = 0;
    while let Some(found) = code[at..].find("http") {
        let start = at + found;
        let end = code[start..]
            .find(ends)
            .map_or(code.len(), |end| start + end);
        at = end.max(start + "http".len());
        if has_path(&code[start..end]) {
            let url = code[start..end].to_owned();
            return Some(Spanned::new(url, text.span(start..end)));
        }
    }
    None
}

/// What no URL in code goes on behind.
fn ends(sign: char) -> bool {
    sign.is_whitespace() || sign.is_control() || "\"'`?#,;()\\|".contains(sign)
}

fn has_path(url: &str) -> bool {
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    host.and_then(|host| host.split_once('/'))
        .is_some_and(|(host, path)| !host.is_empty() && !path.is_empty())
}

#[cfg(test)]
mod tests {
    use diagnostics::FileId;
    use spec_markup::MappedText;

    use super::first;

    #[test]
    fn urls_end_where_code_ends_them() {
        let cases = [
            (
                "get('https://a.example/v1/b')",
                Some("https://a.example/v1/b"),
            ),
            ("\"http://a.example/b?c=1\"", Some("http://a.example/b")),
            (
                "import http\nhttps://a.example/b\n",
                Some("https://a.example/b"),
            ),
            (
                "`https://a.example/b/${id}`",
                Some("https://a.example/b/${id}"),
            ),
            (
                "https://a.example https://b.example/c",
                Some("https://b.example/c"),
            ),
            ("http://", None),
            ("https://a.example/", None),
        ];
        for (code, url) in cases {
            let found = first(&MappedText::verbatim(code, FileId(0), 0));
            assert_eq!(found.map(|said| said.value).as_deref(), url, "{code}");
        }
    }
}
