//! `cargo xtask mock` as a user runs it: addresses on one stream, what came and why it was refused on the other.

use std::fs::read_to_string;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStderr, Stdio};
use std::time::{Duration, Instant};

use docwright_tests::{exchange, project, write, xtask, xtask_command};

const MANIFEST: &str = "name: books\ntitle: Books\nservers:\n  - { name: shop, url: 'https://shop.example' }\n  \
    - { name: store, url: 'https://store.example' }\nsections:\n  - { folder: shop, title: Shop, servers: [shop] }\n  \
    - { folder: store, title: Store, servers: [store] }\n";
const BOOKS: &str = "---\nid: list\ntitle: List books\ntype: get\ndescription: /v1/books\nparameters:\n  \
    - { name: limit, type: integer, mandatory: true, max: '50' }\nright_code_blocks:\n  - title: Response\n    \
    language: json\n    code_block: '[{\"id\": 1, \"title\": \"Emma\"}]'\n---\n";
const SHELVES: &str = "---\nid: shelves\ntitle: Shelves\ntype: get\ndescription: /v1/shelves\nresponse:\n  fields:\n    \
    - { name: colour, type: string }\n    - { name: length, type: integer }\n---\n";

/// The command, until it is dropped.
struct Running {
    process: Child,
    addresses: Vec<String>,
    log: BufReader<ChildStderr>,
}

impl Running {
    /// Starts it on the books and reads so many addresses.
    fn start(folder: &Path, arguments: &[&str], addresses: usize) -> Self {
        let mut all = vec!["mock", "--specs", "books"];
        all.extend(arguments);
        let mut running = Self::of(folder, &all, addresses);
        let first = running.line();
        assert_eq!(first, "books: 2 operations; end with ctrl-c");
        running
    }

    fn of(folder: &Path, arguments: &[&str], addresses: usize) -> Self {
        let mut process = xtask_command(folder, arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let out = BufReader::new(process.stdout.take().expect("a stream"));
        let log = BufReader::new(process.stderr.take().expect("a stream"));
        let lines = out.lines().take(addresses);
        let addresses = lines.map(|line| line.expect("a line")).collect();
        Self {
            process,
            addresses,
            log,
        }
    }

    /// The next line of the log.
    fn line(&mut self) -> String {
        let mut line = String::new();
        self.log.read_line(&mut line).expect("a line");
        line.trim_end().to_owned()
    }

    /// Asks the server at an address.
    fn get(&self, at: usize, target: &str) -> (u16, String) {
        self.ask(at, target).expect("an answer")
    }

    fn ask(&self, at: usize, target: &str) -> Result<(u16, String), std::io::Error> {
        let (_, address) = self.addresses[at]
            .split_once("http://")
            .expect("an address");
        exchange(address, "GET", target, &[], b"")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn pages() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let files = [
        ("books/api.yml", MANIFEST),
        ("books/shop/list.md", BOOKS),
        ("books/store/shelves.md", SHELVES),
    ];
    write(folder.path(), &files);
    folder
}

#[test]
fn a_page_is_served_and_each_request_is_a_line() {
    let folder = pages();
    let mut running = Running::start(folder.path(), &[], 1);
    let (status, body) = running.get(0, "/v1/books?limit=50");
    assert_eq!(
        (status, body.as_str()),
        (200, r#"[{"id":1,"title":"Emma"}]"#)
    );
    assert_eq!(running.line(), "GET /v1/books?limit=50 200 shop.list");
    let (status, _) = running.get(0, "/v1/books?limit=51");
    let line = running.line();
    assert_eq!(status, 400, "{line}");
    assert!(
        line.starts_with("GET /v1/books?limit=51 400 shop.list refused "),
        "{line}"
    );
    assert!(
        line.ends_with("the parameter `limit` must be at most 50, not 51"),
        "{line}"
    );
    running.get(0, "/v1/author");
    assert!(running.line().ends_with("no operation has this path"));
}

#[test]
fn each_server_has_a_port_where_that_is_wanted() {
    let folder = pages();
    let running = Running::start(folder.path(), &["--port-per-server"], 2);
    assert!(
        running.addresses[0].starts_with("shop http://127.0.0.1:"),
        "{:?}",
        running.addresses
    );
    assert!(
        running.addresses[1].starts_with("store http://127.0.0.1:"),
        "{:?}",
        running.addresses
    );
    assert_eq!(running.get(0, "/v1/books?limit=1").0, 200);
    assert_eq!(running.get(1, "/v1/books?limit=1").0, 404);
    assert_eq!(running.get(1, "/v1/shelves").0, 200);
}

#[test]
fn faults_and_seeds_are_flags() {
    let folder = pages();
    let shelves = |seed: &str| {
        let flags = ["--seed", seed, "--fault", "shop.list=status:503"];
        let running = Running::start(folder.path(), &flags, 1);
        assert_eq!(running.get(0, "/v1/books?limit=1").0, 503);
        running.get(0, "/v1/shelves").1
    };
    let seven = shelves("7");
    assert_eq!(seven, shelves("7"));
    assert!(
        ["8", "9", "10"]
            .into_iter()
            .any(|seed| shelves(seed) != seven)
    );
}

/// Words of the flag, and of the log once the limit is exceeded: the second refusal is the lock's, where there is one.
#[test]
fn limits_and_documented_locks_are_enforced() {
    let folder = pages();
    let limited = MANIFEST.replace(
        "servers: [shop] }",
        "servers: [shop], rate_limits: [1/h/ip], lock: 10m }",
    );
    write(folder.path(), &[("books/api.yml", &limited)]);
    for (flag, said) in [(vec![], "is locked"), (vec!["0"], "exceeds 1 per")] {
        let flags = [vec!["--rate-limits"], flag].concat();
        let mut running = Running::start(folder.path(), &flags, 1);
        for (status, said) in [(200, "shop.list"), (429, "exceeds 1 per"), (429, said)] {
            assert_eq!(running.get(0, "/v1/books?limit=1").0, status, "{flags:?}");
            let line = running.line();
            assert!(line.contains(said), "{flags:?}: {line}");
        }
        assert_eq!(running.get(0, "/v1/shelves").0, 200, "another server");
    }
}

/// Each kind as a flag, and what comes then: a status and a part of the body, or no answer. The other operation is as documented.
#[test]
fn each_kind_of_fault_is_a_flag() {
    let folder = pages();
    let kinds = [
        ("latency:50ms", Some((200, "Emma"))),
        ("status:503", Some((503, "<html>"))),
        ("half", Some((200, "[{"))),
        ("skew:-10s", Some((200, "Emma"))),
        ("dropped", None),
    ];
    for (fault, wanted) in kinds {
        let fault = format!("shop.list={fault}");
        let running = Running::start(folder.path(), &["--fault", &fault], 1);
        let asked = Instant::now();
        let answer = running.ask(0, "/v1/books?limit=1").ok();
        let Some((status, part)) = wanted else {
            assert_eq!(answer, None, "{fault}");
            continue;
        };
        let (got, body) = answer.expect("an answer");
        assert!(
            got == status && body.contains(part),
            "{fault}: {got} {body}"
        );
        assert_eq!(body.contains("Emma"), part == "Emma", "{fault}: {body}");
        if fault.contains("latency") {
            assert!(asked.elapsed() >= Duration::from_millis(50));
        }
        assert_eq!(running.get(0, "/v1/shelves").0, 200, "{fault}");
    }
    // No text, so nothing that can be read as an answer.
    let garbage = Running::start(folder.path(), &["--fault", "shop.list=garbage"], 1);
    assert!(garbage.ask(0, "/v1/books?limit=1").is_err());
}

/// What the README shows of the mock server is what it prints.
#[test]
fn the_screen_of_the_readme_is_true() {
    let readme = read_to_string(project().join("README.md")).expect("a file");
    let (_, screen) = readme.split_once("$ cargo xtask mock ").expect("a screen");
    let (screen, after) = screen.split_once("```").expect("an end");
    let mut lines = screen.lines();
    let flags = lines.next().expect("flags").replace("--port 8080 ", "");
    let mut arguments = vec!["mock"];
    arguments.extend(flags.split_whitespace());
    let mut running = Running::of(&project(), &arguments, 1);
    assert_eq!(lines.next(), Some(running.line().as_str()));
    assert_eq!(lines.next(), Some("http://127.0.0.1:8080"));
    for line in lines {
        let target = line.split(' ').nth(1).expect("a target");
        running.get(0, target);
        assert_eq!(running.line(), line);
    }
    let (_, call) = after
        .split_once("$ curl 'http://127.0.0.1:8080")
        .expect("a call");
    let (target, answer) = call.split_once("'\n").expect("an answer");
    let answer = answer.lines().next().expect("a line");
    assert_eq!(running.get(0, target).1, answer);
}

#[test]
fn what_cannot_be_served_is_said() {
    let folder = pages();
    let wrong = [
        (["--fault", "shop.list=slow"], "latency:200ms"),
        (
            ["--fault", "shop.lst=dropped"],
            "has no operation `shop.lst`",
        ),
        (["--credentials", "key"], "KEY:SECRET"),
    ];
    for (flags, said) in wrong {
        let ended = xtask(
            folder.path(),
            &[["mock", "--specs"].as_slice(), &["books"], &flags].concat(),
        );
        assert_eq!(ended.status, 2, "{}", ended.err);
        assert!(ended.err.contains(said), "{}", ended.err);
    }
}
