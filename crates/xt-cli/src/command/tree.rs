//! The command tree, as far as a call needs it.

use api_model::{Api, Catalogue, Entry};
use clap::Command;

use super::{names, operation, scan::Words, settings, tools};
use crate::ended::{Failure, STATUSES};
use crate::model::{Called, damaged};

/// The program.
pub(super) const NAME: &str = "xt";

/// A tree, and the operation that the call means where it means one.
pub(super) struct Tree {
    pub(super) command: Command,
    pub(super) called: Option<Called>,
}

/// Builds what the words need: names and titles of sections; of the section that is named those of its operations; of the
/// operation that is named its flags.
pub(super) fn build(catalogue: Catalogue<'_>, words: &Words) -> Result<Tree, Failure> {
    let api = catalogue.api().map_err(damaged)?;
    let mut root = root(&api);
    let mut found = None;
    let [section, operation] = [0, 1].map(|at| words.plain.get(at).map(String::as_str));
    for (id, title) in sections(&api, catalogue) {
        let mut command = Command::new(names::word(&id)).about(title);
        if names::word(&id) != id {
            command = command.alias(id.clone());
        }
        if section == Some(&*id) || section == Some(&*names::word(&id)) {
            let entries: Vec<Entry<'_>> = of(catalogue, &id).collect();
            let entry = operation.and_then(|word| find(&entries, word));
            match entry {
                Some(entry) => {
                    let called = Called::read(catalogue, entry)?;
                    let typed = operation.unwrap_or_default();
                    let command_of = operation::command(&called, !words.unchecked);
                    command = command.subcommand(answering(command_of, typed));
                    found = Some(called);
                }
                None => command = command.subcommands(entries.iter().map(stub)),
            }
            command = section_of(command);
        }
        root = root.subcommand(command);
    }
    Ok(Tree {
        command: root.subcommands(tools::commands()),
        called: found,
    })
}

/// The whole tree, for what is made of all of it.
pub(super) struct Tools;

impl Tools {
    /// Builds every command with its flags.
    pub(super) fn whole(catalogue: Catalogue<'_>) -> Result<Command, Failure> {
        let api = catalogue.api().map_err(damaged)?;
        let mut root = root(&api);
        for (id, title) in sections(&api, catalogue) {
            let mut command = section_of(Command::new(names::word(&id)).about(title));
            for entry in of(catalogue, &id) {
                let called = Called::read(catalogue, entry)?;
                command = command.subcommand(operation::command(&called, true));
            }
            root = root.subcommand(command);
        }
        Ok(root.subcommands(tools::commands()))
    }
}

fn root(api: &Api) -> Command {
    Command::new(NAME)
        .about(format!("Calls of {} from the shell", api.title))
        .version(env!("CARGO_PKG_VERSION"))
        .after_help(format!(
            "Examples:\n  {NAME} spot --help\n  {NAME} find withdraw\n  {NAME} spot depth --symbol btc_usdt --server mock\n\n{STATUSES}"
        ))
        .max_term_width(100)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading("Parts of the API")
        .subcommand_value_name("PART")
        .args(settings::arguments())
}

fn section_of(command: Command) -> Command {
    command
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading("Calls")
        .subcommand_value_name("CALL")
}

/// Sections that have operations, with their titles; tools keep their names.
fn sections(api: &Api, catalogue: Catalogue<'_>) -> Vec<(String, String)> {
    let mut known: Vec<(String, String)> = Vec::new();
    let tools = tools::commands();
    let mut last = "";
    for entry in catalogue.operations() {
        // Operations of a section stand together.
        if entry.section == last || known.iter().any(|(id, _)| id == entry.section) {
            continue;
        }
        last = entry.section;
        if tools
            .iter()
            .any(|tool| tool.get_name() == names::word(last))
        {
            continue;
        }
        let section = api.sections.iter().find(|section| section.id == last);
        let title = section.and_then(|section| section.title.main());
        known.push((last.to_owned(), title.unwrap_or(last).to_owned()));
    }
    known
}

fn of<'t>(catalogue: Catalogue<'t>, section: &str) -> impl Iterator<Item = Entry<'t>> {
    catalogue
        .operations()
        .filter(move |entry| entry.section == section)
}

/// The operation that a word names: by its id, as a command or as in the model. A call that only reads may have `get-` before it.
fn find<'t>(entries: &[Entry<'t>], word: &str) -> Option<Entry<'t>> {
    let named = |word: &str| {
        let named = |entry: &&Entry<'_>| entry.id == word || names::word(entry.id) == word;
        entries.iter().find(named).copied()
    };
    let bare = || word.strip_prefix("get-").and_then(named);
    named(word).or_else(|| bare().filter(|entry| entry.method == "GET"))
}

/// Answers to the word that was typed too.
fn answering(command: Command, typed: &str) -> Command {
    if command.get_name() == typed {
        command
    } else {
        command.alias(typed.to_owned())
    }
}

/// A command that is only named.
fn stub(entry: &Entry<'_>) -> Command {
    let old = if entry.deprecated {
        " (will go away)"
    } else {
        ""
    };
    Command::new(names::word(entry.id)).about(format!("{}{old}", entry.title))
}
