//! Text taken out of a file whose offsets still lead back to it.

use std::sync::Arc;

use diagnostics::{FileId, Span};
use smallvec::{SmallVec, smallvec};

/// Most texts are of one piece.
type Pieces = SmallVec<[(u32, u32); 1]>;

/// A text that was cut, dedented or unescaped from a file, with the way back to the file's bytes.
///
/// A block scalar of YAML loses its indentation, a template literal its backslashes: positions in the result are no
/// longer positions in the file. Here each piece of the text remembers where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedText {
    text: Arc<str>,
    file: FileId,
    /// `(offset in the text, offset in the file)`, ascending in both; each holds until the next.
    pieces: Pieces,
    /// Where the text ends in the file.
    end: u32,
}

impl MappedText {
    /// A text that stands in the file exactly as it is here, from byte `at`.
    #[must_use]
    pub fn verbatim(text: impl Into<Arc<str>>, file: FileId, at: usize) -> Self {
        let text = text.into();
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let end = at.saturating_add(u32::try_from(text.len()).unwrap_or(u32::MAX));
        Self {
            text,
            file,
            pieces: smallvec![(0, at)],
            end,
        }
    }

    /// A text made of pieces: `(offset in the text, offset in the file)`, ascending in both.
    #[must_use]
    pub fn pieced(
        text: impl Into<Arc<str>>,
        file: FileId,
        pieces: Vec<(u32, u32)>,
        end: u32,
    ) -> Self {
        Self {
            text: text.into(),
            file,
            pieces: pieces.into(),
            end,
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A part of the text that still leads back to the file. The range must lie on character boundaries.
    #[must_use]
    pub fn slice(&self, range: std::ops::Range<usize>) -> Self {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut pieces: Pieces = smallvec![(0, small(self.locate(range.start)))];
        let inside = self.pieces_in(range.start + 1..range.end + 1);
        let keep = |(at, _): &&(u32, u32)| {
            (*at as usize) < range.end || self.ends_at_piece(range.end).is_some()
        };
        let start = small(range.start);
        pieces.extend(
            inside
                .iter()
                .filter(keep)
                .map(|(at, file)| (at - start, *file)),
        );
        let end = self.span(range).end;
        Self {
            text: text.into(),
            file: self.file,
            pieces,
            end,
        }
    }

    /// The same places under a text of the same length: one in which parts were blanked out.
    pub(crate) fn under(&self, text: String) -> Self {
        debug_assert_eq!(text.len(), self.text.len());
        Self {
            text: text.into(),
            ..self.clone()
        }
    }

    /// The text with the first bytes of each line cut off, as many as `cut` says of the line.
    pub(crate) fn cut_lines(&self, cut: impl Fn(&str) -> usize) -> Self {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (mut text, mut pieces, mut at) = (String::new(), Pieces::new(), 0);
        for line in self.text.split_inclusive('\n') {
            let start = at + cut(line);
            let inside = self.pieces_in(start + 1..at + line.len());
            pieces.push((small(text.len()), small(self.locate(start))));
            pieces.extend(
                inside
                    .iter()
                    .map(|(piece, file)| (small(text.len() + *piece as usize - start), *file)),
            );
            text.push_str(&self.text[start..at + line.len()]);
            at += line.len();
        }
        Self {
            text: text.into(),
            file: self.file,
            pieces,
            end: self.end,
        }
    }

    /// The text without its escape signs: `escape` says how many bytes to drop before a character that is then kept.
    #[must_use]
    pub fn without(&self, escape: impl Fn(&str) -> usize) -> Self {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (mut text, mut pieces) = (String::with_capacity(self.text.len()), Pieces::new());
        let (mut at, mut fresh) = (0, true);
        while let Some(rest) = self.text.get(at..).filter(|rest| !rest.is_empty()) {
            let drop = escape(rest);
            let Some(next) = rest.get(drop..).and_then(|kept| kept.chars().next()) else {
                break;
            };
            // An escaped character stands where its escape begins, and the text goes on behind it.
            if fresh || drop > 0 || !self.pieces_in(at..at + 1).is_empty() {
                pieces.push((small(text.len()), small(self.locate(at))));
            }
            fresh = drop > 0;
            text.push(next);
            at += drop + next.len_utf8();
        }
        if fresh {
            pieces.push((small(text.len()), small(self.locate(at))));
        }
        Self {
            text: text.into(),
            file: self.file,
            pieces,
            end: self.end,
        }
    }

    /// The text without blanks at both ends.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let lead = self.text.len() - self.text.trim_start().len();
        let kept = self.text.trim().len();
        self.slice(lead..lead + kept)
    }

    /// The place in the file of a byte range of the text, widened to whole characters.
    #[must_use]
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        let empty = range.is_empty();
        let mut range = range.start.min(self.text.len())..range.end.min(self.text.len());
        while !self.text.is_char_boundary(range.start) {
            range.start -= 1;
        }
        while !self.text.is_char_boundary(range.end) {
            range.end += 1;
        }
        if empty {
            range.end = range.start;
        }
        let last = self.end as usize;
        let start = self.locate(range.start).min(last);
        let end = if range.end > range.start {
            self.ends_at_piece(range.end)
                .unwrap_or_else(|| self.locate(range.end - 1) + 1)
        } else {
            start
        };
        Span::new(self.file, start, end.clamp(start, last))
    }

    /// The place of the whole text.
    #[must_use]
    pub fn whole(&self) -> Span {
        Span::new(self.file, self.locate(0), self.end as usize)
    }

    /// The pieces that begin in a range of the text.
    fn pieces_in(&self, range: std::ops::Range<usize>) -> &[(u32, u32)] {
        let index = |offset: usize| {
            self.pieces
                .partition_point(|&(at, _)| (at as usize) < offset)
        };
        let (start, end) = (index(range.start), index(range.end));
        self.pieces.get(start..end).unwrap_or_default()
    }

    /// Where the file goes on behind `offset`, if a piece begins there and the character before is none of a line end:
    /// then the gap between the two belongs to that character, which was written as an escape.
    fn ends_at_piece(&self, offset: usize) -> Option<usize> {
        let before = self.text.get(..offset)?.chars().next_back()?;
        let piece = self.pieces_in(offset..offset + 1).first()?;
        (!before.is_whitespace()).then_some(piece.1 as usize)
    }

    fn locate(&self, offset: usize) -> usize {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        let piece = self
            .pieces
            .partition_point(|&(at, _)| at <= offset)
            .saturating_sub(1);
        self.pieces
            .get(piece)
            .map_or(self.end as usize, |&(at, file)| {
                (file.saturating_add(offset.saturating_sub(at))) as usize
            })
    }
}
