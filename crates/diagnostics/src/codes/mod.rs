//! The register of every code, a file per layer.
//!
//! A layer reports only codes of its own file. [`all`] lists them for documentation and SARIF.

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
    };
}
pub(crate) use register;

/// Every code of every layer, in a fixed order.
pub fn all() -> impl Iterator<Item = Code> {
    [
        markup::ALL,
        dialect::ALL,
        lower::ALL,
        plan::ALL,
        pipeline::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
}
