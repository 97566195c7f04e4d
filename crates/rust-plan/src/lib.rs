//! Every Rust decision: names, modules, types, derives.
