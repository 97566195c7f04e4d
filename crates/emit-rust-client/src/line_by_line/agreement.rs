//! What is laid out is what the printer would print.

use proc_macro2::TokenStream;

use crate::{
    print::{self, WIDTH},
    prose::Prose,
};

/// Whether an item is laid out; panics where its text is not the printer's.
///
/// The printer lets a line become one column too wide, and keeps rustfmt from its item; such items are held to the
/// width alone.
pub(crate) fn is_laid_out(text: Option<String>, tokens: TokenStream, prose: &Prose) -> bool {
    let Some(text) = text else {
        return false;
    };
    let printed = print::printed(tokens, prose).concat();
    if printed.contains("#[rustfmt::skip]") && text != printed {
        assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
    } else {
        assert_eq!(text, printed);
    }
    true
}
