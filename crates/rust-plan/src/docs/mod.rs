//! Foreign prose as rustdoc: text that cannot become anything but text.
//!
//! Invariants of [`Docs`]: no line holds a line break, a control character or a mark of direction; code blocks are
//! `text` or `json`, never compiled; whatever rustdoc or clippy would take for a link, a tag or a name of code and is
//! none, is escaped or set as code.

mod blocks;
mod code_words;
mod inline;
mod wrap;

use api_model::Text;

use crate::names::RustName;

/// Widest line of prose, `/// ` and a usual indentation taken off.
const WIDTH: usize = 92;

/// The documentation of one item, line by line, without `///`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    lines: Vec<String>,
}

impl Docs {
    /// No documentation yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The lines; an empty one ends a paragraph.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Adds Markdown from a page, as a paragraph or more.
    pub fn page(&mut self, markdown: &str) {
        let lines = blocks::clean(markdown, WIDTH);
        self.block(lines);
    }

    /// Adds a text in each of its languages, the main one first.
    pub fn text(&mut self, text: &Text) {
        for (_, prose) in &text.entries {
            self.page(prose);
        }
    }

    /// Adds a title in each of its languages: one line each, with a full stop.
    pub fn title(&mut self, text: &Text) {
        for (_, prose) in &text.entries {
            self.page(&stopped(prose));
        }
    }

    /// Adds a paragraph that this crate wrote: Markdown is kept, so page text in it must come through [`code`] or
    /// [`phrase`].
    pub fn own(&mut self, markdown: &str) {
        self.block(wrap::paragraph(markdown, WIDTH, ""));
    }

    /// Adds a list that this crate wrote, under the rule of [`Docs::own`].
    pub fn own_list(&mut self, items: &[String]) {
        let lines = items
            .iter()
            .flat_map(|item| wrap::item("-", item, WIDTH))
            .collect();
        self.block(lines);
    }

    /// Adds a table that this crate wrote, under the rule of [`Docs::own`].
    pub fn own_table<const N: usize>(&mut self, header: [&str; N], rows: &[[String; N]]) {
        if rows.is_empty() {
            return;
        }
        let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let mut lines = vec![
            row(header.map(str::to_owned).to_vec()),
            row(vec!["---".to_owned(); N]),
        ];
        // In a table even a code span ends at a bar.
        let cells = rows
            .iter()
            .map(|cells| cells.iter().map(|cell| cell.replace('|', "\\|")));
        lines.extend(cells.map(|cells| row(cells.collect())));
        self.block(lines);
    }

    /// Adds lines that stand as they are: code that this workspace wrote.
    pub fn verbatim(&mut self, lines: impl IntoIterator<Item = String>) {
        self.block(lines.into_iter().collect());
    }

    /// Takes over another documentation as further paragraphs.
    pub fn append(&mut self, other: Self) {
        self.block(other.lines);
    }

    fn block(&mut self, lines: Vec<String>) {
        add_block(&mut self.lines, lines);
    }
}

/// Sets a block apart from what stands before it.
fn add_block(to: &mut Vec<String>, block: Vec<String>) {
    if !to.is_empty() && !block.is_empty() {
        to.push(String::new());
    }
    to.extend(block);
}

/// A value of a page as a code span; never empty.
#[must_use]
pub fn code(value: &str) -> String {
    inline::code_span(&blocks::visible(value))
}

/// A link to the method of a section.
pub(crate) fn method_link(accessor: &RustName, method: &RustName) -> String {
    // rustdoc knows raw identifiers by their plain text.
    let method = method.text();
    format!("[`{accessor}::{method}`](crate::{accessor}::{method})")
}

/// A text on one line, without what nobody sees; no Markdown.
#[must_use]
pub fn line(text: &str) -> String {
    blocks::flat(text)
}

/// Prose of a page as a part of a line.
#[must_use]
pub fn phrase(prose: &str) -> String {
    inline::escape(&blocks::flat(prose))
}

/// A short text with a full stop, unless it ends in a mark already.
#[must_use]
pub fn stopped(prose: &str) -> String {
    let prose = prose.trim();
    let ends = prose.ends_with([
        '.', '!', '?', ':', ';', '。', '！', '？', '：', '；', '`', '|',
    ]);
    if ends || prose.is_empty() || prose.contains('\n') {
        prose.to_owned()
    } else if prose.ends_with(is_wide) {
        format!("{prose}。")
    } else {
        format!("{prose}.")
    }
}

/// Whether a character is of a script that writes without spaces.
pub(crate) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}
