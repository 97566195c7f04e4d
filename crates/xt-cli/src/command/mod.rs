//! The words of a call: as little of the command tree as the call needs is built, then clap reads the words.

mod gather;
mod help;
mod names;
mod operation;
mod scan;
mod settings;
mod tips;
mod tools;
mod tree;

use std::ffi::OsString;
use std::io::Write as _;

pub(crate) use gather::{Given, Sent};
pub(crate) use help::command_of;
pub(crate) use settings::Settings;

use crate::ended::Failure;
use crate::model::Model;
use scan::Words;

/// Runs what the words of a call ask for.
pub(crate) fn run(words: Vec<OsString>) -> Result<(), Failure> {
    let scanned = Words::scan(&words, &settings::arguments());
    let model = Model::find(scanned.specs().as_deref(), scanned.model())?;
    let catalogue = model.catalogue()?;
    let tree = tree::build(catalogue, &scanned)?;
    let mut command = tree.command;
    let matches = match command.try_get_matches_from_mut(words) {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => return shown(&error),
        Err(error) => return Err(tips::mend(error).into()),
    };
    let settings = Settings::of(&matches);
    let Some((first, inner)) = matches.subcommand() else {
        return Ok(());
    };
    if let Some(called) = tree.called
        && let Some((second, matches)) = inner.subcommand()
    {
        let section = command.find_subcommand_mut(first);
        let operation = section.and_then(|section| section.find_subcommand_mut(second));
        let given = gather::gather(operation, &called, matches, &settings)?;
        return crate::call::call(catalogue, &called, &given, &settings);
    }
    tools::run(first, inner, catalogue)
}

/// Shows help or version.
fn shown(error: &clap::Error) -> Result<(), Failure> {
    let text = error.render();
    let mut out = anstream::stdout().lock();
    write!(out, "{}", text.ansi())?;
    Ok(out.flush()?)
}
