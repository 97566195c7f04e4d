//! The commands for those who write pages, called as they call them.

use std::fs;

use docwright_tests::{Ended, write, xtask};

const BOOKS: &str = "---\nid: books\ntitle: List books\ntype: get\ndescription: /v1/books\nrate_limits: [10/s/ip]\nparameters:\n  \
    - name: limit\n    in: query\n    type: integer\n    mandatory: false\n    description: How many.\nresponse_example: |-\n  \
    {\n    \"total\": 12,  // all of them\n    \"books\": [{\"title\": \"Emma\"}]\n  }\n---\n";

struct Scratch(tempfile::TempDir);

impl Scratch {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), files);
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> Ended {
        xtask(self.0.path(), arguments)
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).expect("a text")
    }
}

#[test]
fn coverage_keeps_the_table_of_a_file_true() {
    let scratch = Scratch::with(&[
        ("site/store/books.md", BOOKS),
        ("blank.md", "No place for it.\n"),
        (
            "doc.md",
            "Before.\n<!-- coverage -->\nold\n<!-- end of coverage -->\nAfter.\n",
        ),
    ]);
    let into = ["coverage", "--specs", "site", "--into", "doc.md"];
    let check = [&into[..], &["--check"]].concat();
    assert_eq!(scratch.run(&check).status, 1);
    assert_eq!(scratch.run(&into).status, 0);
    let text = scratch.text("doc.md");
    assert!(
        text.starts_with("Before.\n<!-- coverage -->\nEndpoints"),
        "{text}"
    );
    assert!(
        text.ends_with("|\n<!-- end of coverage -->\nAfter.\n"),
        "{text}"
    );
    assert_eq!(scratch.run(&check).status, 0);
    let nowhere = scratch.run(&["coverage", "--specs", "site", "--into", "blank.md"]);
    assert_eq!(nowhere.status, 2);
    assert!(nowhere.err.contains("<!-- coverage -->"), "{}", nowhere.err);
}
