//! Modules of a section: a file each.

use std::collections::BTreeSet;

use rust_plan::{
    docs::Docs,
    model::{EnumType, Item, Module, RustCrate, Section},
};

use crate::{
    calls, channel, enumeration,
    file::File,
    imports::Imports,
    object, pages,
    print::{self, Piece},
    prose::Prose,
    request,
};

/// A file that is to be written: path below `generated`, and what it holds.
pub(crate) struct Job<'a> {
    pub(crate) path: String,
    pub(crate) section: &'a Section,
    pub(crate) module: &'a Module,
    /// Whether a public module of channels hangs on it.
    pub(crate) channels: bool,
}

/// Every file of a section.
pub(crate) fn jobs(section: &Section) -> Vec<Job<'_>> {
    let mut jobs = Vec::new();
    let name = section.module.text();
    let channels = section.channels.is_some();
    jobs.push(Job {
        path: format!("{name}/mod.rs"),
        section,
        module: &section.root,
        channels,
    });
    for module in &section.root.modules {
        below(name, section, module, &mut jobs);
    }
    if let Some(module) = &section.channels {
        below(name, section, module, &mut jobs);
    }
    jobs
}

fn below<'a>(folder: &str, section: &'a Section, module: &'a Module, jobs: &mut Vec<Job<'a>>) {
    let name = module.name.text();
    let path = if module.modules.is_empty() {
        format!("{folder}/{name}.rs")
    } else {
        format!("{folder}/{name}/mod.rs")
    };
    jobs.push(Job {
        path,
        section,
        module,
        channels: false,
    });
    for inner in &module.modules {
        below(&format!("{folder}/{name}"), section, inner, jobs);
    }
}

/// The text of a file.
pub(crate) fn file(plan: &RustCrate, job: &Job<'_>) -> String {
    let module = job.module;
    let mut imports = Imports::default();
    let mut prose = Prose::default();
    let calls = calls::items(plan, job.section, module, &mut imports, &mut prose);
    let mut items = print::pieces(calls.into_iter().collect(), &prose);
    for item in &module.items {
        let pieces = pieces(plan, item, &mut imports, &mut prose);
        items.extend(print::pieces(pieces, &prose));
    }
    let mut file = File::rust(&module.docs, &module.sources.path);
    file.together(declarations(job));
    // The root of a section re-exports what its modules hold, and so has it in scope.
    let is_root = std::ptr::eq(module, &raw const job.section.root);
    let own = declared(module);
    file.imports(&imports.print(|name| is_root || own.contains(name)));
    file.together(exports(job));
    file.items(items);
    file.finish()
}

/// The text of the module of shared enums.
pub(crate) fn enums(plan: &RustCrate, enums: &[EnumType]) -> String {
    let mut docs = Docs::new();
    docs.own("Enums that several parts of the API share.");
    let mut imports = Imports::default();
    let items: Vec<String> = enums
        .iter()
        .flat_map(|def| {
            let mut prose = Prose::default();
            let pieces = enumeration::items(def, &mut imports, &mut prose);
            print::pieces(pieces, &prose)
        })
        .collect();
    let mut file = File::rust(&docs, &plan.source);
    file.imports(&imports.print(|_| true));
    file.items(items);
    file.finish()
}

/// The types that the file of a module declares.
fn declared(module: &Module) -> BTreeSet<String> {
    let names = module.items.iter().map(|item| match item {
        Item::Request(request) => &request.name,
        Item::Object(object) => &object.name,
        Item::Enum(def) => &def.name,
        Item::Channel(channel) => &channel.name,
    });
    names.map(ToString::to_string).collect()
}

fn pieces(plan: &RustCrate, item: &Item, imports: &mut Imports, prose: &mut Prose) -> Vec<Piece> {
    match item {
        Item::Request(request) => {
            let mut items = request::items(&plan.api, request, imports, prose);
            items.extend(pages::items(request, imports));
            items
        }
        Item::Object(object) => object::items(object, imports, prose),
        Item::Enum(def) => enumeration::items(def, imports, prose),
        Item::Channel(channel) => channel::items(channel, imports, prose),
    }
}

/// `mod order;` for each module below.
fn declarations(job: &Job<'_>) -> Vec<String> {
    let mut lines: Vec<(String, String)> = job
        .module
        .modules
        .iter()
        .map(|module| {
            let same = module.name == job.module.name;
            let lint = if same { SAME_NAME } else { "" };
            (
                module.name.text().to_owned(),
                format!("{lint}mod {};\n", module.name),
            )
        })
        .collect();
    if job.channels {
        lines.push(("channels".to_owned(), "pub mod channels;\n".to_owned()));
    }
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect()
}

/// `pub use order::*;` for each private module below.
fn exports(job: &Job<'_>) -> Vec<String> {
    let modules = job.module.modules.iter();
    modules
        .map(|module| format!("pub use {}::*;\n", module.name))
        .collect()
}

/// A page may be called like its folder; both names come from the documents.
const SAME_NAME: &str =
    "#[allow(clippy::module_inception, reason = \"a page is called like its group\")]\n";
