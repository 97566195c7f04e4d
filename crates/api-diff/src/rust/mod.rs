//! What changes for users of the generated crate: its public items, and how two sets of them differ.

mod differ;
mod shape;
mod surface;

pub(crate) use differ::{Difference, differences};
