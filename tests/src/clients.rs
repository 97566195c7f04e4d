//! Programs that no one here wrote, installed below the target folder.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::{Mutex, PoisonError};

use crate::project;

/// Installs a set of `tests/clients/install` and tells its folder; says so where it cannot be had.
///
/// # Panics
/// Where the script fails for any other reason.
#[must_use]
pub fn installed(set: &str) -> Option<PathBuf> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| project().join("target"), PathBuf::from)
        .join("clients")
        .join(set);
    let run = Command::new(project().join("tests/clients/install"))
        .arg(set)
        .arg(&folder)
        .output();
    let Ok(run) = run else {
        skipped(set, "there is no bash here");
        return None;
    };
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    match run.status.code() {
        Some(0) => Some(folder),
        Some(3) => {
            skipped(set, said.trim());
            None
        }
        // By `env`, which looks for what the script is written in.
        Some(127) if said.is_empty() => {
            skipped(set, "there is no bash here");
            None
        }
        _ => panic!("{said}{}", String::from_utf8_lossy(&run.stderr)),
    }
}

/// A script of `tests/clients`, about to be run by the interpreter of an installed set.
///
/// # Panics
/// Where the script's name has another ending than `py` and `js`.
#[must_use]
pub fn script(folder: &std::path::Path, name: &str) -> Command {
    let mut command = match name.rsplit('.').next() {
        Some("py") => Command::new(folder.join("python/bin/python")),
        Some("js") => Command::new("node"),
        _ => panic!("{name} is no script"),
    };
    command
        .arg(project().join("tests/clients").join(name))
        .env("NODE_PATH", folder.join("node_modules"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        // What is asked lies on this machine, whatever proxies the environment names.
        .env("NO_PROXY", "127.0.0.1")
        .env("no_proxy", "127.0.0.1");
    command
}

/// What a program said, both ways.
#[must_use]
pub fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

/// Not by `eprintln!`, which the test harness keeps to itself where a test succeeds.
fn skipped(set: &str, why: &str) {
    // A line that cannot be written is no reason to fail.
    let _ = writeln!(std::io::stderr(), "SKIPPED: the clients `{set}`: {why}");
}
