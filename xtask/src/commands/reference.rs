//! `reference`: a site for readers of the API.

use std::path::PathBuf;

use codegen_pipeline::{FileTree, Understood};
use mock_server::MockServer;

use super::read;
use crate::arguments::Reference;
use crate::disk::{self, Differences};
use crate::folders::Folder;
use crate::output::{Output, tell};
use crate::{Ended, Unusable, folders, project};

/// Writes the site and says where it starts, or serves it.
pub(crate) fn run(call: &Reference, output: &mut Output) -> Result<Ended, Unusable> {
    let folder = folders::find_one(&call.pages)?;
    let mut understood = read(&folder, &call.pages, output)?;
    let Some(tree) = site(call, &folder, &mut understood, output) else {
        return Ok(Ended::Findings);
    };
    if call.serve {
        return serve(call, understood, &tree, output);
    }
    let out = call.out.clone().unwrap_or_else(|| default_out(&folder));
    let differences = Differences::between(&tree, &out)?;
    disk::apply(&differences, &tree, &out)?;
    output.say(&format!("{}: {}", folder.name, differences.summary()));
    output.result(&out.join("index.html").display().to_string());
    Ok(Ended::Clean)
}

/// The site of one API's folder; nothing where its pages hold an error.
fn site(
    call: &Reference,
    folder: &Folder,
    understood: &mut Understood,
    output: &mut Output,
) -> Option<FileTree> {
    output.progress(format!("{}: writing the site", folder.name));
    let command = call.command.clone().unwrap_or_else(|| command(folder));
    let tree = codegen_pipeline::reference(understood, &command, call.pages.strict);
    if tree.is_none() {
        output.findings(understood);
        let count = Output::count(understood);
        output.say(&format!("{}: nothing written: {count}", folder.name));
    }
    tree
}

/// Site and mock server at one address, so that no browser keeps the one from the other. Ends with the process.
fn serve(
    call: &Reference,
    understood: Understood,
    tree: &FileTree,
    output: &mut Output,
) -> Result<Ended, Unusable> {
    let (script, told) = codegen_pipeline::served();
    let mut builder = MockServer::builder(understood.api).port(call.port);
    for (path, text) in tree.iter() {
        let text = if path == script { &told } else { text };
        let headers = [
            ("content-type", kind(path)),
            ("content-security-policy", POLICY),
            ("cache-control", "no-store"),
        ];
        builder = builder.file(format!("/reference/{path}"), headers, text);
    }
    if !output.is_quiet() {
        builder = builder.watch(|request| tell(&request.to_string()));
    }
    let server = builder
        .start()
        .map_err(|error| Unusable::new(error.to_string()))?;
    output.say("end with ctrl-c");
    output.result(&format!("{}/reference/index.html", server.url()));
    server.wait();
    Ok(Ended::Clean)
}

/// What the site may do: load its own style and script, and ask the server that it came from.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        _ => "text/html; charset=utf-8",
    }
}

/// The command line has the model of XT built in; for others it is told where the pages are.
fn command(folder: &Folder) -> String {
    if folder.name == "xt" {
        "xt".to_owned()
    } else {
        format!("xt --specs {}", project::shown(&folder.path))
    }
}

fn default_out(folder: &Folder) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR");
    let target = target.map_or_else(|| project::root().join("target"), PathBuf::from);
    target.join("reference").join(&folder.name)
}
