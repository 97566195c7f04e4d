//! Documentation of a file's items, kept beside their syntax.
//!
//! As syntax each line is a string literal: escaped, read and escaped again, which took a tenth of all printing. So an item
//! carries a mark, and the lines stand in its place once the item is text. Marks are attributes of this crate's making;
//! no text of pages can be one.

use std::fmt::Write;

use proc_macro2::Span;
use rust_plan::docs::Docs;
use syn::{Attribute, Ident, Token};

const OPENING: &str = "#[doc_";

/// The documentation of items that are being printed.
#[derive(Default)]
pub(crate) struct Prose {
    blocks: Vec<String>,
}

impl Prose {
    /// The mark of a documentation; nothing where it is empty.
    pub(crate) fn mark(&mut self, docs: &Docs) -> Option<Attribute> {
        (!docs.is_empty()).then(|| self.keep(docs.lines().join("\n")))
    }

    /// The mark of a line that this crate wrote.
    pub(crate) fn line(&mut self, line: &str) -> Attribute {
        self.keep(line.to_owned())
    }

    /// Writes the documentation that a printed line marks; false where it marks none.
    pub(crate) fn fill(&self, line: &str, out: &mut String) -> bool {
        let plain = line.trim_start();
        let number = plain
            .strip_prefix(OPENING)
            .and_then(|rest| rest.strip_suffix(']'));
        let block = number.and_then(|number| self.blocks.get(number.parse::<usize>().ok()?));
        let Some(block) = block else {
            return false;
        };
        let indent = &line[..line.len() - plain.len()];
        write(block.split('\n'), indent, out);
        true
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a mark is no name, and not printed"
    )]
    fn keep(&mut self, block: String) -> Attribute {
        let mut mark = String::from("doc_");
        let _ = write!(mark, "{}", self.blocks.len());
        self.blocks.push(block);
        Attribute {
            pound_token: <Token![#]>::default(),
            style: syn::AttrStyle::Outer,
            bracket_token: syn::token::Bracket::default(),
            meta: syn::Meta::Path(Ident::new(&mark, Span::call_site()).into()),
        }
    }
}

/// Writes lines of documentation.
pub(crate) fn write<'l>(lines: impl Iterator<Item = &'l str>, indent: &str, out: &mut String) {
    for line in lines {
        let blank = if line.is_empty() { "" } else { " " };
        out.extend([indent, "///", blank, line.trim_end(), "\n"]);
    }
}
