//! Who answers: the server of this crate, and prism.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use codegen_pipeline::{ApiFolder, Options, PageText, Understood, understand};
use mock_server::MockServer;

use crate::requests::{KEYS, NOW};

/// Somebody who answers, until it is dropped.
pub(crate) struct Contestant {
    pub(crate) name: &'static str,
    pub(crate) address: String,
    /// From the start until it listens.
    pub(crate) started: Duration,
    _running: Box<dyn std::any::Any>,
}

/// The server of this crate. It starts from the pages on the disk.
pub(crate) fn ours() -> Contestant {
    let begun = Instant::now();
    let server = MockServer::builder(xt().api)
        .credentials(KEYS[0], KEYS[1])
        .stop_clock(NOW)
        .start()
        .expect("it starts");
    let address = server.url().replace("http://", "");
    TcpStream::connect(&address).expect("it listens");
    Contestant {
        name: "mock-server",
        address,
        started: begun.elapsed(),
        _running: Box::new(server),
    }
}

/// `prism mock`, until it is dropped.
pub(crate) struct Prism {
    process: Child,
    address: String,
    started: Duration,
}

impl Prism {
    /// Prism with the exported OpenAPI file; nothing where it cannot be installed.
    pub(crate) fn start() -> Option<Self> {
        let root = root();
        let target = std::env::var_os("CARGO_TARGET_DIR");
        let folder = target
            .map_or_else(|| root.join("target"), PathBuf::from)
            .join("clients/prism");
        let install = Command::new(root.join("tests/clients/install"))
            .arg("prism")
            .arg(&folder)
            .output();
        if !install.is_ok_and(|run| run.status.success()) {
            println!("SKIPPED: prism cannot be installed here");
            return None;
        }
        let file = folder.join("xt.json");
        fs::write(&file, codegen_pipeline::openapi(&xt())).expect("a file");
        let free = TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr());
        let address = free.expect("a free port").to_string();
        let port = address.rsplit(':').next().unwrap_or_default();
        let begun = Instant::now();
        let process = Command::new("node")
            .arg(folder.join("node_modules/.bin/prism"))
            .args(["mock", "--verboseLevel", "silent", "--port", port])
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("prism starts");
        let mut prism = Self {
            process,
            address,
            started: Duration::ZERO,
        };
        while TcpStream::connect(&prism.address).is_err() {
            assert!(
                begun.elapsed() < Duration::from_secs(120),
                "prism does not answer"
            );
            thread::sleep(Duration::from_millis(5));
        }
        prism.started = begun.elapsed();
        Some(prism)
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl From<Prism> for Contestant {
    fn from(prism: Prism) -> Self {
        Self {
            name: "prism",
            address: prism.address.clone(),
            started: prism.started,
            _running: Box::new(prism),
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn xt() -> Understood {
    let root = root().join("specs/xt");
    let mut folder = ApiFolder {
        shown: "specs/xt".to_owned(),
        ..ApiFolder::default()
    };
    let mut open = vec![root.clone()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path
                .strip_prefix(&root)
                .expect("below")
                .to_string_lossy()
                .into_owned();
            let bytes = fs::read(&path).expect("a page");
            let page = PageText { path: name, bytes };
            match page.path.as_str() {
                "api.yml" => folder.manifest = Some(page),
                _ => folder.pages.push(page),
            }
        }
    }
    let understood = understand(folder, &Options::default());
    assert!(!understood.has_errors(), "the pages are in order");
    understood
}
