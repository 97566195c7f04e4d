//! From tokens to text: item by item, a blank line between two.

use proc_macro2::TokenStream;

/// Prints one item or more.
///
/// The printer knows items, not blank lines between them, so each is printed for itself.
pub(crate) fn items(tokens: TokenStream) -> Vec<String> {
    match syn::parse2::<syn::File>(tokens) {
        Ok(file) => file
            .items
            .into_iter()
            .map(|item| apart(&self::item(item)))
            .collect(),
        // Tokens of this crate are items; a test over all kinds of them holds that. Should one not be, the compiler
        // of the generated crate says where.
        Err(fault) => vec![format!("{}\n", fault.to_compile_error())],
    }
}

fn item(item: syn::Item) -> String {
    prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    })
}

/// Puts a blank line after each method and constant of an item that another follows.
///
/// No literal spans lines (quote escapes line breaks), so a line that closes a brace at the depth of members ends one.
fn apart(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
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
