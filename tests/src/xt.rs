//! The project's own API.

use std::sync::OnceLock;

use codegen_pipeline::{Options, Understood, understand};

use crate::{below, project};

/// XT, read from `specs/xt` once per test process.
///
/// # Panics
/// Where the pages have errors.
#[must_use]
pub fn xt() -> &'static Understood {
    static XT: OnceLock<Understood> = OnceLock::new();
    XT.get_or_init(|| {
        let folder = below(&project().join("specs/xt"), "specs/xt");
        let understood = understand(folder, &Options::default());
        assert!(!understood.has_errors(), "{:#?}", understood.findings);
        understood
    })
}
