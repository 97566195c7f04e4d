//! The stages composed: texts in, texts and findings out.
//!
//! Nothing here reads or writes a file, asks the clock, or depends on the order in which pages come. A run with an
//! error hands out no files.

mod client;
mod consequences;
mod coverage;
mod diff;
mod explain;
mod input;
mod memory;
mod mend;
mod reference;
mod scaffold;
mod understand;
mod weights;

pub use api_diff::{Bump, Change as ApiChange, Class, Fault, Kind, Report, Spot, Verdict};
pub use client::{ClientOptions, Layout, client, client_and_plan, plan};
pub use coverage::{
    Counts, Coverage, EndpointCounts, FieldCounts, OriginCounts, SectionCoverage, coverage,
};
pub use diff::diff;
pub use emit_files::{Change, ChangeKind, FileTree, compare, is_generated};
pub use explain::explain;
pub use input::{ApiFolder, PageText};
pub use memory::Memory;
pub use mend::{Mended, mend};
pub use reference::{reference, served};
pub use scaffold::{NewPage, Scaffold, scaffold};
pub use understand::{Options, Understood, understand, understand_again};

/// The API as OpenAPI 3.1.
#[must_use]
pub fn openapi(understood: &Understood) -> String {
    emit_openapi::emit(&understood.api)
}
