//! Document to draft: one folder per way of writing a page.
//!
//! A dialect claims a page or leaves it; exactly one must. Dialects only say what stands on the page and where: no
//! dialect decides what a type, a default or a requirement means.

mod codes;
mod front_matter;
mod hanzi;
mod mdx_tables;
mod notes;
mod prose;
mod registry;
mod samples;

pub mod corrections;
pub mod manifest;

pub use prose::ease;
pub use registry::read;
