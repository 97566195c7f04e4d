//! What a call was given: the values of its parameters, and its own flags.

use std::fs;
use std::io::{self, IsTerminal as _, Read as _};
use std::time::Duration;

use api_model::{Location, Node};
use clap::error::ErrorKind;
use clap::{ArgMatches, Command};
use exact_json::Json;

use super::operation::{Flag, Kind, flags};
use super::settings::Settings;
use crate::credentials::prompt;
use crate::ended::Failure;
use crate::model::Called;
use crate::value::{Value, faults};

/// What a call was given.
#[derive(Debug)]
pub(crate) struct Given {
    /// What is sent, in the order of the documents.
    pub(crate) sent: Vec<Sent>,
    /// The whole body.
    pub(crate) body: Option<Value>,
    /// Whether all pages of the list are wanted.
    pub(crate) all: bool,
    /// The most items that are wanted.
    pub(crate) max: Option<u64>,
    /// The time between repetitions.
    pub(crate) watch: Option<Duration>,
}

/// One value that is sent.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    /// Where it travels.
    pub(crate) location: Location,
    /// Its name on the wire.
    pub(crate) name: String,
    /// The value.
    pub(crate) value: Value,
}

/// Takes the values out of clap's matches, reads files and standard input, and asks for secrets.
pub(super) fn gather(
    mut command: Option<&mut Command>,
    called: &Called,
    matches: &ArgMatches,
    settings: &Settings,
) -> Result<Given, Failure> {
    let mut given = Given {
        sent: fixed(called),
        body: None,
        all: has(matches, "all") && matches.get_flag("all"),
        max: one(matches, "max").copied(),
        watch: one(matches, "watch").copied(),
    };
    for flag in flags(called, !settings.unchecked) {
        let value = value(called, &flag, matches, settings)
            .map_err(|problem| refused(command.as_deref_mut(), &flag, &problem))?;
        let Some(value) = value else { continue };
        match flag.parameter {
            Some(parameter) => given.sent.push(Sent {
                location: parameter.location,
                name: parameter.field.name.clone(),
                value,
            }),
            None => given.body = Some(value),
        }
    }
    Ok(given)
}

/// The value that tells calls on one path apart.
fn fixed(called: &Called) -> Vec<Sent> {
    let operation = called.operation();
    let Some(fixed) = &operation.discriminator else {
        return Vec::new();
    };
    let mut parameters = operation.parameters.iter();
    let found = parameters.find(|parameter| parameter.field.name == fixed.parameter);
    let sent = found.map(|parameter| Sent {
        location: parameter.location,
        name: fixed.parameter.clone(),
        value: Value::Text(fixed.value.clone()),
    });
    sent.into_iter().collect()
}

fn value(
    called: &Called,
    flag: &Flag<'_>,
    matches: &ArgMatches,
    settings: &Settings,
) -> Result<Option<Value>, String> {
    match flag.kind {
        Kind::Single => Ok(one::<Value>(matches, &flag.id).cloned()),
        Kind::List => list(flag, matches),
        Kind::Json => json(called, flag, matches, settings),
        Kind::Secret => secret(flag, one::<String>(matches, &flag.id)),
    }
}

fn list(flag: &Flag<'_>, matches: &ArgMatches) -> Result<Option<Value>, String> {
    let Ok(Some(values)) = matches.try_get_many::<Value>(&flag.id) else {
        return Ok(None);
    };
    let values: Vec<Value> = values.cloned().collect();
    let most = flag
        .parameter
        .and_then(|parameter| parameter.field.bounds.max_items);
    match most.filter(|most| u64::try_from(values.len()).is_ok_and(|count| count > *most)) {
        Some(most) => Err(format!("{} values where {most} are the most", values.len())),
        None => Ok(Some(Value::List(values))),
    }
}

fn json(
    called: &Called,
    flag: &Flag<'_>,
    matches: &ArgMatches,
    settings: &Settings,
) -> Result<Option<Value>, String> {
    let Some(typed) = one::<String>(matches, &flag.id) else {
        return Ok(None);
    };
    let text = match typed.strip_prefix('@') {
        Some(_) => read(typed)?,
        None if typed == "-" => read(typed)?,
        None => typed.clone(),
    };
    let tree: Json = Json::parse(&text).map_err(|error| format!("no JSON: {error}"))?;
    if let Some(node) = node(called, flag).filter(|_| !settings.unchecked) {
        let faults = faults(&called.api, called.operation(), node, &tree);
        if !faults.is_empty() {
            return Err(faults.join("\n  "));
        }
    }
    // What is sent is what was written, but for the blanks around it.
    flag.check.read(text.trim()).map(Some)
}

fn node<'m>(called: &'m Called, flag: &Flag<'m>) -> Option<&'m Node> {
    match flag.parameter {
        Some(parameter) => Some(&parameter.field.node),
        None => called.operation().whole_body.as_ref(),
    }
}

fn secret(flag: &Flag<'_>, typed: Option<&String>) -> Result<Option<Value>, String> {
    let text = match typed {
        Some(typed) if typed.starts_with('@') || typed == "-" => read(typed)?,
        Some(_) => {
            return Err(
                "a secret is no argument, where others see it: use @FILE or - for standard input"
                    .to_owned(),
            );
        }
        None if flag
            .parameter
            .is_some_and(|parameter| parameter.field.required) =>
        {
            prompt::secret(&flag.name).map_err(|_| "is required: use @FILE or -".to_owned())?
        }
        None => return Ok(None),
    };
    Ok(Some(Value::Secret(text.trim().to_owned())))
}

/// Reads `@FILE`, or standard input for `-`.
fn read(named: &str) -> Result<String, String> {
    let Some(path) = named.strip_prefix('@') else {
        let mut text = String::new();
        let mut input = io::stdin().lock();
        if input.is_terminal() {
            return Err("standard input is a terminal".to_owned());
        }
        return match input.read_to_string(&mut text) {
            Ok(_) => Ok(text),
            Err(error) => Err(format!("standard input cannot be read: {error}")),
        };
    };
    fs::read_to_string(path).map_err(|error| format!("{path} cannot be read: {error}"))
}

/// As clap tells of values that it reads itself.
fn refused(command: Option<&mut Command>, flag: &Flag<'_>, problem: &str) -> Failure {
    let message = format!("invalid value for '--{}': {problem}", flag.name);
    match command {
        Some(command) => command.error(ErrorKind::ValueValidation, message).into(),
        None => Failure::usage(message),
    }
}

fn has(matches: &ArgMatches, id: &str) -> bool {
    matches.try_contains_id(id).unwrap_or(false)
}

/// A value that may have no flag in this call.
fn one<'a, T: Clone + Send + Sync + 'static>(matches: &'a ArgMatches, id: &str) -> Option<&'a T> {
    matches.try_get_one::<T>(id).ok().flatten()
}
