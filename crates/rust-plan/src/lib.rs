//! Every Rust decision: names, modules, types, derives.
pub mod docs;
pub mod names;
