//! Asking before something is changed.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use super::server::Session;
use crate::command::Given;
use crate::ended::{Failure, Kind};
use crate::model::Called;

/// Shows what is about to be sent and asks. Without a terminal there is nobody to ask, so nothing is sent.
pub(super) fn ask(called: &Called, session: &Session, given: &Given) -> Result<(), Failure> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Err(refused(
            "this changes something, and there is no terminal to ask at: repeat it with --yes",
        ));
    }
    let operation = called.operation();
    let api = session.client.api();
    let server = api
        .servers
        .get(session.server)
        .map_or("", |server| server.name);
    let mut out = anstream::stderr().lock();
    let title = operation.title.main().unwrap_or(&operation.id);
    writeln!(
        out,
        "{BOLD}{title}{BOLD:#}: {} {} on {server}",
        operation.method.as_str(),
        operation.path
    )?;
    for sent in &given.sent {
        writeln!(out, "  {} = {}", sent.name, sent.value.shown())?;
    }
    if let Some(body) = &given.body {
        writeln!(out, "  {}", body.shown())?;
    }
    write!(out, "Send it? [y/N] ")?;
    out.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => Err(refused("not confirmed; nothing was sent")),
    }
}

const BOLD: anstyle::Style = anstyle::Style::new().bold();

fn refused(message: &str) -> Failure {
    Failure::Told(Kind::NotConfirmed, message.to_owned())
}
