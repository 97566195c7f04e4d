//! Drafts, manifest and corrections to the model: one pass per file.
//!
//! Lowering never fails: it yields a model and findings. It knows neither Markdown's grammar nor Rust. The order:
//! settle what is one operation (pages, languages, repetitions), lower each operation (path, parameters, answer),
//! then correct, then check the invariants of the model.

mod context;
mod infer;
mod lower;
mod pattern;
mod rules;
mod type_words;
mod words;

pub use lower::advice::advise;
pub use lower::corrections::{told as type_as_corrected, values as values_as_corrected};
pub use lower::lower;
