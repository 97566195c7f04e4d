//! Cleans the prose of pages: what is left is Markdown that documentation tools render as the writer meant it.
//!
//! Tags and entities of HTML, attribute lists of kramdown, escapes of MDX, control and direction marks go; inline
//! Markdown stays. Cleaning is total and idempotent on its own output.

/// Cleans a text of one or more lines.
pub(crate) fn clean(text: &str) -> String {
    if is_clean(text) {
        return text.trim().to_owned();
    }
    let text = without_marks(text);
    let text = without_tags(&text);
    let text = without_entities(&text);
    let text = without_attributes(&text);
    tidy_lines(&without_escapes(&text))
}

/// Cleans a text and joins its lines into one.
pub(crate) fn line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text holds nothing that cleaning could change: most texts of most pages.
fn is_clean(text: &str) -> bool {
    !text.contains("  ")
        && text
            .bytes()
            .all(|b| matches!(b, b' '..=b'~') && !b"<&{\\".contains(&b))
}

/// Drops control characters and marks that turn the direction of text; every line end becomes `\n`.
fn without_marks(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(|sign| match sign {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
            '\t' | '\u{a0}' | '\u{3000}' => Some(' '),
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => None,
            sign if sign.is_control() => None,
            sign => Some(sign),
        })
        .collect()
}

/// Tags that end a line where they stand.
const BREAKS: &[&str] = &[
    "br", "p", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4",
];

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((name, length)) = tag(rest) {
            if BREAKS.contains(&name.as_str()) && !out.ends_with('\n') {
                out.push('\n');
            }
            rest = &rest[length..];
        } else if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else {
            out.push('<');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

/// Names of HTML tags that pages use; other things in angle brackets (`<id>`, `List<String>`) are text.
const TAGS: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "br",
    "code",
    "del",
    "details",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "script",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "iframe",
    "svg",
];

/// The name and length of the tag at the start of `text`. A tag ends before the next one opens: nothing is searched for
/// beyond that.
fn tag(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('<')?;
    let named = inner.strip_prefix('/').unwrap_or(inner);
    let length = named
        .find(|sign: char| !sign.is_ascii_alphanumeric())
        .unwrap_or(named.len());
    let after = named[length..].chars().next()?;
    let whole = after == '>' || after == '/' || after.is_whitespace();
    let name = named[..length].to_ascii_lowercase();
    if !whole || !TAGS.contains(&name.as_str()) {
        return None;
    }
    let close = inner.find(['<', '>'])?;
    inner[close..].starts_with('>').then_some((name, close + 2))
}

/// The entities that pages use.
const ENTITIES: &[(&str, &str)] = &[
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&le;", "≤"),
    ("&ge;", "≥"),
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&#124;", "|"),
    ("&#123;", "{"),
    ("&#125;", "}"),
    ("&mdash;", "—"),
    ("&ndash;", "–"),
    ("&hellip;", "…"),
    ("&times;", "×"),
    ("&amp;", "&"),
];

fn without_entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    ENTITIES
        .iter()
        .fold(text.to_owned(), |text, (entity, sign)| {
            text.replace(entity, sign)
        })
}

/// Drops `{: .info}` and `{#anchor}`.
fn without_attributes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        let inner = &rest[at + 1..];
        if let Some(length) = attributes(inner) {
            rest = &inner[length..];
        } else {
            out.push('{');
            rest = inner;
        }
    }
    out.push_str(rest);
    out
}

/// The length of an attribute list after its brace: it opens with `:` or `#` and closes on its line.
fn attributes(inner: &str) -> Option<usize> {
    let named = inner.strip_prefix([':', '#'])?;
    let close = named
        .find(['}', '{', '\n'])
        .filter(|&close| named[close..].starts_with('}'))?;
    (inner.starts_with(':') || close > 0).then_some(close + 2)
}

/// Takes the backslash off signs that only MDX or a table needs escaped.
fn without_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let escaped = sign == '\\' && signs.peek().is_some_and(|next| "{}|<>~".contains(*next));
        if !escaped {
            out.push(sign);
        }
    }
    out
}

/// Trims lines, folds runs of blanks inside prose and runs of empty lines.
fn tidy_lines(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        let fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        fenced ^= fence;
        let tidy = if fenced || fence {
            line.trim_end().to_owned()
        } else {
            tidy_line(line)
        };
        let repeated = tidy.is_empty() && lines.last().is_none_or(String::is_empty);
        if !repeated {
            lines.push(tidy);
        }
    }
    lines.join("\n").trim().to_owned()
}

fn tidy_line(line: &str) -> String {
    let body = line.trim_start();
    let indent = line.len() - body.len();
    let item =
        body.starts_with(['-', '*', '+']) || body.starts_with(|sign: char| sign.is_ascii_digit());
    let indent = if item { indent.min(8) } else { 0 };
    let words: Vec<&str> = body.split(' ').filter(|word| !word.is_empty()).collect();
    format!("{}{}", " ".repeat(indent), words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::{clean, line};

    #[test]
    fn what_goes_and_what_stays() {
        let cases = [
            ("plain *text* with `code`", "plain *text* with `code`"),
            ("one<br>two<br/>three", "one\ntwo\nthree"),
            ("<span style=\"color:red\">red</span> tape", "red tape"),
            ("a List<String> of <id>", "a List<String> of <id>"),
            ("1 &lt;= x &amp;&amp; y", "1 <= x && y"),
            ("note {: .info }", "note"),
            ("Heading {#anchor}", "Heading"),
            ("path /a/{id}", "path /a/{id}"),
            ("path /a/\\{id\\}", "path /a/{id}"),
            ("a\rb\r\nc", "a\nb\nc"),
            ("bidi \u{202e}txt\u{202c} and \u{0}nul", "bidi txt and nul"),
            ("wide   gap\t here", "wide gap here"),
            ("a\n\n\n\nb", "a\n\nb"),
            ("<!-- gone -->kept", "kept"),
            ("a < b", "a < b"),
        ];
        for (text, expected) in cases {
            assert_eq!(clean(text), expected, "{text:?}");
            assert_eq!(clean(expected), expected, "twice: {text:?}");
        }
    }

    #[test]
    fn one_line() {
        assert_eq!(line("a\n b<br>c"), "a b c");
    }
}
