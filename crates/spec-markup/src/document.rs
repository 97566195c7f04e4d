//! A page as front matter and blocks.

use diagnostics::{FileId, Span, Spanned};

use crate::{Links, MappedText, Yaml};

/// A page.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file.
    pub file: FileId,
    /// What stands between the `---` lines at the top.
    pub front_matter: Option<FrontMatter>,
    /// The body in its order.
    pub blocks: Vec<Block>,
    /// Links to other pages, and what other pages can link to.
    pub links: Links,
}

/// The YAML at the top of a page.
#[derive(Clone, Debug)]
pub struct FrontMatter {
    /// From the first `---` to the last.
    pub span: Span,
    /// The tree; a mapping, or null where it is empty or could not be read.
    pub root: Yaml,
}

/// A block of the body. Text is as written, inline marks (`**`, backticks, links) still in it, except where said.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph, lines kept.
    Paragraph(MappedText),
    /// A table.
    Table(Table),
    /// A fenced or indented code block, or a JSX `CodeBlock`.
    Code(CodeBlock),
    /// A list.
    List(Vec<ListItem>),
    /// HTML or JSX that is not a code block.
    Html(MappedText),
    /// An `import` or `export` line of MDX.
    Module(Span),
    /// An admonition (`:::note`) or block quote: its blocks.
    Quote(Vec<Block>),
}

/// A heading.
#[derive(Clone, Debug)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The text, inline marks and a leading emoji or numbering still in it.
    pub text: MappedText,
}

/// One item of a list.
#[derive(Clone, Debug)]
pub struct ListItem {
    /// The blocks of the item.
    pub blocks: Vec<Block>,
}

/// A table. Rows may have fewer or more cells than the header, as written.
#[derive(Clone, Debug)]
pub struct Table {
    /// The whole table.
    pub span: Span,
    /// Header cells.
    pub header: Vec<Spanned<String>>,
    /// Body rows; escaped pipes are resolved, inline code marks kept.
    pub rows: Vec<Vec<Spanned<String>>>,
}

/// Code.
#[derive(Clone, Debug)]
pub struct CodeBlock {
    /// The first word of the info string, or the JSX `language`.
    pub language: Option<String>,
    /// `title="…"` of the info string or the JSX element.
    pub title: Option<String>,
    /// The code: dedented, template-literal escapes resolved.
    pub text: MappedText,
    /// The whole block with its fences.
    pub span: Span,
}
