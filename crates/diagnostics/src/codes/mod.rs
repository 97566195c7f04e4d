//! The register of every code, a file per layer.
//!
//! A layer reports only codes of its own file. [`all`] lists them for documentation and SARIF. Each code has a page,
//! `docs/diagnostics/<id>.md`, which is a part of the program: a code without one does not compile.

pub mod advice;
pub mod dialect;
pub mod lower;
pub mod markup;
pub mod pipeline;
pub mod plan;

use crate::Code;

/// Declares the codes of a layer and their listing.
macro_rules! register {
    ($($(#[$doc:meta])* $name:ident = $severity:ident $id:literal $summary:literal;)*) => {
        $($(#[$doc])* #[doc = concat!("`", $id, "`: ", $summary)]
        pub const $name: crate::Code = crate::Code::$severity($id, $summary);)*

        /// Every code of this layer, in the order of the file.
        pub const ALL: &[crate::Code] = &[$($name),*];

        /// The page on every code of this layer, in the same order.
        pub(super) const PAGES: &[&str] = &[$(include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"), "/../../docs/diagnostics/", $id, ".md"
        ))),*];
    };
}
pub(crate) use register;

/// A layer's codes and their pages.
type Layer = (&'static [Code], &'static [&'static str]);

const LAYERS: &[Layer] = &[
    (markup::ALL, markup::PAGES),
    (dialect::ALL, dialect::PAGES),
    (lower::ALL, lower::PAGES),
    (advice::ALL, advice::PAGES),
    (plan::ALL, plan::PAGES),
    (pipeline::ALL, pipeline::PAGES),
];

/// Every code of every layer, in a fixed order.
pub fn all() -> impl Iterator<Item = Code> {
    LAYERS.iter().flat_map(|(codes, _)| codes.iter().copied())
}

/// The page on a code, in Markdown: what it means, why it matters, and an example gone wrong and right.
#[must_use]
pub fn page(id: &str) -> Option<&'static str> {
    LAYERS.iter().find_map(|(codes, pages)| {
        let at = codes.iter().position(|code| code.id == id)?;
        pages.get(at).copied()
    })
}

/// Where the page on a code lies, below the root of the project.
#[must_use]
pub fn page_path(id: &str) -> String {
    format!("docs/diagnostics/{id}.md")
}

/// Whether a code tells of text that could not be read as it stands. Such a finding may weigh less, never nothing.
#[must_use]
pub fn is_of_reading(id: &str) -> bool {
    markup::ALL.iter().any(|code| code.id == id)
}
