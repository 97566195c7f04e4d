//! From tokens to text: item by item, a blank line between two.

use proc_macro2::TokenStream;

use crate::prose::Prose;

/// Columns that the printer fills.
pub(crate) const WIDTH: usize = 89;

/// Prints one item or more.
///
/// The printer knows items, not blank lines between them, so each is printed for itself.
pub(crate) fn items(tokens: TokenStream) -> Vec<String> {
    printed(tokens, &Prose::default())
}

/// One item or more that are to be printed.
pub(crate) enum Piece {
    /// Their tokens, which may hold marks of documentation.
    Tokens(TokenStream),
    /// The text of one, laid out as the printer would.
    Text(String),
}

impl Piece {
    /// The text of an item where it could be laid out, else its tokens.
    pub(crate) fn of(text: Option<String>, tokens: impl FnOnce() -> TokenStream) -> Self {
        text.map_or_else(|| Self::Tokens(tokens()), Self::Text)
    }
}

/// Prints items, those that are text already as they are.
pub(crate) fn pieces(items: Vec<Piece>, prose: &Prose) -> Vec<String> {
    let mut texts = Vec::with_capacity(items.len());
    for piece in items {
        match piece {
            Piece::Tokens(tokens) => texts.extend(printed(tokens, prose)),
            Piece::Text(text) => texts.push(text),
        }
    }
    texts
}

/// Prints items with the documentation that they mark.
pub(crate) fn printed(tokens: TokenStream, prose: &Prose) -> Vec<String> {
    let items = parsed(tokens).into_iter();
    items.map(|node| apart(&item(node), prose)).collect()
}

/// The items that tokens are.
fn parsed(tokens: TokenStream) -> Vec<syn::Item> {
    match syn::parse2::<syn::File>(tokens) {
        Ok(file) => file.items,
        // Tokens of this crate are items; a test over all kinds of them holds that. Should one not be, the compiler
        // of the generated crate says where.
        Err(fault) => syn::parse2(fault.to_compile_error()).into_iter().collect(),
    }
}

/// The printer lets some lines of code become one column too wide, and a name may fill a line alone: rustfmt would
/// break these elsewhere, so it is kept from items that hold one.
fn item(item: syn::Item) -> String {
    let mut file = syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    };
    let text = prettyplease::unparse(&file);
    let is_wide = |line: &str| {
        // Characters are counted only where bytes leave it open.
        line.len() > WIDTH && line.chars().count() > WIDTH && !line.trim_start().starts_with("//")
    };
    if !text.lines().any(is_wide) {
        return text;
    }
    file.items.iter_mut().for_each(keep_unformatted);
    prettyplease::unparse(&file)
}

fn keep_unformatted(item: &mut syn::Item) {
    let attrs = match item {
        syn::Item::Struct(item) => &mut item.attrs,
        syn::Item::Enum(item) => &mut item.attrs,
        syn::Item::Impl(item) => &mut item.attrs,
        syn::Item::Fn(item) => &mut item.attrs,
        syn::Item::Const(item) => &mut item.attrs,
        _ => return,
    };
    let is_skip = |attr: &syn::Attribute| {
        attr.path()
            .segments
            .last()
            .is_some_and(|name| name.ident == "skip")
    };
    if !attrs.iter().any(is_skip) {
        attrs.push(syn::parse_quote!(#[rustfmt::skip]));
    }
}

/// Puts documentation where it is marked, and a blank line after each method and constant of an item that another
/// follows.
///
/// No literal spans lines (quote escapes line breaks), so a line that closes a brace at the depth of members ends one.
fn apart(text: &str, prose: &Prose) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if prose.fill(line, &mut out) {
            continue;
        }
        out.push_str(line);
        out.push('\n');
        let ends = line == "    }" || is_empty_method(line);
        if ends && lines.peek().is_some_and(|next| *next != "}") {
            out.push('\n');
        }
    }
    out
}

/// Whether a line holds a whole method without a body.
fn is_empty_method(line: &str) -> bool {
    line.starts_with("    fn ") && line.ends_with(" {}")
}
