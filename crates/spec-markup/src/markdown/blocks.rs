//! Everything but code, by pulldown-cmark.

use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::table;
use crate::{Block, CodeBlock, Heading, ListItem, MappedText};

/// Blocks and their positions in the text.
pub(super) fn read(text: &MappedText, depth: usize) -> Vec<(usize, Block)> {
    let events = Parser::new_ext(text.text(), Options::ENABLE_TABLES).into_offset_iter();
    let mut reader = Reader {
        text,
        depth,
        events,
    };
    let mut found = Vec::new();
    while let Some((event, range)) = reader.events.next() {
        let at = range.start;
        found.extend(
            reader
                .block(&event, range)
                .into_iter()
                .map(|block| (at, block)),
        );
    }
    found
}

struct Reader<'a> {
    text: &'a MappedText,
    depth: usize,
    events: OffsetIter<'a>,
}

impl Reader<'_> {
    fn block(&mut self, event: &Event<'_>, range: Range<usize>) -> Option<Block> {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let inner = self.inline(|end| matches!(end, TagEnd::Heading(_)));
                let text = self.mapped(inner.unwrap_or(range.start..range.start));
                Some(Block::Heading(Heading {
                    level: *level as u8,
                    text,
                }))
            }
            Event::Start(Tag::Paragraph) => {
                let inner = self.inline(|end| matches!(end, TagEnd::Paragraph));
                inner.map(|inner| Block::Paragraph(self.mapped(inner)))
            }
            Event::Start(Tag::Table(_)) => {
                self.inline(|end| matches!(end, TagEnd::Table));
                Some(Block::Table(table::read(self.text, range)))
            }
            Event::Start(Tag::CodeBlock(_)) => {
                let inner = self
                    .inline(|end| matches!(end, TagEnd::CodeBlock))
                    .unwrap_or(range.clone());
                let span = self.mapped(range).whole();
                Some(Block::Code(CodeBlock {
                    language: None,
                    title: None,
                    text: self.mapped(inner),
                    span,
                }))
            }
            Event::Start(Tag::HtmlBlock) => {
                self.inline(|end| matches!(end, TagEnd::HtmlBlock));
                Some(Block::Html(self.mapped(range)))
            }
            Event::Start(Tag::List(_)) => Some(Block::List(self.items())),
            Event::Start(Tag::BlockQuote(_)) => Some(Block::Quote(
                self.children(|end| matches!(end, TagEnd::BlockQuote(_))),
            )),
            Event::Start(_) | Event::End(_) | Event::Rule => None,
            _ => Some(Block::Paragraph(self.mapped(range))),
        }
    }

    /// Skips to the end of a block of inline content; the range of what it holds.
    fn inline(&mut self, is_end: impl Fn(&TagEnd) -> bool) -> Option<Range<usize>> {
        let mut covered: Option<Range<usize>> = None;
        for (event, range) in self.events.by_ref() {
            if matches!(&event, Event::End(end) if is_end(end)) {
                break;
            }
            covered = Some(covered.map_or(range.clone(), |c| {
                c.start.min(range.start)..c.end.max(range.end)
            }));
        }
        covered
    }

    fn items(&mut self) -> Vec<ListItem> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(TagEnd::List(_)) => break,
                Event::Start(Tag::Item) => {
                    items.push(ListItem {
                        blocks: self.children(|end| matches!(end, TagEnd::Item)),
                    });
                }
                _ => {}
            }
        }
        items
    }

    /// Blocks up to an end; inline content that stands bare, as in a tight list, becomes a paragraph.
    fn children(&mut self, is_end: impl Fn(&TagEnd) -> bool + Copy) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut bare: Option<Range<usize>> = None;
        self.depth = self.depth.saturating_sub(1);
        while let Some((event, range)) = self.events.next() {
            if matches!(&event, Event::End(end) if is_end(end)) {
                break;
            }
            if is_inline(&event) {
                bare = Some(bare.map_or(range.clone(), |b| {
                    b.start.min(range.start)..b.end.max(range.end)
                }));
                continue;
            }
            if let Some(range) = bare.take() {
                blocks.push(Block::Paragraph(self.mapped(range)));
            }
            if self.depth > 0 {
                blocks.extend(self.block(&event, range));
            }
        }
        self.depth += 1;
        if let Some(range) = bare {
            blocks.push(Block::Paragraph(self.mapped(range)));
        }
        blocks
    }

    fn mapped(&self, range: Range<usize>) -> MappedText {
        self.text.slice(range).trimmed()
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::End(end) => matches!(
            end,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
        ),
        Event::Rule | Event::Html(_) => false,
        _ => true,
    }
}
