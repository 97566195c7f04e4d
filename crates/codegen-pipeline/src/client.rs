//! From the model to the files of a client.

use std::collections::BTreeMap;

use api_model::Place;
use diagnostics::codes::pipeline;
use diagnostics::{Diagnostic, FileId, Severity, Sink, Span};
use emit_files::{FileTree, GENERATED_MARK};
use rayon::prelude::*;
use rust_plan::PlanOptions;
use rust_plan::model::RustCrate;

use crate::Understood;

/// How much of the crate is generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// The module `src/generated` of a crate whose other files people write.
    Module,
    /// A whole crate that is a member of this project.
    Member,
    /// A whole crate that stands alone.
    Standalone,
}

/// How to write a client.
#[derive(Clone, Debug)]
pub struct ClientOptions {
    /// How much of the crate is generated.
    pub layout: Layout,
    /// The way from the crate's folder to the runtime's, with forward slashes.
    pub runtime: String,
    /// Warnings count as errors.
    pub strict: bool,
}

/// Plans and prints the client. Findings of the plan join the others; nothing where there is an error.
pub fn client(understood: &mut Understood, options: &ClientOptions) -> Option<FileTree> {
    let (tree, plan) = client_and_plan(understood, options)?;
    take_apart(plan);
    Some(tree)
}

/// The same, with the plan that was printed: a process that ends soon need not free it.
pub fn client_and_plan(
    understood: &mut Understood,
    options: &ClientOptions,
) -> Option<(FileTree, RustCrate)> {
    if understood.has_errors() {
        return None;
    }
    let plan = plan(understood, options.strict);
    if understood.has_errors() {
        return None;
    }
    let printed = match options.layout {
        Layout::Module => emit_rust_client::emit(&plan).and_then(|mut tree| {
            tree.insert(CATALOGUE, catalogue(understood))?;
            Ok(tree)
        }),
        Layout::Member => emit_rust_client::emit_crate(&plan, &options.runtime, false),
        Layout::Standalone => emit_rust_client::emit_crate(&plan, &options.runtime, true),
    };
    let tree = printed
        .map_err(|error| {
            let span = Span::point(FileId(0), 0);
            let finding = Diagnostic::new(pipeline::UNSAFE_PATH, span, error.to_string());
            understood
                .findings
                .push(finding.help("rename the folder or the `id` that the path is made from"));
        })
        .ok();
    Some((tree?, plan))
}

/// Frees a plan on all cores: for a large API that is a million of small texts.
fn take_apart(plan: RustCrate) {
    plan.sections.into_par_iter().for_each(drop);
}

/// The file that holds the model for programs that interpret it, beside the code of a module.
const CATALOGUE: &str = "catalogue.txt";

fn catalogue(understood: &Understood) -> String {
    let lines = understood.api.to_catalogue().unwrap_or_default();
    format!(
        "# {GENERATED_MARK} from {}; do not edit.\n{lines}",
        understood.shown
    )
}

/// The Rust plan of the model; its findings join the others.
pub fn plan(understood: &mut Understood, strict: bool) -> RustCrate {
    let mut sink = Sink::new();
    let by_path: BTreeMap<&str, FileId> = understood
        .sources
        .files()
        .map(|(id, file)| (file.path(), id))
        .collect();
    let files: Vec<FileId> = understood
        .api
        .pages
        .iter()
        .map(|page| by_path.get(page.as_str()).copied().unwrap_or(FileId(0)))
        .collect();
    let locate = |place: &Place| {
        let file = files.get(place.page as usize).copied().unwrap_or(FileId(0));
        Span {
            file,
            start: place.start,
            end: place.end,
        }
    };
    let options = PlanOptions {
        source: understood.shown.clone(),
    };
    let plan = rust_plan::plan(&understood.api, &options, &mut sink, &locate);
    let mut found = sink.finish();
    for finding in &mut found {
        if strict && finding.severity == Severity::Warning {
            finding.severity = Severity::Error;
        }
    }
    understood.findings.extend(found);
    understood.weights.apply(&mut understood.findings);
    plan
}
