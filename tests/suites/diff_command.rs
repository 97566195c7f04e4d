//! `cargo xtask diff` as reviewers and CI call it: folders, pages, revisions, several APIs, formats and exit statuses.

use std::path::Path;
use std::process::Command;

use docwright_tests::{Ended, project, write, xtask};
use serde_json::Value;

/// A page that declares a call with one parameter.
fn page(path: &str, parameter: &str, required: bool) -> String {
    format!(
        "---\nid: books\ntitle: Books\ntype: get\ndescription: {path}\nparameters:\n  - name: {parameter}\n    in: query\n    type: string\n    mandatory: {required}\n    description: What to look for.\n---\n"
    )
}

fn diff(folder: &Path, arguments: &[&str]) -> Ended {
    xtask(folder, &[&["diff"], arguments].concat())
}

fn git(folder: &Path, arguments: &[&str]) {
    let done = Command::new("git")
        .args([
            "-c",
            "user.name=t",
            "-c",
            "user.email=t@t.example",
            "-c",
            "init.defaultBranch=main",
        ])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("git is installed");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

fn json(ended: &Ended) -> Value {
    serde_json::from_str(&ended.out)
        .unwrap_or_else(|error| panic!("{error}: {}{}", ended.out, ended.err))
}

/// Verdict, and each change as `kind subject member`.
fn told(ended: &Ended) -> (String, Vec<String>) {
    let report = json(ended);
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let changes = report["changes"].as_array().expect("changes");
    let one = |change: &Value| {
        let words = ["kind", "subject", "member"].map(|key| word(&change[key]));
        words.join(" ").trim_end().to_owned()
    };
    (word(&report["verdict"]), changes.iter().map(one).collect())
}

#[test]
fn revisions_are_compared_with_each_other_and_with_what_lies_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let (optional, required) = (
        page("/v1/books", "title", false),
        page("/v1/books", "title", true),
    );
    git(root, &["init", "--quiet"]);
    write(
        root,
        &[
            ("docs/shop/books.md", &optional),
            ("docs/.drafts/x.md", "---\na: b: c\n---\n"),
            ("docs/shop/logo.svg", "<svg/>"),
        ],
    );
    git(root, &["add", "--all"]);
    git(root, &["commit", "--quiet", "--message", "one"]);
    write(root, &[("docs/shop/books.md", &required)]);
    git(root, &["commit", "--quiet", "--all", "--message", "two"]);
    write(
        root,
        &[
            ("docs/shop/books.md", &optional),
            (
                "docs/shop/more.md",
                "---\ntitle: More\ntype: get\ndescription: /v1/more\n---\n",
            ),
        ],
    );
    let call = |revision: &str| {
        let revision = format!("--git={revision}");
        let rest = ["--specs", "docs", "--format", "json", "--fail-on", "never"];
        diff(root, &[&[revision.as_str()], &rest[..]].concat())
    };

    let (verdict, changes) = told(&call("HEAD~1..HEAD"));
    assert_eq!(
        (verdict.as_str(), changes),
        (
            "breaking",
            vec!["required-changed GET /v1/books parameters.title".to_owned()]
        )
    );
    let (verdict, changes) = told(&call("HEAD"));
    assert_eq!(verdict, "compatible");
    assert_eq!(
        changes,
        [
            "required-changed GET /v1/books parameters.title",
            "operation-added GET /v1/more"
        ]
    );
    let (verdict, changes) = told(&call("HEAD~1"));
    assert_eq!(
        (verdict.as_str(), changes),
        (
            "compatible",
            vec!["operation-added GET /v1/more".to_owned()]
        )
    );
    let (verdict, changes) = told(&call("HEAD..HEAD"));
    assert_eq!((verdict.as_str(), changes), ("docs-only", Vec::new()));

    for (revision, said) in [
        ("nowhere", "nowhere"),
        ("--output=x", "no revision"),
        ("HEAD..", "no revision"),
    ] {
        let ended = call(revision);
        assert_eq!(ended.status, 2, "{revision}");
        assert!(ended.err.contains(said), "{revision}: {}", ended.err);
    }
}

#[test]
fn a_comment_for_a_pull_request_is_a_table_that_no_page_breaks() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let (old, new) = (
        page("/v1/books", "title", false),
        page("/v1/books", "'a|b<img src=x>'", true),
    );
    write(
        root,
        &[
            ("old/books.md", &old),
            ("new/books.md", &new),
            ("bad/books.md", "---\na: b: c\n---\n"),
        ],
    );
    let ended = diff(root, &["old", "new", "--format", "markdown"]);
    assert_eq!(ended.status, 1, "{}", ended.err);
    assert!(
        ended.out.starts_with(
            "## API changes: breaking\n\nOn the wire: **breaking**. For Rust users: **breaking**; "
        ),
        "{}",
        ended.out
    );
    let rows: Vec<&str> = ended
        .out
        .lines()
        .filter(|line| line.starts_with("| `GET /v1/books`"))
        .collect();
    assert!(rows.len() >= 2, "{}", ended.out);
    for row in rows {
        let cells = row.replace("\\|", "").matches('|').count();
        assert_eq!(cells, 6, "{row}");
        let outside: String = row.split('`').step_by(2).collect();
        assert!(!outside.replace("<br>", "").contains('<'), "{row}");
        assert!(row.contains("books.md:"), "{row}");
    }
    let ended = diff(root, &["old", "bad", "--format", "markdown"]);
    assert_eq!(ended.status, 2);
    assert!(
        ended.out.starts_with("## API changes: error\n"),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("- `bad/books.md:2:"), "{}", ended.out);
    let ended = diff(root, &["old", "old", "--format", "markdown"]);
    assert_eq!(
        (ended.status, ended.out.trim()),
        (0, "## API changes: docs-only\n\nNothing changes.")
    );
}

#[test]
fn reports_for_programs_are_as_their_schema_says() {
    let schema =
        std::fs::read_to_string(project().join("docs/diff.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let old = page("/v1/books", "title", true);
    let texts = [
        ("old/books.md", old.clone()),
        ("breaking/books.md", page("/v2/books", "name", true)),
        ("compatible/books.md", page("/v1/books", "title", false)),
        (
            "docs-only/books.md",
            old.replace("title: Books", "title: All books"),
        ),
        ("error/books.md", "---\na: b: c\n---\n".to_owned()),
    ];
    for (path, text) in &texts {
        write(root, &[(path, text)]);
    }
    for (verdict, status) in [
        ("breaking", 1),
        ("compatible", 0),
        ("docs-only", 0),
        ("error", 2),
    ] {
        let ended = diff(root, &["old", verdict, "--format", "json"]);
        assert_eq!(ended.status, status, "{verdict}: {}", ended.err);
        let report = json(&ended);
        assert_eq!(report["verdict"], verdict);
        let faults = faults(&schema, &schema, &report, "");
        assert!(faults.is_empty(), "{verdict}: {faults:#?}");
    }
    let strange = serde_json::json!({"verdict": "fine", "changes": [{"kind": "moved"}]});
    assert!(
        faults(&schema, &schema, &strange, "").len() > 4,
        "the schema refuses"
    );
}

/// What a value has against a schema, as far as this schema uses the language.
fn faults(whole: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let found = whole
            .pointer(name.trim_start_matches('#'))
            .expect("a definition");
        return faults(whole, found, value, at);
    }
    let mut found = Vec::new();
    let kind = match value {
        Value::Object(_) => "object",
        Value::Array(_) => "array",
        Value::String(_) => "string",
        Value::Number(_) => "integer",
        _ => "other",
    };
    if schema["type"] != kind {
        found.push(format!("{at}: {kind}"));
    }
    if schema["enum"]
        .as_array()
        .is_some_and(|words| !words.contains(value))
    {
        found.push(format!("{at}: {value}"));
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        if value[name.as_str().unwrap_or_default()].is_null() {
            found.push(format!("{at}: no {name}"));
        }
    }
    for (name, member) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(name) {
            Some(schema) => found.extend(faults(whole, schema, member, &format!("{at}.{name}"))),
            None => found.push(format!("{at}.{name}: unknown")),
        }
    }
    for item in value.as_array().into_iter().flatten() {
        found.extend(faults(whole, &schema["items"], item, &format!("{at}[]")));
    }
    found
}

#[test]
fn several_apis_are_compared_each_with_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let (same, other) = (
        page("/v1/books", "title", false),
        page("/v1/films", "title", false),
    );
    let required = page("/v1/books", "title", true);
    let texts = [
        ("old/shop/api.yml", "name: shop\n"),
        ("old/shop/books.md", same.as_str()),
        ("old/gone/api.yml", "name: gone\n"),
        ("old/gone/films.md", other.as_str()),
        ("new/shop/api.yml", "name: shop\n"),
        ("new/shop/books.md", required.as_str()),
        ("new/cinema/api.yml", "name: cinema\n"),
        ("new/cinema/films.md", other.as_str()),
    ];
    write(root, &texts);
    let call = |more: &[&str]| diff(root, &[&["old", "new", "--format", "json"], more].concat());
    let (verdict, changes) = told(&call(&[]));
    assert_eq!(verdict, "breaking");
    for wanted in [
        "operation-added GET /v1/films",
        "operation-removed GET /v1/films",
        "required-changed GET /v1/books parameters.title",
    ] {
        assert!(
            changes.iter().any(|change| change == wanted),
            "{wanted}: {changes:?}"
        );
    }
    let ended = call(&["--api", "cinema"]);
    assert_eq!((told(&ended).0.as_str(), ended.status), ("compatible", 0));
    let ended = call(&["--api", "shop", "--api", "cinema"]);
    assert_eq!((told(&ended).0.as_str(), ended.status), ("breaking", 1));
    let ended = call(&["--api", "zoo"]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("`zoo`"), "{}", ended.err);
}

#[test]
fn ci_is_told_what_it_wants_to_fail_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let old = page("/v1/books", "title", true);
    let texts = [
        ("old/books.md", old.clone()),
        ("breaking/books.md", page("/v2/books", "title", true)),
        // A call that need not give a title any more is compatible for HTTP and another type in Rust.
        ("rust/books.md", page("/v1/books", "title", false)),
        ("more/books.md", old.clone()),
        (
            "more/films.md",
            "---\ntitle: Films\ntype: get\ndescription: /v1/films\n---\n".to_owned(),
        ),
        (
            "texts/books.md",
            old.replace("title: Books", "title: All books"),
        ),
    ];
    for (path, text) in &texts {
        write(root, &[(path, text)]);
    }
    for (state, statuses) in [
        ("breaking", [1, 1, 1, 0]),
        ("rust", [0, 1, 1, 0]),
        ("more", [0, 0, 1, 0]),
        ("texts", [0, 0, 0, 0]),
        ("old", [0, 0, 0, 0]),
    ] {
        for (fail_on, status) in ["breaking", "rust", "compatible", "never"]
            .iter()
            .zip(statuses)
        {
            let ended = diff(root, &["old", state, "--fail-on", fail_on]);
            assert_eq!(
                ended.status, status,
                "{state}, {fail_on}: {}{}",
                ended.out, ended.err
            );
        }
    }
    assert_eq!(diff(root, &["old", "nowhere"]).status, 2);
    assert_eq!(diff(root, &["old"]).status, 2);
}

#[test]
fn single_pages_of_sites_are_compared_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let page = |required: &str| {
        format!(
            "---\nid: Books\ntitle: Books\n---\n\n**Type:** GET\n\n**Description:** `/v1/books`\n\n### Query Parameters\n\n| Name | Type | Required | Description |\n| --- | --- | --- | --- |\n| title | string | {required} | What to look for |\n"
        )
    };
    let other_words = page("true").replace("What to look for", "A part of the title");
    write(
        root,
        &[
            ("a/Books.mdx", &page("true")),
            ("b/Books.mdx", &page("false")),
            ("c/Books.mdx", &other_words),
        ],
    );
    for (old, new, verdict) in [
        ("a/Books.mdx", "b/Books.mdx", "compatible"),
        ("b/Books.mdx", "a/Books.mdx", "breaking"),
        ("a/Books.mdx", "c/Books.mdx", "docs-only"),
        ("a", "c", "docs-only"),
    ] {
        let ended = diff(root, &[old, new, "--format", "json"]);
        assert_eq!(told(&ended).0, verdict, "{old} {new}");
        let place = json(&ended)["changes"][0]["new"]["page"].clone();
        assert!(
            place
                .as_str()
                .is_some_and(|page| page.ends_with("/Books.mdx")),
            "{place}"
        );
    }
}
