//! The walk over a page: what each block is, by what has been announced before it.

mod code;
mod declaring;
mod tables;

use declaring::Again;
pub(super) use declaring::{announces, is_overview};

use diagnostics::{Sink, Spanned};
use spec_draft::{EndpointDraft, EnumDraft, ErrorTableDraft, Said};
use spec_markup::{Block, Heading, Limits, ListItem, MappedText};

use super::{block_declares, declaration, element, enums, listing};
use crate::notes::{Notes, Topic, anchor, bold, plain, topic};

/// What a page holds.
#[derive(Default)]
pub(super) struct Walked {
    pub(super) calls: Vec<EndpointDraft>,
    /// Error tables outside any call.
    pub(super) errors: Vec<ErrorTableDraft>,
    /// Lists of values outside any call.
    pub(super) enums: Vec<EnumDraft>,
}

/// Walks over the blocks of a page.
pub(super) fn walk(
    blocks: &[&Block],
    stated: Option<declaration::Line>,
    limits: &Limits,
    sink: &mut Sink,
) -> Walked {
    let mut walker = Walker {
        limits,
        sink,
        calls: Vec::new(),
        errors: Vec::new(),
        enums: Vec::new(),
        topic: Topic::Other,
        level: 0,
        heading: None,
        anchor: None,
        title: None,
        expects: Expects::Nothing,
        method: None,
        early: Notes::default(),
        same: 1,
        fresh: false,
        bold: None,
        prose_parameters: false,
        before_call: false,
        again: declaring::again(blocks),
    };
    if let Some(line) = stated {
        walker.declare(line);
    }
    walker.blocks(blocks);
    walker.finish()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Expects {
    Nothing,
    Method,
    Path,
}

struct Call {
    draft: EndpointDraft,
    notes: Notes,
    /// The level of the heading that titles it, or nothing.
    level: Option<u8>,
}

struct Walker<'a> {
    limits: &'a Limits,
    sink: &'a mut Sink,
    calls: Vec<Call>,
    errors: Vec<ErrorTableDraft>,
    enums: Vec<EnumDraft>,
    topic: Topic,
    /// The level of the heading that set the topic; deeper ones that say nothing of their own stay below it.
    level: u8,
    heading: Option<Said>,
    /// The anchor that the heading sets.
    anchor: Option<String>,
    /// The last heading that may name a call, until one takes it.
    title: Option<(Said, u8)>,
    expects: Expects,
    /// A method that was declared before its path.
    method: Option<Said>,
    /// Prose before the first declaration.
    early: Notes,
    /// How many calls the last declaration opened: what follows belongs to all of them.
    same: usize,
    /// The last declaration named its path by a label of its own, and nothing has followed.
    fresh: bool,
    /// A line in bold: the heading of a table or example that follows it, else prose.
    bold: Option<MappedText>,
    /// A heading announced parameters and only prose has followed.
    prose_parameters: bool,
    /// Whether the next block after a heading declares a call.
    before_call: bool,
    /// What one path declared again is.
    again: Again,
}

impl Walker<'_> {
    fn blocks(&mut self, blocks: &[&Block]) {
        for (index, block) in blocks.iter().enumerate() {
            let next = blocks.get(index + 1);
            let is_heading = matches!(block, Block::Heading(_));
            self.before_call = is_heading && next.is_some_and(|next| block_declares(next));
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        if let Some(line) = self.bold.take()
            && matches!(block, Block::Paragraph(_) | Block::List(_) | Block::Html(_))
        {
            self.prose(&line);
        }
        self.fresh &= matches!(block, Block::Paragraph(_) | Block::List(_));
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(text) => self.paragraph(text),
            Block::Table(table) => table.parts().iter().for_each(|table| self.table(table)),
            Block::Code(code) => self.code(code),
            Block::List(items) => self.list(items),
            Block::Quote(blocks) => self.blocks(&blocks.iter().collect::<Vec<_>>()),
            Block::Html(html) => {
                for line in element::lines(html) {
                    self.expects = Expects::Nothing;
                    self.declare(line);
                }
            }
            Block::Module(_) => {}
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let lines = declaration::lines(&heading.text);
        if lines.iter().any(declaration::Line::declares) {
            for line in lines {
                self.declare(line);
            }
            return;
        }
        let words = plain(heading.text.text());
        let said = Spanned::new(words.clone(), heading.text.whole());
        self.expects = declaring::announced(&words);
        let own = if self.before_call && declaring::is_deed(&words) {
            Topic::Other
        } else {
            topic(&words)
        };
        if own != Topic::Other {
            self.topic = own;
            self.level = heading.level;
        } else if heading.level <= self.level || !self.topic.holds_parts() {
            self.topic = Topic::Other;
            self.level = heading.level;
        }
        if own == Topic::Other && self.expects == Expects::Nothing && !declaring::is_generic(&words)
        {
            self.title = Some((said.clone(), heading.level));
        }
        self.heading = Some(said);
        self.anchor = anchor(heading.text.text()).map(str::to_owned);
    }

    fn paragraph(&mut self, text: &MappedText) {
        let first = text.text().find('\n').unwrap_or(text.text().len());
        if let Some(title) = bold(&text.text()[..first])
            && !self.declares(text)
        {
            let rest = text.slice(first..text.text().len()).trimmed();
            let own = topic(title);
            if own != Topic::Other {
                self.topic = own;
                self.level = u8::MAX;
                self.heading = Some(Spanned::new(title.to_owned(), text.span(0..first)));
                if !rest.text().is_empty() {
                    self.paragraph(&rest);
                }
                return;
            }
            if rest.text().is_empty() {
                self.heading = Some(Spanned::new(title.to_owned(), text.span(0..first)));
                self.bold = Some(text.clone());
                return;
            }
        }
        self.lines(text);
    }

    /// A list of parameters, of declarations, of values, or prose.
    fn list(&mut self, items: &[ListItem]) {
        if self.topic == Topic::Parameters && !self.calls.is_empty() {
            let found = listing::bullets(items);
            if found.len() == items.len() {
                self.prose_parameters = false;
                self.each(|call| call.draft.parameters.extend(found.iter().cloned()));
                return;
            }
        }
        if self.calls.is_empty()
            && let Some(heading) = &self.heading
            && let Some(list) = enums::of_list(items, heading)
        {
            let list = self.anchored(list);
            self.enums.push(list);
            return;
        }
        if self.listed(items) || declaring::is_overview(items) {
            return;
        }
        let example = matches!(self.topic, Topic::RequestExample | Topic::ResponseExample);
        for block in items.iter().flat_map(|item| &item.blocks) {
            match block {
                Block::Paragraph(text) if example => self.prose(text),
                other => self.block(other),
            }
        }
    }

    /// Does something to the calls that the last declaration opened.
    fn each(&mut self, mut act: impl FnMut(&mut Call)) {
        let from = self.calls.len().saturating_sub(self.same);
        self.calls[from..].iter_mut().for_each(&mut act);
    }

    fn prose(&mut self, text: &MappedText) {
        self.fresh = false;
        if self.topic == Topic::Aside {
            return;
        }
        let (text, topic) = declaring::labelled(text).unwrap_or_else(|| (text.clone(), self.topic));
        self.prose_parameters |= topic == Topic::Parameters;
        if self.calls.is_empty() {
            self.early.paragraph(&text, topic);
        } else {
            self.each(|call| call.notes.paragraph(&text, topic));
        }
    }

    fn finish(mut self) -> Walked {
        if let Some(line) = self.bold.take() {
            self.prose(&line);
        }
        let calls = self.calls.into_iter().map(|call| {
            let mut draft = call.draft;
            draft.description = call.notes.description;
            draft.rate_limits = call.notes.rate_limits;
            draft.body = call.notes.body;
            draft.signed = call.notes.signed;
            draft.permission = call.notes.permission;
            let says_none = draft.says_no_parameters || call.notes.no_parameters;
            draft.says_no_parameters = says_none && draft.parameters.is_empty();
            draft
        });
        Walked {
            calls: calls.collect(),
            errors: self.errors,
            enums: self.enums,
        }
    }
}
