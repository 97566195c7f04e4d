//! Lists that come in pages, over the network of this machine.

mod bounds;
mod every_item;
pub(crate) mod shelf;
