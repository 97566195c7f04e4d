//! Starting the command, and a server on this machine that it calls.

pub(crate) mod documented;

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Mutex};

/// The key and the secret that signed calls of these tests are given.
pub(crate) const KEYS: [(&str, &str); 2] = [
    ("XT_API_KEY", "key-of-the-tests"),
    ("XT_API_SECRET", "secret-of-the-tests"),
];

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The command, in an environment that holds nothing of whoever runs the tests.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xt"));
    command
        .env_clear()
        .env("HOME", "/nonexistent")
        .stdin(Stdio::null());
    command
}

/// Runs the command with keys in its environment.
pub(crate) fn xt(words: &[&str]) -> Ended {
    ended(command().envs(KEYS).args(words))
}

/// Runs a command that was made ready.
pub(crate) fn ended(command: &mut Command) -> Ended {
    read(&command.output().expect("the command starts"))
}

fn read(output: &Output) -> Ended {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    Ended {
        status: output.status.code().expect("it ends by itself"),
        out: text(&output.stdout),
        err: text(&output.stderr),
    }
}

/// A request as the server saw it.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    /// By names in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

/// What the server answers: a status and a body. A status of 0 hangs up.
pub(crate) type Answer = (u16, String);

/// A server on this machine, for as long as the process runs.
pub(crate) struct Server {
    pub(crate) url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// Answers everything alike.
    pub(crate) fn always(status: u16, body: &str) -> Self {
        let body = body.to_owned();
        Self::start(move |_| (status, body.clone()))
    }

    /// Answers as it is told.
    pub(crate) fn start(answer: impl Fn(&Seen) -> Answer + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let seen: Arc<Mutex<Vec<Seen>>> = Arc::default();
        let record = Arc::clone(&seen);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let Some(request) = receive(&stream) else {
                    continue;
                };
                record.lock().expect("no panic").push(request.clone());
                respond(stream, answer(&request));
            }
        });
        Self { url, seen }
    }

    /// What came.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().expect("no panic").clone()
    }

    /// Runs the command against this server, with keys.
    pub(crate) fn xt(&self, words: &[&str]) -> Ended {
        let mut all = words.to_vec();
        all.extend(["--server", &self.url]);
        xt(&all)
    }
}

fn receive(stream: &TcpStream) -> Option<Seen> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        headers.insert(name.to_lowercase(), value.to_owned());
    }
    let length = headers
        .get("content-length")
        .and_then(|text: &String| text.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    Some(Seen {
        method,
        target,
        headers,
        body: String::from_utf8(body).ok()?,
    })
}

fn respond(mut stream: TcpStream, (status, body): Answer) {
    if status > 0 {
        let head = format!(
            "HTTP/1.1 {status} -\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
            body.len()
        );
        // Whoever asked may be gone.
        let _ = stream.write_all(format!("{head}{body}").as_bytes());
    }
}

/// An answer of XT's spot calls.
pub(crate) fn spot(payload: &str) -> String {
    format!(r#"{{"rc":0,"mc":"SUCCESS","ma":[],"result":{payload}}}"#)
}

/// Writes a file that its owner alone may read.
pub(crate) fn private(path: &Path, text: &str) {
    std::fs::write(path, text).expect("a file");
    mode(path, 0o600);
}

/// Sets what who may do with a file.
pub(crate) fn mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    let permissions = std::fs::Permissions::from_mode(mode);
    std::fs::set_permissions(path, permissions).expect("a mode");
}

/// Runs a line of a shell at a terminal where something is typed: exit status, and what the terminal shows. Nothing where `script`, which makes
/// the terminal, is not there.
pub(crate) fn terminal(line: &str, typed: &str) -> Option<(i32, String)> {
    let mut child = Command::new("script")
        .args(["-qec", line, "/dev/null"])
        .envs(KEYS)
        .env("HOME", "/nonexistent")
        .env_remove("XDG_CONFIG_HOME")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    input.write_all(typed.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    drop(input);
    Some((
        output.status.code()?,
        String::from_utf8_lossy(&output.stdout).into_owned(),
    ))
}
