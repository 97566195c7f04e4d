//! The lines of a page that a finding shows: few enough to read, and short enough to be quick.

use std::ops::Range;

use crate::{FileId, Label, SourceFile, SourceMap, Span};

/// Lines between two places of one file that are still shown in one piece.
const NEAR: u32 = 12;
/// A span over more lines than these is shown at its first line.
const TALL: u32 = 12;
/// Bytes shown at once; a longer piece is cut to what lies around each place.
pub(super) const WIDE: usize = 4096;
/// Bytes kept on each side of a place in a line that is cut.
const AROUND: usize = 80;

/// A piece of a file and the places in it.
pub(super) struct Window<'a> {
    /// The place by which the window is named.
    pub(super) span: Span,
    /// The number of the first line.
    pub(super) line: u32,
    /// The text, tame, byte for byte as long as in the file.
    pub(super) text: String,
    pub(super) marks: Vec<Mark<'a>>,
    /// Whether the text starts inside a line, so that columns cannot be counted in it.
    pub(super) cut: bool,
    range: Range<usize>,
}

/// A place in a window.
pub(super) struct Mark<'a> {
    pub(super) range: Range<usize>,
    pub(super) text: &'a str,
    pub(super) primary: bool,
}

/// The windows of labels: the main place's first, the rest in the order of the labels.
pub(super) fn windows<'a>(
    labels: &'a [Label],
    sources: &'a SourceMap,
    wide: usize,
) -> Vec<Window<'a>> {
    let mut found: Vec<Window<'a>> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let Some(file) = sources.get(label.span.file) else {
            continue;
        };
        let (line, range) = around(file, label.span, wide);
        let text = label.text.as_str();
        let near = found
            .iter_mut()
            .find(|window| window.takes(label.span.file, line, &range));
        if let Some(window) = near {
            window.widen(line, range, file);
            window.mark(label.span, text, at == 0);
            continue;
        }
        let mut window = Window {
            span: label.span,
            line,
            text: tamed(file.text().get(range.clone()).unwrap_or_default()),
            marks: Vec::new(),
            cut: byte_before(file, range.start).is_some_and(|byte| byte != b'\n'),
            range,
        };
        window.mark(label.span, text, at == 0);
        found.push(window);
    }
    found
}

impl Window<'_> {
    fn takes(&self, file: FileId, line: u32, range: &Range<usize>) -> bool {
        let whole = self.range.start.min(range.start)..self.range.end.max(range.end);
        self.span.file == file && self.line.abs_diff(line) <= NEAR && whole.len() <= WIDE
    }

    fn widen(&mut self, line: u32, range: Range<usize>, file: &SourceFile) {
        let start = self.range.start.min(range.start);
        let shift = self.range.start - start;
        for mark in &mut self.marks {
            mark.range = mark.range.start + shift..mark.range.end + shift;
        }
        self.range = start..self.range.end.max(range.end);
        self.line = self.line.min(line);
        self.text = tamed(file.text().get(self.range.clone()).unwrap_or_default());
    }
}

impl<'a> Window<'a> {
    fn mark(&mut self, span: Span, text: &'a str, primary: bool) {
        let inside =
            |at: u32| (at as usize).clamp(self.range.start, self.range.end) - self.range.start;
        let range = inside(span.start)..inside(span.end);
        let sound =
            self.text.is_char_boundary(range.start) && self.text.is_char_boundary(range.end);
        let range = if sound { range } else { 0..0 };
        self.marks.push(Mark {
            range,
            text,
            primary,
        });
    }
}

/// The lines of a span and the number of the first; a piece of one line where that is too much.
fn around(file: &SourceFile, span: Span, wide: usize) -> (u32, Range<usize>) {
    let text = file.text();
    let boundary = |at: u32| {
        let mut at = (at as usize).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (start, end) = (boundary(span.start), boundary(span.end));
    let line = file.place(span.start).line;
    let tall = file.place(span.end).line - line >= TALL;
    let last = if tall { start } else { end };
    let from = text.as_bytes()[..start]
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |at| at + 1);
    let line_end = |at: usize| {
        let rest = text[at..].split('\n').next().unwrap_or_default();
        at + rest.strip_suffix('\r').unwrap_or(rest).len()
    };
    let to = line_end(last);
    if to - from <= wide {
        return (line, from..to);
    }
    let boundary = |at: usize| boundary(u32::try_from(at).unwrap_or(u32::MAX));
    let from = boundary(from.max(start.saturating_sub(AROUND)));
    let to = boundary(
        line_end(start)
            .min(last.min(start + AROUND) + AROUND)
            .max(start),
    );
    (line, from..to)
}

fn byte_before(file: &SourceFile, at: usize) -> Option<u8> {
    file.text().as_bytes().get(at.checked_sub(1)?).copied()
}

fn tamed(text: &str) -> String {
    text.chars().map(|c| tame(c).unwrap_or(c)).collect()
}

/// What stands for a character that could steer a terminal or turn the direction of text: one of the same length in
/// UTF-8, so that no place moves. Nothing for a harmless one.
pub(super) const fn tame(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' => None,
        '\0'..='\x1f' | '\x7f' => Some('?'),
        '\u{80}'..='\u{9f}' | '\u{61c}' | '\u{ad}' => Some('¿'),
        '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' => Some('\u{fffd}'),
        '\u{e0000}'..='\u{e007f}' => Some('\u{1fbc4}'),
        _ => None,
    }
}

/// Text of a message, without anything that could steer a terminal.
pub(super) fn message(text: &str) -> String {
    let breaks = |c: char| matches!(c, '\r' | '\n');
    text.chars()
        .map(|c| if breaks(c) { ' ' } else { tame(c).unwrap_or(c) })
        .collect()
}
