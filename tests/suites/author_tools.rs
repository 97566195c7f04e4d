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

/// The first line of a program's output, and the program, which ends with this.
struct Running(std::process::Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself, which a test tells by other means.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn first_line(child: &mut std::process::Child) -> String {
    use std::io::BufRead as _;
    let out = child.stdout.take().expect("an output");
    let mut line = String::new();
    let read = std::io::BufReader::new(out).read_line(&mut line);
    assert!(read.is_ok_and(|length| length > 0), "it says where it is");
    line.trim_end().to_owned()
}

fn get(url: &str) -> String {
    use std::io::{Read as _, Write as _};
    let (address, path) = url
        .strip_prefix("http://")
        .and_then(|rest| rest.split_once('/'))
        .expect("an address");
    let mut stream = std::net::TcpStream::connect(address).expect("somebody listens");
    write!(
        stream,
        "GET /{path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n"
    )
    .expect("asked");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn a_served_site_can_try_its_calls() {
    let scratch = Scratch::with(&[("site/store/books.md", BOOKS)]);
    let mut child = docwright_tests::xtask_command(scratch.0.path(), &["reference", "--serve"])
        .args(["--specs", "site"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("it starts");
    let start = first_line(&mut child);
    let _running = Running(child);
    let root = start.trim_end_matches("/reference/index.html");
    let page = get(&start);
    assert!(
        page.contains("content-security-policy: default-src 'none'"),
        "{page}"
    );
    assert!(page.contains("<main"), "{page}");
    let told = get(&format!("{root}/reference/served.js"));
    assert!(told.contains("docwrightServer = \"\""), "{told}");
    let answer = get(&format!("{root}/v1/books"));
    assert!(answer.contains("\"Emma\""), "{answer}");
}

#[test]
fn a_written_site_is_not_touched_again() {
    let scratch = Scratch::with(&[("site/store/books.md", BOOKS)]);
    let write = ["reference", "--specs", "site", "--out", "pages"];
    let first = scratch.run(&write);
    assert_eq!(first.status, 0, "{}", first.err);
    assert_eq!(first.out.trim_end(), "pages/index.html");
    let told = scratch.text("pages/served.js");
    assert!(told.contains("docwrightServer = null"), "{told}");
    let again = scratch.run(&write);
    assert!(
        again.err.contains("0 new, 0 changed, 0 removed"),
        "{}",
        again.err
    );
}

/// The next line that sums a verdict up; a program that hangs fails the test.
fn verdict(lines: &std::sync::mpsc::Receiver<String>) -> String {
    loop {
        let line = lines
            .recv_timeout(std::time::Duration::from_secs(120))
            .expect("a verdict");
        if line.contains("after the save") {
            return line;
        }
    }
}

#[test]
fn watching_tells_of_every_save() {
    use std::io::{BufRead as _, BufReader};
    let scratch = Scratch::with(&[("site/store/books.md", BOOKS)]);
    let arguments = ["watch", "--as-is", "--specs", "site"];
    let mut child = docwright_tests::xtask_command(scratch.0.path(), &arguments)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("it starts");
    let out = BufReader::new(child.stdout.take().expect("an output"));
    let _running = Running(child);
    let (tell, lines) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for line in out.lines().map_while(Result::ok) {
            if tell.send(line).is_err() {
                return;
            }
        }
    });
    let site = scratch.0.path().join("site/store");
    let first = verdict(&lines);
    assert!(first.contains("1 page, 0 errors"), "{first}");
    assert!(!first.contains('\u{1b}'), "no terminal is cleared here");
    fs::write(
        site.join("books.md"),
        BOOKS.replace("type: get", "type: gett"),
    )
    .expect("saved");
    assert!(verdict(&lines).contains("1 page, 1 error,"));
    // As many editors save: a new file takes the place of the old one.
    fs::write(site.join(".books.md.part"), BOOKS).expect("saved");
    fs::rename(site.join(".books.md.part"), site.join("books.md")).expect("moved");
    assert!(verdict(&lines).contains("1 page, 0 errors"));
    fs::write(site.join("more.md"), BOOKS.replace("books", "more")).expect("saved");
    assert!(verdict(&lines).contains("2 pages, 0 errors"));
    fs::remove_file(site.join("books.md")).expect("gone");
    assert!(verdict(&lines).contains("1 page, 0 errors"));
}

/// Every call that the workflow makes is one: its command is there, and so is each of its flags.
#[test]
fn the_workflow_of_the_documents_calls_what_there_is() {
    let text = fs::read_to_string(docwright_tests::project().join("docs/ci.md")).expect("a page");
    let calls: Vec<Vec<&str>> = text
        .lines()
        .filter_map(|line| line.split_once("cargo xtask "))
        .map(|(_, call)| call.split([' ', '`']).collect())
        .collect();
    assert!(calls.len() >= 5, "{calls:?}");
    for call in calls {
        let command = call.iter().find(|word| !word.starts_with('-'));
        let command = command.expect("a command");
        let help = xtask(&docwright_tests::project(), &[command, "--help"]);
        assert_eq!(help.status, 0, "{command}: {}", help.err);
        for flag in call.iter().filter(|word| word.starts_with("--")) {
            assert!(help.out.contains(flag), "{command} has no {flag}");
        }
    }
}
