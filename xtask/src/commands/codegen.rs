//! `codegen`: pages to clients.

use std::path::PathBuf;

use codegen_pipeline::{ClientOptions, FileTree, Layout, Understood};

use super::read;
use crate::arguments::Codegen;
use crate::disk::{self, Differences};
use crate::folders::Folder;
use crate::output::Output;
use crate::{Ended, Unusable, folders, project};

/// Where a client goes and how much of its crate is ours.
struct Target {
    folder: PathBuf,
    layout: Layout,
}

/// Writes each API's client. One API with an error keeps all files as they are.
pub(crate) fn run(call: &Codegen, output: &mut Output) -> Result<Ended, Unusable> {
    let mut planned = Vec::new();
    let mut failed = false;
    let all = folders::find(&call.pages)?;
    let many = all.len() > 1;
    for folder in all {
        let mut understood = read(&folder, &call.pages, output)?;
        let target = target(call, &folder, &understood, many)?;
        output.progress(format!("{}: writing Rust", folder.name));
        let options = ClientOptions {
            layout: target.layout,
            runtime: runtime(&target.folder),
            strict: call.pages.strict,
        };
        let tree = codegen_pipeline::client(&mut understood, &options);
        output.findings(&understood);
        if let Some(tree) = tree {
            planned.push((folder, target, understood, tree));
        } else {
            failed = true;
            output.say(&format!("{}: {}", folder.name, Output::count(&understood)));
        }
    }
    if failed {
        output.say("nothing written");
        return Ok(Ended::Findings);
    }
    let mut ended = Ended::Clean;
    for (folder, target, understood, tree) in planned {
        if !finish(call, &folder, &target, &understood, &tree, output)? {
            ended = Ended::Findings;
        }
    }
    Ok(ended)
}

/// Writes or compares one client; false where it is stale.
fn finish(
    call: &Codegen,
    folder: &Folder,
    target: &Target,
    understood: &Understood,
    tree: &FileTree,
    output: &mut Output,
) -> Result<bool, Unusable> {
    let differences = Differences::between(tree, &target.folder)?;
    let shown = target.folder.display();
    let counts = format!(
        "{}, {}, {}",
        Output::plural(understood.pages.len(), "page"),
        Output::plural(understood.api.operations.len(), "operation"),
        Output::count(understood)
    );
    if call.check {
        if differences.is_empty() {
            output.say(&format!("{}: {counts}; {shown} is fresh", folder.name));
            return Ok(true);
        }
        output.result(&differences.text());
        output.say(&format!(
            "{}: {shown} is stale; run: cargo xtask codegen",
            folder.name
        ));
        return Ok(false);
    }
    disk::apply(&differences, tree, &target.folder)?;
    output.say(&format!(
        "{}: {counts}; {shown}: {}",
        folder.name,
        differences.summary()
    ));
    Ok(true)
}

/// The crate of the API in the project, or the folder that the call names.
fn target(
    call: &Codegen,
    folder: &Folder,
    understood: &Understood,
    many: bool,
) -> Result<Target, Unusable> {
    let package = &understood.api.package;
    if let Some(out) = &call.out {
        let folder = if many { out.join(package) } else { out.clone() };
        let in_project = project::absolute(&folder)
            .starts_with(project::absolute(&project::root().join("crates")));
        return Ok(Target {
            folder,
            layout: if in_project {
                Layout::Member
            } else {
                Layout::Standalone
            },
        });
    }
    if !project::absolute(&folder.path).starts_with(project::absolute(&project::root())) {
        return Err(Unusable::new(
            "these pages lie outside the project; say where to write with --out DIR",
        ));
    }
    let home = project::root().join("crates").join(package);
    if disk::is_hand_written(&home.join("Cargo.toml")) {
        Ok(Target {
            folder: home.join("src/generated"),
            layout: Layout::Module,
        })
    } else {
        Ok(Target {
            folder: home,
            layout: Layout::Member,
        })
    }
}

/// The way from the crate to the runtime that it depends on.
fn runtime(target: &std::path::Path) -> String {
    project::relative(target, &project::root().join("crates/client-runtime"))
}
