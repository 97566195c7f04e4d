//! Plan to Rust files; infallible.
