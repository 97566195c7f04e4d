//! Where keys come from, and where they never do.

use std::path::Path;

use super::support::{KEYS, Server, command, ended, mode, private, spot};

fn key(server: &Server) -> String {
    let seen = server.seen();
    seen.last().expect("a request").headers["validate-appkey"].clone()
}

#[test]
fn a_named_file_goes_before_the_environment_and_that_before_the_usual_file() {
    let server = Server::always(200, &spot("[]"));
    let folder = tempfile::tempdir().expect("a folder");
    let named = folder.path().join("named");
    private(
        &named,
        "# mine\nkey = from-the-named-file\n\nsecret = \"s\"\n",
    );
    let usual = folder.path().join("xt/credentials");
    std::fs::create_dir_all(usual.parent().expect("a folder")).expect("a folder");
    private(
        &usual,
        "key=from-the-usual-file\nsecret=s\naccess_token=t\n",
    );
    let words = ["spot", "balances", "--server", &server.url];
    let call = |environment: bool, named: Option<&Path>| {
        let mut command = command();
        command.args(words).env("XDG_CONFIG_HOME", folder.path());
        if environment {
            command.envs(KEYS);
        }
        if let Some(path) = named {
            command.arg("--credentials").arg(path);
        }
        let ended = ended(&mut command);
        assert_eq!(ended.status, 0, "{}", ended.err);
        key(&server)
    };
    assert_eq!(call(true, Some(&named)), "from-the-named-file");
    assert_eq!(call(true, None), KEYS[0].1);
    assert_eq!(call(false, None), "from-the-usual-file");
}

/// Modes of a file with keys, and whether it is used.
const MODES: &[(u32, bool)] = &[
    (0o600, true),
    (0o400, true),
    (0o700, true),
    (0o640, false),
    (0o604, false),
    (0o620, false),
    (0o602, false),
    (0o610, false),
    (0o644, false),
    (0o777, false),
];

#[test]
fn a_file_that_others_may_use_is_refused() {
    let server = Server::always(200, &spot("[]"));
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("keys");
    private(&file, "key = k\nsecret = s\n");
    for (bits, used) in MODES {
        mode(&file, *bits);
        let words = ["spot", "balances", "--server", &server.url, "--credentials"];
        let ended = ended(command().args(words).arg(&file));
        let wanted = if *used { 0 } else { 3 };
        assert_eq!(ended.status, wanted, "{bits:o}: {}", ended.err);
        assert_eq!(
            ended.err.contains("chmod 600"),
            !used,
            "{bits:o}: {}",
            ended.err
        );
    }
    assert_eq!(
        server.seen().len(),
        MODES.iter().filter(|(_, used)| *used).count()
    );
}

/// Texts of files that hold no keys, and what is said.
const BROKEN: &[(&str, &str)] = &[
    ("", "needs a line"),
    ("key = k\n", "needs a line"),
    ("key = k\nsekret = hidden-value\n", "line 2"),
    ("key = k\nhidden-value\n", "line 2"),
];

#[test]
fn a_broken_file_is_told_without_its_values() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("keys");
    for (text, said) in BROKEN {
        private(&file, text);
        let ended = ended(
            command()
                .args(["spot", "balances", "--credentials"])
                .arg(&file),
        );
        assert_eq!(ended.status, 3, "{text:?}: {}", ended.err);
        assert!(ended.err.contains(said), "{text:?}: {}", ended.err);
        assert!(!ended.err.contains("hidden-value"), "{}", ended.err);
    }
}

#[test]
fn without_keys_and_terminal_nothing_is_asked_or_sent() {
    let server = Server::always(200, &spot("[]"));
    let words = ["spot", "balances", "--server", &server.url];
    let none = ended(command().args(words));
    assert_eq!(none.status, 3, "{}", none.err);
    assert!(none.err.contains("XT_API_KEY"), "{}", none.err);
    let half = ended(command().args(words).env("XT_API_KEY", "k"));
    assert_eq!(half.status, 3, "{}", half.err);
    assert!(half.err.contains("XT_API_SECRET"), "{}", half.err);
    assert!(server.seen().is_empty());
}

/// Modes of a file that is named for the server in the process, whether it is there, and how calls end.
const NAMED: &[(u32, bool, i32, &str)] = &[
    (0o600, true, 0, ""),
    (0o644, true, 3, "chmod 600"),
    (0o600, false, 3, "cannot be read"),
];

#[test]
fn the_server_in_the_process_knows_the_keys_of_the_file_that_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    for (bits, is_there, status, said) in NAMED {
        let file = folder.path().join("keys");
        private(&file, "key = k\nsecret = s\naccess_token = t\n");
        mode(&file, *bits);
        let named = if *is_there {
            file
        } else {
            folder.path().join("none")
        };
        for call in ["spot balances", "spot server-time", "third-party balances"] {
            let ended = ended(
                command()
                    .args(call.split(' '))
                    .args(["--server", "mock", "--credentials"])
                    .arg(&named),
            );
            assert_eq!(ended.status, *status, "{bits:o} {call}: {}", ended.err);
            assert!(ended.err.contains(said), "{bits:o} {call}: {}", ended.err);
        }
    }
}

#[test]
fn public_calls_need_no_keys_and_send_none() {
    let server = Server::always(200, &spot(r#"{"serverTime":1}"#));
    let words = ["spot", "server-time", "--server", &server.url];
    let ended = ended(command().envs(KEYS).args(words));
    assert_eq!(ended.status, 0, "{}", ended.err);
    let seen = server.seen();
    assert!(
        seen[0]
            .headers
            .values()
            .all(|value| !value.contains(KEYS[0].1))
    );
}

#[test]
fn no_flag_takes_a_key() {
    let help = ended(command().args(["spot", "place-order", "--help"]));
    assert!(
        !help.out.contains("--key") && !help.out.contains("--secret"),
        "{}",
        help.out
    );
}
