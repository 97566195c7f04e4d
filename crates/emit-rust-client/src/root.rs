//! The root of the generated modules, and the root of a crate of its own.

use quote::quote;
use rust_plan::{
    docs::Docs,
    model::{RustCrate, Section},
};

use crate::{file::File, print};

/// The text of `mod.rs`.
pub(crate) fn file(plan: &RustCrate) -> String {
    let mut docs = Docs::new();
    docs.own("Everything that the documents describe: a module for each section.");
    let mut file = File::rust(&docs, &plan.source);
    file.together(declarations(plan));
    file.together(exports(plan));
    file.finish()
}

fn declarations(plan: &RustCrate) -> Vec<String> {
    let mut modules: Vec<(&str, Vec<String>)> = vec![
        ("api", vec!["mod api;\n".to_owned()]),
        ("client", vec!["mod client;\n".to_owned()]),
        (
            "examples",
            vec![
                "#[cfg(any(test, feature = \"examples\"))]\n".to_owned(),
                "#[doc(hidden)]\n".to_owned(),
                "pub mod examples;\n".to_owned(),
            ],
        ),
    ];
    if !plan.enums.is_empty() {
        modules.push(("enums", vec!["pub mod enums;\n".to_owned()]));
    }
    if !plan.errors.values.is_empty() {
        modules.push(("errors", vec!["pub mod errors;\n".to_owned()]));
    }
    for section in &plan.sections {
        let cfg = format!("#[cfg(feature = \"{}\")]\n", section.feature);
        modules.push((
            section.module.text(),
            vec![cfg, format!("pub mod {};\n", section.module)],
        ));
    }
    modules.sort_by_key(|(name, _)| *name);
    modules.into_iter().flat_map(|(_, lines)| lines).collect()
}

/// What users name without a path, in rustfmt's order.
fn exports(plan: &RustCrate) -> Vec<String> {
    let called = plan.sections.iter().filter(|section| section.has_calls());
    let mut clients: Vec<(&str, Vec<String>)> = called
        .map(|section| (section.accessor.text(), accessor(section)))
        .collect();
    clients.push(("Client", vec!["pub use client::Client;\n".to_owned()]));
    clients.sort_by_key(|(name, _)| *name);
    let mut lines = vec!["pub use api::API;\n".to_owned()];
    lines.extend(clients.into_iter().flat_map(|(_, lines)| lines));
    if !plan.errors.values.is_empty() {
        lines.push("pub use errors::ErrorCode;\n".to_owned());
    }
    lines
}

fn accessor(section: &Section) -> Vec<String> {
    let (feature, name) = (&section.feature, section.accessor.ident());
    print::items(quote! {
        #[cfg(feature = #feature)]
        pub use client::#name;
    })
}

/// The text of `lib.rs` of a crate that is generated whole.
pub(crate) fn library(plan: &RustCrate) -> String {
    let mut file = File::rust(&plan.docs, &plan.source);
    file.together(["mod generated;\n".to_owned()]);
    file.together([RUNTIME.to_owned()]);
    file.together(["pub use generated::*;\n".to_owned()]);
    file.finish()
}

/// What users of a client name besides the client itself.
const RUNTIME: &str = "\
#[cfg(feature = \"blocking\")]
pub use client_runtime::blocking;
pub use client_runtime::{
    self as runtime, ApiError, ClientBuilder, Credentials, Decimal, Enumeration, Error,
    Id, Json, Request, Secret, Signer, Timestamp, TimestampSeconds, dec,
};
";
