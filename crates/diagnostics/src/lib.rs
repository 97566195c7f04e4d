//! Source files, places in them, and what is wrong there.
//!
//! This crate knows neither Markdown nor APIs nor Rust. Invariants:
//!
//! - a [`Span`] lies inside its file, on character boundaries;
//! - every [`Diagnostic`] carries a [`Code`] from [`codes`], so that a code means one thing for ever;
//! - a [`Sink`] that is dropped unread panics in debug builds: no finding is lost by accident.

mod code;
pub mod codes;
mod diagnostic;
pub mod fixes;
mod render;
mod sink;
mod source;
mod span;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Fix, Label};
pub use render::{Format, Style, render};
pub use sink::Sink;
pub use source::{LineColumn, SourceFile, SourceMap};
pub use span::{FileId, Span, Spanned};
