//! `cargo xtask mock` as a user runs it: addresses on one stream, what came and why it was refused on the other.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStderr, Stdio};

use docwright_tests::{exchange, write, xtask, xtask_command};

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
    /// Starts it and reads so many addresses.
    fn start(folder: &Path, arguments: &[&str], addresses: usize) -> Self {
        let mut all = vec!["mock", "--specs", "books"];
        all.extend(arguments);
        let mut process = xtask_command(folder, &all)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let out = BufReader::new(process.stdout.take().expect("a stream"));
        let log = BufReader::new(process.stderr.take().expect("a stream"));
        let lines = out.lines().take(addresses);
        let addresses = lines.map(|line| line.expect("a line")).collect();
        let mut running = Self {
            process,
            addresses,
            log,
        };
        let first = running.line();
        assert_eq!(first, "books: 2 operations; end with ctrl-c");
        running
    }

    /// The next line of the log.
    fn line(&mut self) -> String {
        let mut line = String::new();
        self.log.read_line(&mut line).expect("a line");
        line.trim_end().to_owned()
    }

    /// Asks the server at an address.
    fn get(&self, at: usize, target: &str) -> (u16, String) {
        let (_, address) = self.addresses[at]
            .split_once("http://")
            .expect("an address");
        exchange(address, "GET", target, &[], b"").expect("an answer")
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
