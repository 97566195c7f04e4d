//! Fenced code.

use diagnostics::codes::markup as codes;
use diagnostics::{Diagnostic, Sink};

use super::scan::{Body, Taken};
use crate::{Block, CodeBlock, MappedText};

/// The fence that opens on the line at `at`, up to the line that closes it.
///
/// One that never closes ends where something begins that its code cannot hold: another fence with a language, or a
/// heading in JSON.
pub(super) fn read(body: Body<'_>, at: usize, sink: &mut Sink) -> Option<Taken> {
    let line = body.line(at);
    let open = Fence::open(line)?;
    let (language, title) = open.info(line);
    let code = at + line.len();
    let (end, after, closed) = open.close(body, code, language.as_deref());
    if !closed && sink.len() < body.most {
        let span = body.span(at..at + line.trim_end().len());
        sink.push(
            Diagnostic::new(codes::FENCE_UNCLOSED, span, "this code fence never closes")
                .label("opens here")
                .help(open.cure(body.text[code..end].trim().is_empty())),
        );
    }
    let text = dedent(body, code, end, open.indent);
    let (after, attributes) = kramdown(body, after);
    let block = CodeBlock {
        language: attributes.language.or(language),
        title: attributes.title.or(title),
        text,
        span: body.span(at..after),
    };
    Some(Taken {
        end: after,
        block: Some(Block::Code(block)),
    })
}

/// Bytes behind a shorter fence in which the closing line of a longer one is still looked for.
const REACH: usize = 64 << 10;

struct Fence {
    sign: char,
    length: usize,
    indent: usize,
}

impl Fence {
    fn open(line: &str) -> Option<Self> {
        let trimmed = line.trim_start_matches([' ', '\t']);
        let sign = trimmed
            .chars()
            .next()
            .filter(|sign| matches!(sign, '`' | '~'))?;
        let length = trimmed.len() - trimmed.trim_start_matches(sign).len();
        let inline = sign == '`' && trimmed[length..].contains('`');
        (length >= 3 && !inline).then_some(Self {
            sign,
            length,
            indent: line.len() - trimmed.len(),
        })
    }

    fn cure(&self, empty: bool) -> String {
        if empty {
            return "remove the line: no code follows it".to_owned();
        }
        let signs = if self.sign == '`' {
            "backticks"
        } else {
            "tildes"
        };
        format!("close it with a line of {} {signs}", self.length)
    }

    /// Language and title of the line that opens: `title="…"`, or `[…]` as in groups of code.
    fn info(&self, line: &str) -> (Option<String>, Option<String>) {
        let info = line.trim().trim_start_matches(self.sign).trim();
        let language = info.split([' ', '\t', '{', ',']).next().unwrap_or_default();
        let language =
            (!language.is_empty() && !language.contains('=')).then(|| language.to_owned());
        (
            language,
            attribute(info, "title").or_else(|| bracketed(info)),
        )
    }

    fn is_closed_by(&self, line: &str) -> bool {
        Self::open(line).is_some_and(|close| {
            close.sign == self.sign
                && close.length >= self.length
                && line.trim().chars().all(|c| c == self.sign)
        })
    }

    /// Where the code ends, where the page goes on, and whether a closing line stands between.
    ///
    /// A shorter fence may stand in the code of a longer one; where that one never closes, it ends the code after all.
    fn close(&self, body: Body<'_>, code: usize, language: Option<&str>) -> (usize, usize, bool) {
        let (mut at, mut shorter) = (code, None);
        while at < body.text.len() {
            let line = body.line(at);
            if self.is_closed_by(line) {
                return (at, at + line.len(), true);
            }
            match Self::open(line).filter(|_| line.starts_with('`')) {
                Some(open) if open.is_named(line) && open.length >= self.length => break,
                Some(open) if open.is_named(line) => shorter = shorter.or(Some(at)),
                _ if is_heading(line) && holds_json(language) => break,
                _ => {}
            }
            if shorter.is_some_and(|shorter| at - shorter > REACH) {
                break;
            }
            at += line.len();
        }
        let stop = shorter.unwrap_or(at);
        (stop, stop, false)
    }

    /// Whether a language follows the signs, as only an opening line has it.
    fn is_named(&self, line: &str) -> bool {
        let info = line.get(self.length..).unwrap_or_default();
        info.starts_with(char::is_alphabetic)
    }
}

fn is_heading(line: &str) -> bool {
    ["## ", "### ", "#### "]
        .iter()
        .any(|mark| line.starts_with(mark))
}

fn holds_json(language: Option<&str>) -> bool {
    language.is_some_and(|language| language.to_ascii_lowercase().starts_with("json"))
}

/// The code with the fence's own indentation taken off each line.
fn dedent(body: Body<'_>, code: usize, end: usize, indent: usize) -> MappedText {
    let whole = &body.text[code..end];
    let trimmed = whole.strip_suffix('\n').unwrap_or(whole);
    let trimmed = trimmed.strip_suffix('\r').unwrap_or(trimmed);
    let mapped = body.mapped.slice(code..code + trimmed.len());
    if indent == 0 {
        return mapped;
    }
    let keep = |line: &str| {
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        blanks.min(indent)
    };
    mapped.cut_lines(keep)
}

#[derive(Default)]
struct Attributes {
    language: Option<String>,
    title: Option<String>,
}

/// The attribute line that kramdown allows behind a block: `{: title="Response" .lang-json }`.
fn kramdown(body: Body<'_>, after: usize) -> (usize, Attributes) {
    if after >= body.text.len() {
        return (after, Attributes::default());
    }
    let line = body.line(after);
    let Some(inner) = line
        .trim()
        .strip_prefix("{:")
        .and_then(|line| line.strip_suffix('}'))
    else {
        return (after, Attributes::default());
    };
    let language = inner.split_whitespace().find_map(|word| {
        word.strip_prefix(".lang-")
            .or_else(|| word.strip_prefix(".language-"))
            .map(ToOwned::to_owned)
    });
    (
        after + line.len(),
        Attributes {
            language,
            title: attribute(inner, "title"),
        },
    )
}

/// What stands in brackets behind the language.
fn bracketed(info: &str) -> Option<String> {
    let (_, rest) = info.split_once([' ', '\t'])?;
    let inner = rest.trim().strip_prefix('[')?.split(']').next()?.trim();
    (!inner.is_empty()).then(|| inner.to_owned())
}

/// The value of `name="…"` or `name='…'`.
pub(super) fn attribute(text: &str, name: &str) -> Option<String> {
    let mut from = 0;
    while let Some(found) = text[from..].find(name) {
        let at = from + found;
        let value = text[at + name.len()..]
            .trim_start()
            .strip_prefix('=')
            .map(str::trim_start);
        let value = value.map(|value| value.trim_start_matches('{'));
        if let Some(quote) = value
            .and_then(|value| value.chars().next())
            .filter(|c| matches!(c, '"' | '\'' | '`'))
        {
            let value = &value.unwrap_or_default()[1..];
            return value.find(quote).map(|end| value[..end].to_owned());
        }
        from = at + name.len();
    }
    None
}
