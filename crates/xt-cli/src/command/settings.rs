//! The flags that every call has.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Arg, ArgAction, ArgMatches, ValueHint, value_parser};
use jiff::SignedDuration;

/// What the flags of every call say.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
pub(crate) struct Settings {
    /// The payload as JSON.
    pub(crate) json: bool,
    /// The whole answer as it came.
    pub(crate) raw: bool,
    /// Where the call goes: `mock`, the name of a server, or an address.
    pub(crate) server: Option<String>,
    /// The file of the keys.
    pub(crate) credentials: Option<PathBuf>,
    /// Changes are confirmed beforehand.
    pub(crate) yes: bool,
    /// The request is shown and not sent.
    pub(crate) dry_run: bool,
    /// How long the call may take.
    pub(crate) timeout: Option<Duration>,
    /// Values go as they were typed.
    pub(crate) unchecked: bool,
}

impl Settings {
    /// Reads the flags.
    pub(super) fn of(matches: &ArgMatches) -> Self {
        let text = |name: &str| matches.get_one::<String>(name).cloned();
        Self {
            json: matches.get_flag("json"),
            raw: matches.get_flag("raw"),
            server: text("server"),
            credentials: matches.get_one::<PathBuf>("credentials").cloned(),
            yes: matches.get_flag("yes"),
            dry_run: matches.get_flag("dry-run"),
            timeout: matches.get_one::<Duration>("timeout").copied(),
            unchecked: matches.get_flag("unchecked"),
        }
    }
}

/// The flags, for the command tree.
pub(super) fn arguments() -> Vec<Arg> {
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .help(help)
            .action(ArgAction::SetTrue)
    };
    let valued = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    let path = |name, value, help| valued(name, value, help).value_parser(value_parser!(PathBuf));
    let arguments = [
        flag(
            "json",
            "Print the answer's payload as JSON, all digits kept",
        ),
        flag("raw", "Print the whole answer as it came").conflicts_with("json"),
        flag(
            "dry-run",
            "Print the signed request, secrets masked, and send nothing",
        ),
        flag("yes", "Send what changes something without asking").short('y'),
        valued(
            "server",
            "WHERE",
            "Where to send: mock, the name of a server, or an address such as http://localhost:8080",
        ),
        path(
            "credentials",
            "FILE",
            "Take key and secret from this file, which nobody else may read",
        )
        .value_hint(ValueHint::FilePath),
        valued("timeout", "TIME", "How long the call may take, such as 5s").value_parser(duration),
        flag(
            "unchecked",
            "Send values as they are typed, whatever the documents say",
        ),
        path(
            "specs",
            "DIR",
            "Take the calls from this folder of pages [env: XT_SPECS]",
        )
        .value_hint(ValueHint::DirPath),
        path(
            "model",
            "FILE",
            "Take the calls from this file: a model or catalogue",
        )
        .value_hint(ValueHint::FilePath),
    ];
    let all = arguments.into_iter();
    all.map(|arg| arg.global(true).help_heading("Flags of every call"))
        .collect()
}

/// A time such as `2s`, `500ms` or `1m`.
pub(super) fn duration(typed: &str) -> Result<Duration, String> {
    let read: Option<SignedDuration> = typed.parse().ok();
    read.and_then(|duration| Duration::try_from(duration).ok())
        .filter(|duration| !duration.is_zero())
        .ok_or_else(|| "is no time such as 2s, 500ms or 1m".to_owned())
}
