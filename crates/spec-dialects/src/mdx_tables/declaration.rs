//! Lines that declare a call: a label of a method or path and what stands behind it, or a method before a path.

use diagnostics::Spanned;
use spec_draft::Said;
use spec_markup::MappedText;

use super::element;

pub(super) const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
const METHOD_LABELS: &[&str] = &[
    "request type",
    "request method",
    "http method",
    "type",
    "method",
    "请求类型",
    "请求方式",
    "请求方法",
    "类型",
    "方法",
];
const PATH_LABELS: &[&str] = &[
    "description",
    "endpoint",
    "path",
    "url",
    "uri",
    "api",
    "api path",
    "request url",
    "request path",
    "接口描述",
    "接口地址",
    "接口路径",
    "请求路径",
    "请求地址",
    "接口",
    "描述",
    "路径",
    "地址",
];

/// How a line declares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    /// A method before a path, or nothing.
    #[default]
    Bare,
    /// A label of a declaration, its value behind it.
    Labelled,
    /// A label of the page's own before a path.
    Named,
    /// A path somewhere in the value of a label, not at its start: prose, unless a method was declared.
    Loose,
}

/// What one line declares.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) method: Option<Said>,
    pub(super) paths: Vec<Said>,
    /// How it stands there.
    pub(super) form: Form,
    /// A label stands there with nothing behind it: its value follows.
    pub(super) announces: Option<Label>,
    /// A label says that the page is about a websocket.
    pub(super) websocket: bool,
    /// What stands behind a path label that is no path.
    pub(super) prose: Option<MappedText>,
}

impl Line {
    /// Whether anything was declared.
    pub(super) fn declares(&self) -> bool {
        self.method.is_some()
            || (!self.paths.is_empty() && self.form != Form::Loose)
            || self.websocket
    }
}

/// What each line of a paragraph declares.
pub(super) fn lines(text: &MappedText) -> Vec<Line> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.text().split_inclusive('\n') {
        found.push(if may_declare(line) {
            one(&text.slice(at..at + line.len()).trimmed())
        } else {
            Line::default()
        });
        at += line.len();
    }
    found
}

/// A look that spares most lines of prose a closer one.
fn may_declare(line: &str) -> bool {
    let plain = &line[skip(line, 0)..];
    let word = plain.trim_start_matches('`');
    plain.contains("**")
        || plain.starts_with('<')
        || line.contains([':', '：'])
        || leading_method(word, plain.starts_with('`')).is_some()
}

/// Whether a word is a method, in any case.
pub(super) fn is_method(word: &str) -> bool {
    METHODS
        .iter()
        .any(|method| word.eq_ignore_ascii_case(method))
}

/// The paths behind a label of any words, at the start of its value.
pub(super) fn named_paths(line: &MappedText) -> Vec<Said> {
    let text = line.text();
    let Some(colon) = text.find([':', '：']).filter(|colon| *colon < 60) else {
        return Vec::new();
    };
    let value = text[colon..].trim_start_matches([':', '：', '*', ' ', '`']);
    if value.starts_with('/') && text[..colon].contains(char::is_alphabetic) {
        paths(line, colon..text.len())
    } else {
        Vec::new()
    }
}

fn one(line: &MappedText) -> Line {
    let mut found = Line::default();
    let text = line.text();
    let start = skip(text, 0);
    let mut at = start;
    while let Some((label, behind)) = label(text, at) {
        let next = skip(text, behind);
        let value_end = next_label(text, next);
        match label {
            Label::Method => method_value(line, next..value_end, &mut found),
            Label::Path => path_value(line, next..value_end, &mut found),
        }
        at = value_end;
    }
    if at == start {
        bare(line, start, &mut found);
    }
    found
}

/// What a label stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// A method.
    Method,
    /// A path.
    Path,
}

/// A label at `at` and where its value may begin. Without a colon it must be marked bold.
fn label(text: &str, at: usize) -> Option<(Label, usize)> {
    let rest = text.get(at..)?;
    let starts = |label: &str| {
        let head = rest.as_bytes().get(..label.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(label.as_bytes()))
    };
    let find = |labels: &[&str]| {
        let fitting = labels.iter().filter(|label| starts(label));
        fitting.map(|label| label.len()).max()
    };
    let (kind, length) = match (find(METHOD_LABELS), find(PATH_LABELS)) {
        (Some(method), path) if path.is_none_or(|path| method >= path) => (Label::Method, method),
        (_, Some(path)) => (Label::Path, path),
        _ => return None,
    };
    let mut length = length;
    let aside = rest[length..].trim_start();
    if let Some(inner) = aside.strip_prefix(['(', '（'])
        && let Some(close) = inner.find([')', '）'])
    {
        let closed = inner[close..].chars().next().map_or(0, char::len_utf8);
        length = rest.len() - inner.len() + close + closed;
    }
    let behind = &rest[length..];
    let marks = behind.len() - behind.trim_start_matches(['*', ' ', '\t']).len();
    let colon = behind[marks..]
        .chars()
        .next()
        .filter(|c| matches!(c, ':' | '：'));
    let bold = behind[..marks].contains("**");
    let end = at + length + marks + colon.map_or(0, char::len_utf8);
    (colon.is_some() || bold).then_some((kind, end))
}

/// Where the next label of the line begins, else the line's end.
fn next_label(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(mark) = text.get(at..).and_then(|rest| rest.find("**")) {
        let start = at + mark + 2;
        if label(text, start).is_some() {
            return start;
        }
        at = start;
    }
    text.len()
}

fn skip(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + (rest.len()
        - rest
            .trim_start_matches(['*', ' ', '\t', '-', '\\', '#', '+'])
            .len())
}

fn method_value(line: &MappedText, range: std::ops::Range<usize>, found: &mut Line) {
    let value = &line.text()[range.clone()];
    let word_end = value
        .find(|c: char| !c.is_ascii_alphabetic() && c != '`')
        .unwrap_or(value.len());
    let word = value[..word_end].trim_matches('`');
    let lead = value[..word_end].len() - value[..word_end].trim_start_matches('`').len();
    if METHODS
        .iter()
        .any(|method| word.eq_ignore_ascii_case(method))
    {
        let start = range.start + lead;
        found.method = Some(said(line, start..start + word.len()));
        found.form = Form::Labelled;
        found
            .paths
            .extend(paths(line, range.start + word_end..range.end));
    } else if word.to_ascii_lowercase().starts_with("websocket") {
        found.websocket = true;
    } else if value.trim_matches(['*', ' ', '`']).is_empty() {
        found.announces = Some(Label::Method);
    }
}

fn path_value(line: &MappedText, range: std::ops::Range<usize>, found: &mut Line) {
    let value = &line.text()[range.clone()];
    let plain = value.trim_start_matches(['`', '*', ' ']);
    let start = range.start + (value.len() - plain.len());
    if let Some(length) = leading_method(plain, true)
        && plain[length..].starts_with([' ', '\t', '*', '`', '/'])
    {
        found.method = Some(said(line, start..start + length));
    }
    found.paths.extend(paths(line, range.clone()));
    if found.paths.is_empty() {
        let rest = line.slice(range).trimmed();
        if rest.text().trim_matches(['*', ' ', '`']).is_empty() {
            found.announces = Some(Label::Path);
        } else {
            found.prose = Some(rest);
        }
    } else {
        let behind = found.method.as_ref().map_or(plain, |method| {
            let lead = leading_method(plain, true).filter(|lead| *lead == method.value.len());
            &plain[lead.unwrap_or(0)..]
        });
        let behind = behind.trim_start_matches(['`', '*', ' ', '\t', ':']);
        if behind.starts_with(['/', 'h', '<']) {
            found.form = Form::Labelled;
        } else {
            found.form = Form::Loose;
            found.prose = Some(line.slice(range).trimmed());
        }
    }
}

/// How long the method is that a text begins with. Words of prose are methods in small letters, so those count only where
/// something else marks them.
fn leading_method(text: &str, marked: bool) -> Option<usize> {
    let method = METHODS.iter().find(|method| {
        let head = text.as_bytes().get(..method.len());
        head.is_some_and(|head| {
            head == method.as_bytes() || marked && head.eq_ignore_ascii_case(method.as_bytes())
        })
    });
    method.map(|method| method.len())
}

/// The base and the path of what may be a whole URL.
pub(super) fn split(path: Said) -> (Option<Said>, Said) {
    let text = &path.value;
    let host = text.find("://").map(|at| at + 3);
    let Some(slash) = host.and_then(|host| text[host..].find('/').map(|at| host + at)) else {
        return (None, path);
    };
    let base = Spanned::new(text[..slash].to_owned(), path.span);
    (
        Some(base),
        Spanned::new(text[slash..].to_owned(), path.span),
    )
}

/// `GET /path` without any label.
fn bare(line: &MappedText, start: usize, found: &mut Line) {
    let text = &line.text()[start..];
    if text.starts_with('<') {
        if let Some((method, paths)) = element::tagged(line, start) {
            found.method = Some(method);
            found.paths = paths;
        }
        return;
    }
    let plain = text.trim_start_matches('`');
    let lead = start + (text.len() - plain.len());
    let marked = lead > 0 && line.text()[..lead].ends_with(['`', '*']);
    let Some(length) = leading_method(plain, marked) else {
        return;
    };
    let rest = &plain[length..];
    if !rest.starts_with([' ', '*', '`', '\t', ':']) {
        return;
    }
    let paths = paths(line, lead + length..line.text().len());
    let behind = rest.trim_start_matches(['*', '`', ' ', '\t', ':', '：']);
    if !paths.is_empty() && (behind.starts_with('/') || behind.starts_with("http")) {
        found.method = Some(said(line, lead..lead + length));
        found.paths = paths;
    }
}

/// The paths of a part of a line: in backticks, or standing free.
pub(super) fn paths(line: &MappedText, range: std::ops::Range<usize>) -> Vec<Said> {
    let text = &line.text()[range.clone()];
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(['/', 'h']) {
        let start = at + offset;
        let before = text[..start].chars().next_back();
        let url = text[start..].starts_with("http://") || text[start..].starts_with("https://");
        let free = before.is_none_or(|c| {
            c.is_whitespace() || matches!(c, '`' | ':' | '：' | '(' | '*' | '，' | ',')
        });
        if !free || !(url || text[start..].starts_with('/')) {
            at = start + 1;
            continue;
        }
        let ticked = before == Some('`');
        let end = start + length(&text[start..], ticked);
        let path = text[start..end]
            .trim_end()
            .trim_end_matches(['.', ',', ';']);
        let host = path.find("://").map_or(0, |at| at + 3);
        let sound = if url {
            path[host..]
                .find('/')
                .is_some_and(|at| host + at + 1 < path.len())
        } else {
            let second = path.chars().nth(1);
            second.is_some_and(|c| c.is_alphanumeric() || matches!(c, '{' | '$' | ':' | '<'))
        };
        if sound {
            found.push(said(
                line,
                range.start + start..range.start + start + path.len(),
            ));
        }
        at = end.max(start + 1);
    }
    found
}

/// How long the path is that a text begins with. A bar between the alternatives of a variable (`{id|slug}`) belongs to it; a
/// body that stands behind it in the same backticks does not.
fn length(text: &str, ticked: bool) -> usize {
    let mut inside = false;
    for (at, sign) in text.char_indices() {
        inside = (inside && sign != '}') || sign == '{';
        let ends = if ticked {
            let body = text[at..].trim_start().strip_prefix('{');
            let body = body.is_some_and(|body| body.starts_with([' ', '"']) || body.is_empty());
            sign == '`' || (sign.is_whitespace() && body)
        } else {
            let bar = sign == '|' && !inside;
            bar || sign.is_whitespace() || matches!(sign, '`' | '，' | '。' | ')' | '*')
        };
        if ends {
            return at;
        }
    }
    text.len()
}

pub(super) fn said(line: &MappedText, range: std::ops::Range<usize>) -> Said {
    Spanned::new(line.text()[range.clone()].to_owned(), line.span(range))
}
