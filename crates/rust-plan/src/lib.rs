//! Every Rust decision: names, modules, types, documentation, examples.
//!
//! [`plan`] turns the model of an API into a [`RustCrate`](model::RustCrate): data that a printer only has to print.
//! Invariants:
//!
//! - identifiers are made in [`names`] alone, rustdoc from foreign prose in [`docs`] alone;
//! - a name depends on the wire names of its own struct, enum or page, never on order;
//! - public names of one section that meet are a finding at each place, and never get a number;
//! - planning never fails: what is wrong is in the sink, and a caller writes nothing where that holds errors.

mod channels;
mod context;
mod cycles;
mod enums;
mod errors;
mod example;
mod field_docs;
mod fields;
mod modules;
mod object_docs;
mod objects;
mod operation_docs;
mod operations;
mod package;
mod pages;
mod plan;
mod same;
mod sections;
mod type_names;

pub mod docs;
pub mod model;
pub mod names;

pub use plan::{PlanOptions, plan};
