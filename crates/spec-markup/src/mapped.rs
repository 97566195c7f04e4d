//! Text taken out of a file whose offsets still lead back to it.

use std::sync::Arc;

use diagnostics::{FileId, Span};

/// A text that was cut, dedented or unescaped from a file, with the way back to the file's bytes.
///
/// A block scalar of YAML loses its indentation, a template literal its backslashes: positions in the result are no
/// longer positions in the file. Here each piece of the text remembers where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedText {
    text: Arc<str>,
    file: FileId,
    /// `(offset in the text, offset in the file)`, ascending in both; each holds until the next.
    pieces: Vec<(u32, u32)>,
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
            pieces: vec![(0, at)],
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
            pieces,
            end,
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place in the file of a byte range of the text.
    #[must_use]
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        let start = self.locate(range.start);
        let end = if range.end > range.start {
            self.locate(range.end - 1) + 1
        } else {
            start
        };
        Span::new(
            self.file,
            start.min(self.end as usize),
            end.clamp(start, self.end.max(1) as usize),
        )
    }

    /// The place of the whole text.
    #[must_use]
    pub fn whole(&self) -> Span {
        Span::new(self.file, self.locate(0), self.end as usize)
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
