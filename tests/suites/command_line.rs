//! The command line end to end: what is written, what is said, how it exits.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use docwright_tests::{Ended, project, write, xtask};

const BOOKS: &str = "---\ntitle: List books\ntype: get\ndescription: /v1/books\nparameters:\n  - name: limit\n    \
    type: integer\n    mandatory: false\n    description: How many.\nright_code_blocks:\n  - title: Response\n    \
    language: json\n    code_block: |-\n      {\"books\": [{\"id\": 1, \"title\": \"Emma\"}]}\n---\n";
const AUTHORS: &str = "---\ntitle: List authors\ntype: get\ndescription: /v1/authors\nright_code_blocks:\n  \
    - title: Response\n    language: json\n    code_block: |-\n      [{\"id\": 1, \"name\": \"Austen\"}]\n---\n";
const BROKEN: &str = "---\ntitle: \"open\ntype: get\n---\n";

struct Scratch(tempfile::TempDir);

impl Scratch {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), files);
        Self(folder)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, arguments: &[&str]) -> Ended {
        xtask(self.path(), arguments)
    }

    fn codegen(&self) -> Ended {
        self.run(&["codegen", "--specs", "site", "--out", "client"])
    }

    fn files(&self, below: &str) -> BTreeMap<String, (String, SystemTime)> {
        let mut found = BTreeMap::new();
        let root = self.path().join(below);
        let mut open = vec![root.clone()];
        while let Some(next) = open.pop() {
            let Ok(entries) = fs::read_dir(&next) else {
                continue;
            };
            for path in entries.map(|entry| entry.expect("an entry").path()) {
                if path.is_dir() {
                    open.push(path);
                } else {
                    let name = path
                        .strip_prefix(&root)
                        .expect("below")
                        .to_string_lossy()
                        .into_owned();
                    let time = fs::metadata(&path)
                        .and_then(|data| data.modified())
                        .expect("a time");
                    found.insert(name, (fs::read_to_string(&path).expect("text"), time));
                }
            }
        }
        found
    }
}

#[test]
fn codegen_writes_a_crate_and_a_second_run_touches_no_file() {
    let scratch = Scratch::with(&[
        ("site/store/books.md", BOOKS),
        ("site/store/authors.md", AUTHORS),
    ]);
    let first = scratch.codegen();
    assert_eq!(first.status, 0, "{}", first.err);
    let before = scratch.files("client");
    assert!(
        before.contains_key("Cargo.toml") && before.contains_key("src/lib.rs"),
        "{:?}",
        before.keys()
    );
    let second = scratch.codegen();
    assert_eq!(second.status, 0, "{}", second.err);
    assert_eq!(before, scratch.files("client"));
    assert!(
        second.err.contains("0 new, 0 changed, 0 removed"),
        "{}",
        second.err
    );
}

#[test]
fn a_run_with_nothing_to_do_says_what_the_whole_run_said() {
    let unquoted = AUTHORS.replace("\"Austen\"", "Austen");
    let scratch = Scratch::with(&[
        ("site/books/list.md", BOOKS),
        ("site/authors/list.md", &unquoted),
    ]);
    let first = scratch.codegen();
    assert!(
        first.err.contains("warning[json/bare-value]"),
        "{}",
        first.err
    );
    let count = scratch.files("client").len();
    let new = format!("{count} new, 0 changed, 0 removed, 0 untouched");
    let idle = format!("0 new, 0 changed, 0 removed, {count} untouched");
    let second = scratch.codegen();
    assert_eq!(second.err, first.err.replace(&new, &idle));
    assert_eq!((second.status, second.out), (first.status, first.out));

    let enums = scratch.path().join("client/src/generated/client.rs");
    let text = fs::read_to_string(&enums).expect("text");
    fs::write(&enums, format!("{text}\n")).expect("a change");
    assert!(
        scratch.codegen().err.contains("1 changed"),
        "a generated file was changed"
    );
    fs::remove_file(&enums).expect("a file");
    assert!(
        scratch.codegen().err.contains("1 new"),
        "a generated file was missing"
    );
    write(scratch.path(), &[("site/authors/list.md", AUTHORS)]);
    let mended = scratch.codegen();
    assert!(mended.err.contains("0 warnings"), "{}", mended.err);
    let strict = scratch.run(&["codegen", "--specs", "site", "--out", "client", "--strict"]);
    assert_eq!(strict.status, 0, "{}", strict.err);
    write(
        scratch.path(),
        &[("site/authors/list.md", unquoted.as_str())],
    );
    let strict = scratch.run(&["codegen", "--specs", "site", "--out", "client", "--strict"]);
    assert_eq!(strict.status, 1, "{}", strict.err);
}

#[test]
fn a_page_that_goes_takes_its_files_along() {
    let scratch = Scratch::with(&[
        ("site/store/books.md", BOOKS),
        ("site/press/authors.md", AUTHORS),
    ]);
    assert_eq!(scratch.codegen().status, 0);
    let before = scratch.files("client");
    assert!(before.keys().any(|path| path.contains("press")));
    fs::remove_file(scratch.path().join("site/press/authors.md")).expect("removed");
    let ended = scratch.codegen();
    assert_eq!(ended.status, 0, "{}", ended.err);
    let after = scratch.files("client");
    assert!(after.keys().any(|path| path.contains("store")));
    assert!(
        !after.keys().any(|path| path.contains("press")),
        "{:?}",
        after.keys()
    );
}

#[test]
fn an_error_keeps_every_file_as_it_was_and_all_faults_are_told_at_once() {
    let scratch = Scratch::with(&[("site/store/books.md", BOOKS)]);
    assert_eq!(scratch.codegen().status, 0);
    let before = scratch.files("client");
    write(
        scratch.path(),
        &[
            ("site/store/a.md", BROKEN),
            ("site/store/b.md", BROKEN),
            ("site/store/c.md", AUTHORS),
        ],
    );
    let ended = scratch.codegen();
    assert_eq!(ended.status, 1);
    assert!(
        ended.err.contains("site/store/a.md:") && ended.err.contains("site/store/b.md:"),
        "{}",
        ended.err
    );
    assert!(ended.err.contains("nothing written"), "{}", ended.err);
    assert_eq!(before, scratch.files("client"));
}

#[test]
fn check_writes_nothing_and_fails_where_files_are_stale() {
    let scratch = Scratch::with(&[("site/store/books.md", BOOKS)]);
    let check = ["codegen", "--specs", "site", "--out", "client", "--check"];
    let missing = scratch.run(&check);
    assert_eq!(missing.status, 1);
    assert!(!scratch.path().join("client").exists());
    assert!(
        missing.err.contains("cargo xtask codegen"),
        "{}",
        missing.err
    );
    assert_eq!(scratch.codegen().status, 0);
    assert_eq!(scratch.run(&check).status, 0);
    write(scratch.path(), &[("site/store/authors.md", AUTHORS)]);
    let stale = scratch.run(&check);
    assert_eq!(stale.status, 1);
    assert!(stale.out.contains("authors"), "{}", stale.out);
}

#[test]
fn files_that_people_wrote_are_never_overwritten() {
    let mine = "[package]\nname = \"mine\"\n";
    let scratch = Scratch::with(&[("site/store/books.md", BOOKS), ("client/Cargo.toml", mine)]);
    let ended = scratch.codegen();
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("not generated"), "{}", ended.err);
    assert_eq!(
        fs::read_to_string(scratch.path().join("client/Cargo.toml")).expect("kept"),
        mine
    );
}

#[test]
fn strict_takes_warnings_for_errors() {
    let missing_comma = BOOKS.replace("\"id\": 1, ", "\"id\": 1 ");
    let scratch = Scratch::with(&[("site/store/books.md", &missing_comma)]);
    let lenient = scratch.codegen();
    assert_eq!(lenient.status, 0, "{}", lenient.err);
    assert!(
        lenient.err.contains("json/missing-comma"),
        "{}",
        lenient.err
    );
    let strict = scratch.run(&["codegen", "--specs", "site", "--out", "client", "--strict"]);
    assert_eq!(strict.status, 1);
}

#[test]
fn lint_names_file_line_and_column_in_every_format() {
    let missing_comma = BOOKS.replace("\"id\": 1, ", "\"id\": 1 ");
    let scratch = Scratch::with(&[
        ("site/store/books.md", &missing_comma),
        ("site/store/authors.md", AUTHORS),
    ]);
    let human = scratch.run(&["lint", "--specs", "site"]);
    assert_eq!(human.status, 1);
    assert!(
        human.out.contains("site/store/books.md:14:26"),
        "{}",
        human.out
    );
    assert!(
        !human.out.contains('\u{1b}'),
        "no colour where there is no terminal"
    );
    let json = scratch.run(&["lint", "--specs", "site", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(found[0]["code"], "json/missing-comma");
    assert_eq!(
        (&found[0]["line"], &found[0]["column"]),
        (&14.into(), &26.into())
    );
    let sarif = scratch.run(&["lint", "--specs", "site", "--format", "sarif"]);
    let found: serde_json::Value = serde_json::from_str(&sarif.out).expect("JSON");
    assert_eq!(
        found["runs"][0]["results"][0]["ruleId"],
        "json/missing-comma"
    );
    let github = scratch.run(&["lint", "--specs", "site", "--format", "github"]);
    assert!(
        github
            .out
            .starts_with("::warning file=site/store/books.md,line=14,"),
        "{}",
        github.out
    );
    let other = scratch.run(&["lint", "--specs", "site", "site/store/authors.md"]);
    assert_eq!((other.status, other.out.as_str()), (0, ""));
}

#[test]
fn model_and_openapi_go_to_standard_output_or_a_file() {
    let scratch = Scratch::with(&[("site/store/books.md", BOOKS)]);
    let model = scratch.run(&["model", "--specs", "site"]);
    let api = api_model::Api::from_json(&model.out).expect("a model");
    assert_eq!(api.operations[0].path, "/v1/books");
    let out = scratch.run(&["openapi", "--specs", "site", "--out", "openapi.json"]);
    assert_eq!((out.status, out.out.as_str()), (0, ""), "{}", out.err);
    let text = fs::read_to_string(scratch.path().join("openapi.json")).expect("written");
    let openapi: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert!(openapi["paths"]["/v1/books"]["get"].is_object());
}

#[test]
fn calls_that_cannot_be_carried_out_exit_with_2_and_say_how_to_mend_them() {
    let scratch = Scratch::with(&[("site/store/books.md", BOOKS)]);
    for (arguments, cure) in [
        (&["codegen", "--specs", "nowhere"][..], "--specs DIR"),
        (&["codegen", "--specs", "site"][..], "--out DIR"),
        (
            &["model", "--specs", "site", "--api", "shop"][..],
            "there is: site",
        ),
        (
            &["explain", "--specs", "site", "nothing.at.all"][..],
            "nothing is called",
        ),
        (&["new", "fetch", "/v1/books"][..], "get, post, put"),
        (&["new", "get", "v1/books"][..], "start with `/`"),
        (&["codgen"][..], "codegen"),
    ] {
        let ended = scratch.run(arguments);
        assert_eq!(ended.status, 2, "{arguments:?}: {}", ended.err);
        assert!(ended.err.contains(cure), "{arguments:?}: {}", ended.err);
    }
}

#[test]
fn help_of_every_command_shows_an_example() {
    let root = project();
    for command in [
        "codegen",
        "lint",
        "model",
        "openapi",
        "explain",
        "coverage",
        "reference",
        "watch",
        "new",
        "tidy",
    ] {
        let help = xtask(&root, &[command, "--help"]);
        assert_eq!(help.status, 0);
        assert!(
            help.out.contains(&format!("cargo xtask {command}")),
            "{command}: {}",
            help.out
        );
    }
}

#[test]
fn a_new_page_is_clean_as_it_is_written() {
    let scaffold = codegen_pipeline::scaffold(&codegen_pipeline::NewPage {
        method: "get",
        path: "/v1/things/{thingId}",
        id: None,
        title: None,
    })
    .expect("a page");
    assert_eq!(scaffold.file_stem, "get_things_thingid");
    let scratch = Scratch::with(&[("site/store/things.md", &scaffold.text)]);
    let ended = scratch.run(&["lint", "--specs", "site", "--strict"]);
    assert_eq!((ended.status, ended.out.as_str()), (0, ""), "{}", ended.err);
}
