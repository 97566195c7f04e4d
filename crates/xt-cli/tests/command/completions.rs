//! Completions: what the scripts know, and what the shells make of them.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use super::support::xt;

#[test]
fn completions_know_calls_flags_and_values() {
    for (shell, words) in [
        ("bash", ["place-order", "--client-order-id", "MARKET"]),
        ("zsh", ["place-order", "--client-order-id", "MARKET"]),
        ("fish", ["place-order", "client-order-id", "MARKET"]),
    ] {
        let script = xt(&["completions", shell]);
        assert_eq!(script.status, 0, "{}", script.err);
        for word in words {
            assert!(script.out.contains(word), "{shell}: no `{word}`");
        }
    }
}

/// A shell, the file that it finds the script in, how it is called with a line to run there, and what a value is completed to.
type Taken = (
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const TAKEN: [Taken; 3] = [
    ("bash", "xt.bash", &["--norc", "-c"], BASH, "BUY SELL\n"),
    ("fish", "xt.fish", &["--no-config", "-c"], FISH, "BUY\tBuys the base currency.\nSELL\tSells the base currency.\n"),
    ("zsh", "_xt", &["-f", "-c"], ZSH, "answer: xt spot place-order --side BUY\n"),
];
const BASH: &str = r#"source xt.bash; COMP_WORDS=(xt spot place-order --side ""); COMP_CWORD=4; _xt xt "" --side; echo "${COMPREPLY[@]}""#;
const FISH: &str = r#"source xt.fish; complete -C "xt spot place-order --side ""#;
/// zsh completes at a terminal only: a shell within the shell gets one, and keys as if they were typed.
const ZSH: &str = r#"
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'PS1=; autoload -Uz compinit; fpath=($PWD $fpath); compinit -D -u; print rea""dy'
zpty -r shell line '*ready*'
zpty -w -n shell $'xt spot place-order --side B\t\x01print -r -- answer: \x05\nexit\n'
while zpty -r shell line; do
    line=${line//$'\r'/}
    [[ $line == answer:* ]] && print -r -- ${line%$'\n'}
done
true
"#;

#[test]
fn shells_complete_a_value() {
    for (shell, file, flags, line, wanted) in TAKEN {
        let folder = tempfile::tempdir().expect("a folder");
        let script = xt(&["completions", shell]).out;
        std::fs::write(folder.path().join(file), script).expect("a file");
        match run(folder.path(), shell, flags, line) {
            Some(asked) => assert_eq!(asked, wanted, "{shell}"),
            // Not by `println!`, which the test harness keeps to itself where a test succeeds.
            None => writeln!(
                std::io::stderr(),
                "SKIPPED: completions of {shell}: it is not installed here"
            )
            .expect("standard error"),
        }
    }
}

/// What a shell prints; nothing where there is no such shell.
fn run(folder: &Path, shell: &str, flags: &[&str], line: &str) -> Option<String> {
    let xt = Path::new(env!("CARGO_BIN_EXE_xt"))
        .parent()
        .expect("a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    let asked = Command::new(shell)
        .args(flags)
        .arg(line)
        .current_dir(folder)
        // fish offers completions of programs that are there.
        .env("PATH", format!("{}:{path}", xt.display()))
        .env("HOME", folder)
        .env("TERM", "xterm")
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&asked.stdout).into_owned())
}
