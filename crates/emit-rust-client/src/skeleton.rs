//! Syntax that is the same each time but for a few places: read from its text once, then cloned and filled.
//!
//! Reading tokens for every request and object took a seventh of all the generator's work.

/// A clone of a node that this thread has read once.
///
/// The text has no variables: what differs is put into the node's fields.
macro_rules! skeleton {
    ($node:ty: $($text:tt)*) => {{
        thread_local! {
            static NODE: $node = syn::parse_quote!($($text)*);
        }
        NODE.with(<$node>::clone)
    }};
}

pub(crate) use skeleton;
