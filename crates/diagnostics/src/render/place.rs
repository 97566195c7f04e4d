//! Spans as people and programs count: paths, lines and columns.

use crate::{LineColumn, SourceMap, Span};

/// A range of a file as lines and columns.
pub(super) struct Place<'a> {
    /// The path as it is shown; empty for a file that the map does not hold.
    pub(super) path: &'a str,
    /// Where it starts.
    pub(super) start: LineColumn,
    /// One past its end.
    pub(super) end: LineColumn,
}

impl<'a> Place<'a> {
    pub(super) fn of(span: Span, sources: &'a SourceMap) -> Self {
        let Some(file) = sources.get(span.file) else {
            let start = LineColumn { line: 1, column: 1 };
            return Self {
                path: "",
                start,
                end: start,
            };
        };
        let start = file.place(span.start);
        let end = if span.end == span.start {
            start
        } else {
            file.place(span.end)
        };
        Self {
            path: file.path(),
            start,
            end,
        }
    }
}
