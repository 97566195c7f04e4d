//! `codegen`: pages to clients.

use std::path::PathBuf;

use codegen_pipeline::{ApiFolder, ClientOptions, FileTree, Layout, Understood};

use super::{texts, understand_all};
use crate::arguments::Codegen;
use crate::disk::{self, Differences};
use crate::folders::Folder;
use crate::output::Output;
use crate::record::{self, Inputs, Record};
use crate::{Ended, Unusable, folders, project};

/// Where a client goes and how much of its crate is ours.
struct Target {
    folder: PathBuf,
    layout: Layout,
}

/// What is to be done with one API.
enum Job {
    /// Nothing: its pages and its client are as the last run left them. What to say about it.
    Idle(String),
    /// Its client is to be compared, and written where it differs.
    Client(Box<Client>),
}

/// A client that was printed.
struct Client {
    folder: Folder,
    target: Target,
    understood: Understood,
    tree: FileTree,
    findings: String,
    memory: Option<Memory>,
}

/// Where the next run looks for what this one did.
struct Memory {
    place: PathBuf,
    inputs: Inputs,
}

/// Writes each API's client. One API with an error keeps all files as they are.
pub(crate) fn run(call: &Codegen, output: &mut Output) -> Result<Ended, Unusable> {
    let mut jobs = Vec::new();
    let mut failed = false;
    let all = folders::find(&call.pages)?;
    let many = all.len() > 1;
    for folder in all {
        let texts = texts(&folder, output)?;
        let memory = memory(call, &folder, &texts, many);
        if let Some(idle) = idle(call, &folder, memory.as_ref(), many, output)? {
            jobs.push(Job::Idle(idle));
            continue;
        }
        let understood = understand_all(&folder, texts, &call.pages, output);
        match print(call, folder, understood, many, output)? {
            Some(client) => jobs.push(Job::Client(Box::new(Client { memory, ..client }))),
            None => failed = true,
        }
    }
    if failed {
        output.say("nothing written");
        return Ok(Ended::Findings);
    }
    let mut ended = Ended::Clean;
    for job in jobs {
        match job {
            Job::Idle(said) => output.say(&said),
            Job::Client(client) => {
                if !finish(call, &client, output)? {
                    ended = Ended::Findings;
                }
                // The process ends soon after: taking a large API apart piece by piece would only delay that.
                std::mem::forget(client);
            }
        }
    }
    Ok(ended)
}

/// Prints a client; nothing where the pages hold an error.
fn print(
    call: &Codegen,
    folder: Folder,
    mut understood: Understood,
    many: bool,
    output: &mut Output,
) -> Result<Option<Client>, Unusable> {
    let target = target(call, &folder, &understood.api.package, many)?;
    output.progress(format!("{}: writing Rust", folder.name));
    let options = ClientOptions {
        layout: target.layout,
        runtime: runtime(&target.folder),
        strict: call.pages.strict,
    };
    let printed = codegen_pipeline::client_and_plan(&mut understood, &options);
    let findings = Output::rendering(&understood);
    output.rendered(&findings);
    let Some((tree, plan)) = printed else {
        output.say(&format!("{}: {}", folder.name, Output::count(&understood)));
        return Ok(None);
    };
    // As everything else of the run, the plan is left to the end of the process.
    std::mem::forget(plan);
    Ok(Some(Client {
        folder,
        target,
        understood,
        tree,
        findings,
        memory: None,
    }))
}

/// Where the outcome of a call is kept; nowhere for a comparison, which trusts nothing but the pages.
fn memory(call: &Codegen, folder: &Folder, texts: &ApiFolder, many: bool) -> Option<Memory> {
    if call.check {
        return None;
    }
    let settings = (
        call.pages.strict,
        &call.out,
        many,
        Output::is_coloured(),
        project::root(),
    );
    Some(Memory {
        place: record::place(&folder.path, call.out.as_deref()),
        inputs: Inputs::of(texts, &settings)?,
    })
}

/// Shows the findings again and says how it stands, where nothing changed since the last run.
fn idle(
    call: &Codegen,
    folder: &Folder,
    memory: Option<&Memory>,
    many: bool,
    output: &mut Output,
) -> Result<Option<String>, Unusable> {
    let Some(record) = memory.and_then(|memory| record::find(&memory.place, memory.inputs)) else {
        return Ok(None);
    };
    let target = target(call, folder, &record.package, many)?;
    let existing = disk::existing(&target.folder)?;
    if record::outputs(disk::texts(&existing)) != record.outputs {
        return Ok(None);
    }
    output.rendered(&record.findings);
    let done = disk::summary(0, 0, 0, record.files);
    let shown = target.folder.display();
    Ok(Some(format!(
        "{}: {}; {shown}: {done}",
        folder.name, record.counts
    )))
}

/// Writes or compares one client; false where it is stale.
fn finish(call: &Codegen, client: &Client, output: &mut Output) -> Result<bool, Unusable> {
    let Client {
        folder,
        target,
        understood,
        tree,
        ..
    } = client;
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
    let outputs = || record::outputs(differences.outcome(tree));
    let (applied, outputs) = rayon::join(
        || disk::apply(&differences, tree, &target.folder),
        || client.memory.is_some().then(outputs),
    );
    applied?;
    remember(client, outputs, &counts);
    output.say(&format!(
        "{}: {counts}; {shown}: {}",
        folder.name,
        differences.summary()
    ));
    Ok(true)
}

/// Keeps what this run did. Its files are not read again: what was written is known.
fn remember(client: &Client, outputs: Option<u64>, counts: &str) {
    let (Some(memory), Some(outputs)) = (&client.memory, outputs) else {
        return;
    };
    let record = Record {
        package: client.understood.api.package.clone(),
        findings: client.findings.clone(),
        counts: counts.to_owned(),
        files: client.tree.iter().count(),
        outputs,
    };
    record::keep(&memory.place, memory.inputs, &record);
}

/// The crate of the API in the project, or the folder that the call names.
fn target(call: &Codegen, folder: &Folder, package: &str, many: bool) -> Result<Target, Unusable> {
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
