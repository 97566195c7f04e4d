//! `reference`: a site for readers of the API.

use std::path::PathBuf;

use codegen_pipeline::FileTree;

use super::read;
use crate::arguments::Reference;
use crate::disk::{self, Differences};
use crate::folders::Folder;
use crate::output::Output;
use crate::{Ended, Unusable, folders, project};

/// Writes the site, and says where it starts.
pub(crate) fn run(call: &Reference, output: &mut Output) -> Result<Ended, Unusable> {
    let folder = folders::find_one(&call.pages)?;
    let Some(tree) = site(call, &folder, output)? else {
        return Ok(Ended::Findings);
    };
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
    output: &mut Output,
) -> Result<Option<FileTree>, Unusable> {
    let mut understood = read(folder, &call.pages, output)?;
    output.progress(format!("{}: writing the site", folder.name));
    let command = call.command.clone().unwrap_or_else(|| command(folder));
    let tree = codegen_pipeline::reference(&mut understood, &command, call.pages.strict);
    if tree.is_none() {
        output.findings(&understood);
        let count = Output::count(&understood);
        output.say(&format!("{}: nothing written: {count}", folder.name));
    }
    Ok(tree)
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
