//! The command line as a user calls it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::project;

/// How a call ended.
#[derive(Debug)]
pub struct Ended {
    /// Exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Calls `cargo xtask` with these arguments in this folder.
///
/// # Panics
/// Where the command line cannot be built or started.
#[must_use]
pub fn xtask(folder: &Path, arguments: &[&str]) -> Ended {
    let output = xtask_command(folder, arguments)
        .output()
        .expect("the command line starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ended {
        status: output.status.code().unwrap_or(-1),
        out: text(&output.stdout),
        err: text(&output.stderr),
    }
}

/// The same, for calls that go on until they are ended.
///
/// # Panics
/// Where the command line cannot be built.
#[must_use]
pub fn xtask_command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(binary());
    command
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_MANIFEST_DIR", project().join("xtask"))
        // What a run keeps for the next goes away with the folder.
        .env("CARGO_TARGET_DIR", folder.join("target"));
    command
}

/// Builds the command line once per test process; a cargo that finds it fresh takes a moment.
fn binary() -> &'static PathBuf {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let built = Command::new(env!("CARGO"))
            .args([
                "build",
                "--quiet",
                "--package",
                "xtask",
                "--message-format",
                "json",
            ])
            .current_dir(project())
            .output()
            .expect("cargo starts");
        let messages = String::from_utf8_lossy(&built.stdout).into_owned();
        messages
            .lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
            .filter(|message| message["target"]["name"] == "xtask")
            .find_map(|message| message["executable"].as_str().map(PathBuf::from))
            .expect("cargo names the command line that it built")
    })
}
