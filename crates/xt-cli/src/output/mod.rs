//! What is shown of an answer: its text as it came, JSON with all digits, or a table.

mod cell;
mod table;

use std::io::{self, IsTerminal as _, Write as _};

use jiff::Timestamp;

use crate::ended::Failure;
use crate::model::Called;
use exact_json::Json;

/// What came.
pub(crate) enum Shown {
    /// The whole answer as it came.
    Raw(String),
    /// The payload.
    Payload(Json),
    /// The items of all pages.
    Items(Vec<Json>),
}

/// Prints an answer; as a table where no JSON is wanted.
pub(crate) fn show(called: &Called, shown: &Shown, json: bool) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    let payload = match shown {
        Shown::Raw(text) => {
            writeln!(out, "{}", text.trim_end())?;
            return Ok(out.flush()?);
        }
        Shown::Payload(tree) => tree.clone(),
        Shown::Items(items) => Json::List(items.clone()),
    };
    if json {
        writeln!(out, "{payload:#}")?;
    } else {
        let node = called.operation().response.payload.as_ref();
        let node = match shown {
            Shown::Items(_) => node.and_then(|node| list(called, node)),
            _ => node,
        };
        write!(out, "{}", table::text(called, node, &payload, width()))?;
    }
    Ok(out.flush()?)
}

/// Begins anew where an answer was shown before: on a cleared screen, or behind a line with the time.
pub(crate) fn again() -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    let now = Timestamp::now().strftime("%Y-%m-%d %H:%M:%SZ");
    if io::stdout().is_terminal() {
        write!(out, "\x1b[H\x1b[2J")?;
        writeln!(out, "{DIM}{now}{DIM:#}")?;
    } else {
        // What reads a pipe wants answers alone; what reads a file wants to know when.
        writeln!(anstream::stderr().lock(), "{now}")?;
    }
    Ok(out.flush()?)
}

/// Tells what went wrong and may pass.
pub(crate) fn warn(message: &str) -> Result<(), Failure> {
    Ok(writeln!(anstream::stderr().lock(), "{message}")?)
}

/// Text of a server without what could steer a terminal.
pub(crate) fn harmless(text: &str) -> String {
    let steers = |sign: char| sign.is_control() && sign != '\n';
    text.replace(steers, "\u{fffd}")
}

const DIM: anstyle::Style = anstyle::Style::new().dimmed();

/// The list that pages are cut from.
fn list<'m>(called: &'m Called, payload: &'m api_model::Node) -> Option<&'m api_model::Node> {
    let operation = called.operation();
    let steps = operation.pagination.as_ref()?.items.iter();
    let mut steps = steps.map(String::as_str);
    steps.try_fold(payload, |node, step| cell::member(called, node, step))
}

/// The columns of the terminal; nothing where a table may be as wide as it likes.
fn width() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    let (width, _) = terminal_size::terminal_size()?;
    Some(usize::from(width.0))
}
