//! The command `xt`: every call of an API from the shell, by its model, without generated code.
//!
//! The way of a call: `model` finds the operation, `command` makes flags of its parameters, `value` checks what was typed,
//! `call` sends it by the runtime of the clients, `output` shows the answer.
//!
//! Invariants:
//!
//! - no number passes through a float, on the way out or back;
//! - keys and secrets come from the environment, a file that nobody else reads, or a prompt, and are shown nowhere;
//! - what changes something is sent after a yes alone;
//! - only what a call needs of the model is read, so that the command starts at once.

mod call;
mod command;
mod credentials;
mod ended;
mod model;
mod output;
mod value;

use std::process::ExitCode;

fn main() -> ExitCode {
    match command::run(std::env::args_os().collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}
