//! The command line of the project: flags, reading, writing. What the commands mean is in the crates.

mod arguments;
mod commands;
mod disk;
mod folders;
mod output;
mod project;
mod record;
mod states;
mod tidy;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::output::Output;

/// Half of a run is making and dropping small strings and tokens on all cores at once; this allocator takes a third
/// of the system's time for that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How a command ended; the exit status is made of it.
pub(crate) enum Ended {
    /// Nothing to complain about.
    Clean,
    /// There are findings that count, or files that differ.
    Findings,
}

/// A call that cannot be carried out: a folder that is not there, a file that cannot be written.
#[derive(Debug)]
pub(crate) struct Unusable(String);

impl Unusable {
    /// Says what is wrong and how to mend it.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut output = Output::new(arguments.quiet);
    let ended = match arguments.command {
        Command::Codegen(call) => commands::codegen::run(&call, &mut output),
        Command::Lint(call) => commands::lint::run(&call, &mut output),
        Command::Watch(call) => commands::watch::run(&call, &mut output),
        Command::Model(call) => commands::model::run(&call, &mut output),
        Command::Openapi(call) => commands::openapi::run(&call, &mut output),
        Command::Explain(call) => commands::explain::run(&call, &mut output),
        Command::Coverage(call) => commands::coverage::run(&call, &mut output),
        Command::Mock(call) => commands::mock::run(&call, &mut output),
        Command::Reference(call) => commands::reference::run(&call, &mut output),
        Command::Diff(call) => commands::diff::run(&call, &mut output),
        Command::New(call) => commands::new::run(&call, &mut output),
        Command::Tidy => commands::tidy::run(&mut output),
    };
    output.close();
    match ended {
        Ok(Ended::Clean) => ExitCode::SUCCESS,
        Ok(Ended::Findings) => ExitCode::from(1),
        Err(Unusable(message)) => {
            output.complain(&message);
            ExitCode::from(2)
        }
    }
}
