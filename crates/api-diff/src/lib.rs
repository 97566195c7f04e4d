//! Two models of an API, and what lies between them for its users.
//!
//! [`compare`] names every change with its page and line and classes it twice: on the wire, for whoever speaks HTTP, and
//! for users of the generated Rust crate. Invariants:
//!
//! - what happens on the wire is read from the models alone, what happens to Rust code from the plans alone: every public
//!   item of the old crate that is gone or different in the new one belongs to a change that is breaking for Rust users;
//! - what moved or was renamed is one change, not a removal and an addition;
//! - the same two models give the same changes in the same order.

mod attribute;
mod change;
mod compare;
mod log;
mod pages;
mod pairing;
mod render;
mod report;
mod rust;
mod side;
mod wire;

pub use change::{Change, Class, Kind, Spot};
pub use compare::compare;
pub use report::{Bump, Fault, Report, Verdict};
pub use side::Side;
