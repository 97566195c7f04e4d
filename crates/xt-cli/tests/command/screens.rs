//! What the documents show of the command is what it prints, and every call they show is one that it takes.

use std::path::Path;
use std::process::Command;

use super::support::{Ended, KEYS, ended};

const DOCUMENTS: [&str; 2] = ["README.md", "docs/xt.md"];

/// A call as a document shows it, and what it prints there.
#[derive(Debug)]
struct Screen {
    call: String,
    shown: String,
}

fn project() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn text(document: &str) -> String {
    std::fs::read_to_string(project().join(document)).expect("a document")
}

/// The screens of a document, as far as they call `xt`.
fn screens(document: &str) -> Vec<Screen> {
    let text = text(document);
    let blocks = text.split("```console\n").skip(1);
    let blocks = blocks.filter_map(|rest| rest.split_once("```"));
    let mut screens = Vec::new();
    for (block, _) in blocks {
        for part in format!("\n{block}").split("\n$ ").skip(1) {
            let (call, shown) = part.split_once('\n').unwrap_or((part, ""));
            if call.starts_with("xt ") || call.contains(" && xt ") {
                let call = call.split(" #").next().unwrap_or(call).trim().to_owned();
                let shown = shown.trim_end().to_owned();
                screens.push(Screen { call, shown });
            }
        }
    }
    screens
}

/// A home with all that the calls speak of: pages beside a clone, a model, folders for what is written.
fn home() -> tempfile::TempDir {
    use std::os::unix::fs::symlink;
    let home = tempfile::tempdir().expect("a folder");
    let at = |path: &str| home.path().join(path);
    let folders = [
        "clone",
        "bin",
        "shop-pages/things",
        ".zfunc",
        ".local/share/bash-completion/completions",
    ];
    for folder in folders {
        std::fs::create_dir_all(at(folder)).expect("a folder");
    }
    symlink(project().join("specs"), at("clone/specs")).expect("a link");
    symlink(env!("CARGO_BIN_EXE_xt"), at("bin/xt")).expect("a link");
    std::fs::write(at("shop-pages/things/price.md"), page()).expect("a page");
    std::fs::write(at("clone/xt.json"), xt_client::CATALOGUE).expect("a model");
    home
}

/// The page that the README begins with.
fn page() -> String {
    let readme = text("README.md");
    let (_, rest) = readme.split_once("```yaml\n---\n").expect("a page");
    let (page, _) = rest.split_once("```").expect("an end");
    format!("---\n{page}")
}

/// Runs a line of a shell there.
fn run(home: &Path, line: &str) -> Ended {
    let path = format!("{}:/usr/bin:/bin", home.join("bin").display());
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).current_dir(home.join("clone"));
    shell.env_clear().env("HOME", home).env("PATH", path);
    ended(shell.envs(KEYS))
}

/// Digits of instants are other ones each time.
fn timeless(text: &str) -> String {
    let line = |line: &str| match line.split_once("validate-timestamp: ") {
        Some((before, _)) => format!("{before}validate-timestamp: …"),
        None => line.to_owned(),
    };
    text.trim_end()
        .lines()
        .map(line)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn what_is_shown_is_what_is_printed() {
    let home = home();
    let mut compared = 0;
    for screen in DOCUMENTS.into_iter().flat_map(screens) {
        if screen.shown.is_empty() {
            continue;
        }
        let ended = run(home.path(), &screen.call);
        let all = [ended.out, ended.err].concat();
        let first = timeless(&all);
        // Of an error the line that says what is wrong is shown, and not how to get help.
        let printed = match first.split_once("\n\nFor more information") {
            Some((before, _)) => before,
            None => &first,
        };
        assert_eq!(timeless(&screen.shown), printed, "{}", screen.call);
        compared += 1;
    }
    assert!(compared >= 4, "{compared} screens");
}

/// Where no output is shown, the call works: against the server in the process, since there is no other here.
#[test]
fn what_is_called_is_taken() {
    let home = home();
    let mut called = 0;
    for screen in DOCUMENTS.into_iter().flat_map(screens) {
        if !screen.shown.is_empty() {
            continue;
        }
        // The model is there already; what reads the output has an exit status of its own.
        let call = screen.call.split(" && ").last().expect("a call");
        let (call, _) = call.split_once(" | ").unwrap_or((call, ""));
        let call = call.replace("--server http://localhost:8080 ", "");
        let line = call.replacen("xt ", "xt --server mock ", 1);
        let ended = run(home.path(), &line);
        assert_eq!(ended.status, 0, "{line}: {}", ended.err);
        assert!(
            ended.out.is_empty() == (call.contains(" > ") || call.contains("--out")),
            "{line}"
        );
        called += 1;
    }
    assert!(called >= 13, "{called} calls");
}

/// The examples that help shows are calls as well.
#[test]
fn the_examples_of_help_are_taken() {
    let home = home();
    let mut called = 0;
    for help in ["xt --help", "xt completions --help", "xt man --help"] {
        let shown = run(home.path(), help).out;
        let lines = shown
            .lines()
            .skip_while(|line| *line != "Examples:")
            .skip(1);
        for line in lines.take_while(|line| line.starts_with("  xt ")) {
            if line.contains("fish/") {
                std::fs::create_dir_all(home.path().join(".config/fish/completions"))
                    .expect("a folder");
            }
            let (line, _) = line.split_once(" | ").unwrap_or((line, ""));
            let ended = run(home.path(), line);
            assert_eq!(ended.status, 0, "{line}: {}", ended.err);
            called += 1;
        }
    }
    assert!(called >= 8, "{called} calls");
}
