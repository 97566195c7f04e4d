//! What is no call: finding one, completions for shells, manual pages.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use api_model::Catalogue;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use clap_complete::Shell;
use clap_mangen::Man;

use super::names;
use super::tree::{NAME, Tools};
use crate::ended::Failure;

/// The commands.
pub(super) fn commands() -> Vec<Command> {
    let out = Arg::new("out")
        .long("out")
        .value_name("DIR")
        .value_parser(value_parser!(PathBuf))
        .help("Write a page for every command into this folder");
    vec![
        Command::new("find")
            .about("List calls whose name, title, path or page holds all these words")
            .arg(Arg::new("words").value_name("WORD").action(ArgAction::Append)),
        Command::new("completions")
            .about("Print the completions of a shell")
            .after_help(format!(
                "Examples:\n  {NAME} completions bash > ~/.local/share/bash-completion/completions/{NAME}\n  {NAME} completions zsh > ~/.zfunc/_{NAME}\n  {NAME} completions fish > ~/.config/fish/completions/{NAME}.fish"
            ))
            .arg(Arg::new("shell").required(true).value_parser(value_parser!(Shell))),
        Command::new("man")
            .about("Print the manual page, or that of one call")
            .after_help(format!(
                "Examples:\n  {NAME} man spot place-order | man -l -\n  {NAME} man --out ~/.local/share/man/man1"
            ))
            .arg(Arg::new("words").value_name("COMMAND").action(ArgAction::Append))
            .arg(out),
    ]
}

/// Runs one of them.
pub(super) fn run(
    name: &str,
    matches: &ArgMatches,
    catalogue: Catalogue<'_>,
) -> Result<(), Failure> {
    let words = || -> Vec<String> {
        let words = matches.get_many::<String>("words");
        words.into_iter().flatten().cloned().collect()
    };
    match name {
        "find" => find(&words(), catalogue),
        "man" => match matches.get_one::<PathBuf>("out") {
            Some(folder) => pages(folder, catalogue),
            None => page(&words(), catalogue),
        },
        _ => match matches.get_one::<Shell>("shell") {
            Some(shell) => completions(*shell, catalogue),
            None => Ok(()),
        },
    }
}

fn find(words: &[String], catalogue: Catalogue<'_>) -> Result<(), Failure> {
    let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let mut lines = Vec::new();
    for entry in catalogue.operations() {
        let command = format!(
            "{NAME} {} {}",
            names::word(entry.section),
            names::word(entry.id)
        );
        let all = format!("{command} {} {} {}", entry.title, entry.page, entry.id).to_lowercase();
        if words.iter().all(|word| all.contains(word)) {
            lines.push((command, entry.title));
        }
    }
    if lines.is_empty() {
        return Err(Failure::usage("no call holds all these words"));
    }
    let width = lines
        .iter()
        .map(|(command, _)| command.len())
        .max()
        .unwrap_or(0);
    let mut out = std::io::stdout().lock();
    for (command, title) in lines {
        writeln!(out, "{command:width$}  {title}")?;
    }
    Ok(out.flush()?)
}

fn completions(shell: Shell, catalogue: Catalogue<'_>) -> Result<(), Failure> {
    let mut command = Tools::whole(catalogue)?;
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, NAME, &mut script);
    let mut out = std::io::stdout().lock();
    out.write_all(&script)?;
    Ok(out.flush()?)
}

/// Prints the page of the command that the words name.
fn page(words: &[String], catalogue: Catalogue<'_>) -> Result<(), Failure> {
    let mut command = Tools::whole(catalogue)?;
    command.build();
    for word in words {
        let found = command.find_subcommand(word).cloned();
        command = found
            .ok_or_else(|| Failure::usage(format!("there is no command `{}`", words.join(" "))))?;
    }
    let mut page = Vec::new();
    manual(command).render(&mut page)?;
    let mut out = std::io::stdout().lock();
    out.write_all(&page)?;
    Ok(out.flush()?)
}

/// Writes the pages of all commands.
fn pages(folder: &Path, catalogue: Catalogue<'_>) -> Result<(), Failure> {
    let written = |error: std::io::Error| Failure::usage(format!("{}: {error}", folder.display()));
    fs::create_dir_all(folder).map_err(written)?;
    let mut command = Tools::whole(catalogue)?;
    command.build();
    let mut left = vec![command];
    while let Some(command) = left.pop() {
        left.extend(command.get_subcommands().cloned());
        let manual = manual(command);
        let mut page = Vec::new();
        manual.render(&mut page)?;
        fs::write(folder.join(manual.get_filename()), page).map_err(written)?;
    }
    Ok(())
}

fn manual(command: Command) -> Man {
    // A page is looked up by the words with dashes between.
    let name = command
        .get_display_name()
        .unwrap_or_else(|| command.get_name())
        .to_owned();
    Man::new(command.name(name))
}
