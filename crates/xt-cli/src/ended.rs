//! How a run ends: what is told, and the exit status by the kind of failure.

use std::io::{self, Write as _};
use std::process::ExitCode;

use client_runtime::Error;

/// Kinds of failures; each is an exit status of its own, which `docs/xt.md` and `xt --help` list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The API refused the call.
    Refused = 1,
    /// The call cannot be made: an unknown command, a missing or wrong value, a file that cannot be read.
    Usage = 2,
    /// No keys, or the API refused key, signature or permission.
    Auth = 3,
    /// Too many calls.
    RateLimit = 4,
    /// No connection, no answer, or none in time.
    Network = 5,
    /// An answer came that is not what the documents say.
    Unreadable = 6,
    /// A change was sent and nobody said what became of it.
    OutcomeUnknown = 7,
    /// A change was not confirmed.
    NotConfirmed = 8,
}

/// Why a run ends without success.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something to tell, and its kind.
    Told(Kind, String),
    /// What clap has to say: help, which is no failure, or a fault in the words of the call.
    Words(Box<clap::Error>),
    /// Nobody reads the output any more.
    Closed,
}

impl Failure {
    /// A call that cannot be made.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::Told(Kind::Usage, message.into())
    }

    /// Says on standard error what went wrong, and gives the exit status.
    pub(crate) fn tell(self) -> ExitCode {
        match self {
            Self::Told(kind, message) => {
                // Where standard error is closed nobody can be told.
                let _ = writeln!(anstream::stderr(), "{ERROR}error:{ERROR:#} {message}");
                ExitCode::from(kind as u8)
            }
            Self::Words(error) => {
                let _ = error.print();
                ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
            }
            Self::Closed => ExitCode::SUCCESS,
        }
    }
}

const ERROR: anstyle::Style = anstyle::AnsiColor::Red.on_default().bold();

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        Self::Words(Box::new(error))
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::usage(format!("the output cannot be written: {error}")),
        }
    }
}

/// The kind of what a call ended with.
pub(crate) fn kind(error: &Error) -> Kind {
    match error {
        _ if error.outcome_unknown() => Kind::OutcomeUnknown,
        _ if error.is_rate_limited() => Kind::RateLimit,
        _ if error.is_auth() => Kind::Auth,
        Error::Config(_) | Error::Request { .. } => Kind::Usage,
        Error::Transport { .. } | Error::Timeout { .. } => Kind::Network,
        Error::Decode(_) | Error::TooLong { .. } | Error::Status(_) => Kind::Unreadable,
        _ => Kind::Refused,
    }
}

/// What `--help` says about exit statuses.
pub(crate) const STATUSES: &str = "\
Exit status:
  0  it worked
  1  the API refused the call
  2  the call cannot be made: unknown command, missing or wrong value
  3  no keys, or the API refused key, signature or permission
  4  too many calls
  5  no connection, no answer, or none in time
  6  an answer that is not what the documents say
  7  a change was sent and nobody said what became of it: look before you repeat it
  8  a change was not confirmed";
