//! The YAML at the top of a page, stripped by hand: a Markdown reader would take tables and rules for its end.

use std::ops::Range;

use diagnostics::codes::markup as codes;
use diagnostics::{Diagnostic, FileId, Fix, Sink, Span};

use crate::{FrontMatter, Limits, lines, yaml};

/// Lines above front matter that are passed over.
const STRAY: usize = 4;

/// The front matter, if there is any, and where the body starts.
pub(crate) fn split(
    file: FileId,
    text: &str,
    limits: &Limits,
    sink: &mut Sink,
) -> (Option<FrontMatter>, usize) {
    let mark = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let blank = text[mark..].len() - text[mark..].trim_start().len();
    let top = mark + blank;
    let open = top + late(&text[top..]).unwrap_or(0);
    if open > top {
        let before = text[top..open].trim_end().len();
        sink.push(
            Diagnostic::new(
                codes::FRONT_MATTER_LATE,
                Span::new(file, top, top + before),
                "text stands before the front matter",
            )
            .label("sites take all below for plain text")
            .help("begin the page with the line of `---`"),
        );
    }
    let Some(first) = text[open..]
        .split_inclusive('\n')
        .next()
        .filter(|line| is_fence(line) || slipped(file, text, open, line, sink))
    else {
        return (None, mark);
    };
    let start = open + first.len();
    let closed = closing(text, start).or_else(|| indented(file, text, start, sink));
    let Some((end, after)) = closed else {
        if !first_line_is_key(&text[start..]) {
            return (None, mark);
        }
        sink.push(
            Diagnostic::new(
                codes::FRONT_MATTER_UNCLOSED,
                Span::new(file, open, open + 3),
                "the front matter never closes",
            )
            .label("opens here")
            .help("end it with a line of `---`"),
        );
        return unclosed(file, text, (open, start), limits, sink);
    };
    cut(file, text, end..after, sink);
    let root = yaml::read_from(file, &text[start..end], start, limits, sink);
    (
        Some(FrontMatter {
            span: Span::new(file, open, after),
            root,
        }),
        after,
    )
}

/// Tells of a line of dashes that ends the front matter too soon: keys stand below it, and the line that was its end.
fn cut(file: FileId, text: &str, fence: Range<usize>, sink: &mut Sink) {
    let Some((end, _)) = closing(text, fence.end) else {
        return;
    };
    let below = &text[fence.end..end];
    let mut lines = below.lines().filter(|line| !line.trim().is_empty());
    let keys = lines.clone().next().is_some_and(is_key)
        && lines.all(|line| line.starts_with([' ', '-', '#']) || is_key(line));
    if !keys {
        return;
    }
    let span = Span::new(file, fence.start, fence.start + 3);
    sink.push(
        Diagnostic::new(
            codes::FRONT_MATTER_CUT,
            span,
            "the front matter ends here, and more of its keys stand below",
        )
        .help("take this line out"),
    );
}

/// `type: get`, as a key stands at the left edge.
fn is_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, rest)| {
        let word = |sign: char| sign.is_ascii_lowercase() || sign == '_';
        !key.is_empty() && key.chars().all(word) && (rest.is_empty() || rest.starts_with(' '))
    })
}

/// Front matter that never closes: the rest of the page, or where that is no YAML, the keys above the first blank line.
fn unclosed(
    file: FileId,
    text: &str,
    (open, start): (usize, usize),
    limits: &Limits,
    sink: &mut Sink,
) -> (Option<FrontMatter>, usize) {
    let read = |end: usize| {
        let mut found = Sink::new();
        let root = yaml::read_from(file, &text[start..end], start, limits, &mut found);
        let span = Span::new(file, open, end);
        (FrontMatter { span, root }, end, found)
    };
    let whole = read(text.len());
    let mut at = start;
    let mut lines = text[start..].split_inclusive('\n');
    let blank = lines.find_map(|line| {
        at += line.len();
        line.trim().is_empty().then_some(at - line.len())
    });
    let head = blank.filter(|_| whole.2.has_errors()).map(read);
    let (followed, passed_over) = match head {
        Some(head) if !head.2.has_errors() => (head, Some(whole)),
        head => (whole, head),
    };
    if let Some((_, _, found)) = passed_over {
        let _ = found.finish();
    }
    let (matter, end, found) = followed;
    sink.absorb(found);
    (Some(matter), end)
}

/// Where front matter opens below a few lines of something else: a comment, the mark of a conflict. A heading that is
/// underlined by dashes is none, so a `title` must stand between two lines of them.
fn late(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n').take(STRAY + 1) {
        if is_fence(line) {
            let (end, _) = closing(text, at + line.len())?;
            let inside = &text[at + line.len()..end];
            let titled = inside.lines().any(|line| line.starts_with("title:"));
            return (titled && first_line_is_key(inside)).then_some(at);
        }
        if line.starts_with(['#', '`', '~', '|']) {
            return None;
        }
        at += line.len();
    }
    None
}

/// Whether a line of other signs opens front matter: below it stand keys, and a line of dashes that nothing else opens.
fn slipped(file: FileId, text: &str, open: usize, line: &str, sink: &mut Sink) -> bool {
    let written = line.trim();
    let signs = written.chars().all(|sign| "-–—_*= ".contains(sign));
    let below = open + line.len();
    let inside = closing(text, below).map(|(end, _)| &text[below..end]);
    let keys = |inside: &str| {
        first_line_is_key(inside)
            && inside
                .lines()
                .any(|line| line.starts_with("title:") || line.starts_with("type:"))
    };
    if written.is_empty() || !signs || !inside.is_some_and(keys) {
        return false;
    }
    let span = Span::new(file, open, open + written.len());
    sink.push(
        Diagnostic::new(
            codes::FRONT_MATTER_LATE,
            span,
            format!("the line that opens the front matter is `{written}`"),
        )
        .label("sites take all below for plain text")
        .help("write `---`")
        .fix(Fix {
            title: "write `---`".into(),
            span,
            replacement: "---".into(),
            safe: true,
        }),
    );
    true
}

fn is_fence(line: &str) -> bool {
    line.starts_with("---") && line[3..].trim().is_empty()
}

/// Where the closing line starts, and where the body does. An indented `---` belongs to a block scalar.
fn closing(text: &str, start: usize) -> Option<(usize, usize)> {
    let mut at = start;
    for end in lines::ends(&text[start..]) {
        let end = start + end;
        if is_fence(&text[at..end]) {
            return Some((at, end));
        }
        at = end;
    }
    None
}

/// The last line of a page that nothing else closes, where it is a line of dashes that slipped to the right.
fn indented(file: FileId, text: &str, start: usize, sink: &mut Sink) -> Option<(usize, usize)> {
    let inside = text[start..].trim_end();
    let line = inside.rfind('\n')? + 1;
    let dashes = inside[line..].trim_start();
    if dashes != "---" {
        return None;
    }
    let at = start + inside.len() - dashes.len();
    let finding = Diagnostic::new(
        codes::FRONT_MATTER_UNCLOSED,
        Span::new(file, at, at + dashes.len()),
        "the line that closes the front matter is indented",
    )
    .label("read as its end, since nothing else is")
    .help("remove the blanks before it");
    sink.push(finding);
    Some((start + line, text.len()))
}

fn first_line_is_key(text: &str) -> bool {
    let line = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    line.split_once(':').is_some_and(|(key, _)| {
        !key.is_empty()
            && key
                .chars()
                .all(|c| c.is_alphanumeric() || c == '_' || c == '-')
    })
}
