//! The exported OpenAPI file against the mock server and the client, by tools that no one here wrote.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use api_model::{Api, EnumRef, Envelope, Node, Operation, Type};
use client_runtime::Prepared;
use docwright_tests::{envelope, exchange, installed, payload, said, xt};
use mock_server::MockServer;
use serde_json::value::RawValue;
use xt_client::{Client, Credentials};

/// The instant at which the mock server's clock stands still, so that one header fits all requests.
const NOW: i64 = 1_767_225_600_000;

fn openapi(folder: &Path) -> PathBuf {
    let file = folder.join("xt.json");
    fs::write(&file, codegen_pipeline::openapi(xt())).expect("a file");
    file
}

#[test]
fn schemathesis_finds_no_answer_outside_its_schema() {
    let Some(tools) = installed("schemathesis") else {
        return;
    };
    // The record keeps the last requests alone; these are all.
    let [all, answered, broken] = [const { AtomicUsize::new(0) }; 3].map(Arc::new);
    let counts = [&all, &answered, &broken].map(Arc::clone);
    let server = MockServer::builder(xt().api.clone())
        .stop_clock(NOW)
        .watch(move |request| {
            let holds = [true, request.refusal.is_none(), request.status >= 500];
            for (count, holds) in counts.iter().zip(holds) {
                count.fetch_add(usize::from(holds), Ordering::Relaxed);
            }
        })
        .start()
        .expect("the server starts");
    let here = tempfile::tempdir().expect("a folder");
    let run = Command::new(tools.join("python/bin/schemathesis"))
        .arg("run")
        .arg(openapi(here.path()))
        .args(["--url", &server.url(), "--workers", "2", "--seed", "1"])
        .args([
            "--phases",
            "examples,coverage,fuzzing",
            "--max-examples",
            "6",
        ])
        .args([
            "--generation-database",
            "none",
            "--no-color",
            "--continue-on-failure",
        ])
        .arg("--checks=not_a_server_error,response_schema_conformance,content_type_conformance")
        .args(["--header", &format!("validate-timestamp: {NOW}")])
        .args(["--header", "validate-appkey: key"])
        .args(["--header", "validate-recvwindow: 5000"])
        .args(["--header", "validate-algorithms: HmacSHA256"])
        .args(["--header", "validate-signature: 00"])
        .current_dir(here.path())
        .env("NO_PROXY", "127.0.0.1")
        .output()
        .expect("schemathesis starts");
    assert!(run.status.success(), "{}", said(&run));
    let [all, answered, broken] = [all, answered, broken].map(|one| one.load(Ordering::Relaxed));
    println!("{all} requests, {answered} not refused");
    assert!(answered > xt().api.operations.len(), "{answered}");
    assert_eq!(broken, 0, "answers with a status of 500 and more");
}

/// `prism mock` until it is dropped.
struct Prism {
    process: Child,
    address: String,
}

impl Prism {
    fn start(tools: &Path, file: &Path) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr());
        let port = free.expect("a free port").port();
        let process = Command::new("node")
            .arg(tools.join("node_modules/.bin/prism"))
            .args(["mock", "--port", &port.to_string()])
            .arg(file)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("prism starts");
        let address = format!("127.0.0.1:{port}");
        let prism = Self { process, address };
        let until = Instant::now() + Duration::from_secs(120);
        while exchange(&prism.address, "GET", "/v4/public/time", &[], b"").is_err() {
            assert!(Instant::now() < until, "prism does not answer");
            thread::sleep(Duration::from_millis(200));
        }
        prism
    }

    fn ask(&self, prepared: &Prepared) -> (u16, String) {
        let behind = prepared.url.splitn(4, '/').nth(3).unwrap_or_default();
        let (method, target) = (prepared.method.as_str(), format!("/{behind}"));
        let headers = prepared.headers.iter();
        let headers: Vec<_> = headers
            .map(|(name, value)| (name.to_string(), value.clone()))
            .collect();
        exchange(&self.address, method, &target, &headers, &prepared.body).expect("an answer")
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn the_client_reads_what_prism_answers() {
    let Some(tools) = installed("prism") else {
        return;
    };
    let here = tempfile::tempdir().expect("a folder");
    let prism = Prism::start(&tools, &openapi(here.path()));
    let client = Client::builder()
        .credentials(Credentials::new("key", "secret"))
        .build()
        .expect("a client");
    let api = &xt().api;
    let mut faults = Vec::new();
    let mut decoded = 0;
    for operation in &api.operations {
        let name = format!("{}.{}", operation.section, operation.id);
        let request = request(api, operation);
        let prepared = match xt_client::examples::prepare(&client, &name, &request) {
            Some(Ok(prepared)) => prepared,
            Some(Err(why)) => {
                faults.push(format!("{name}: {request}: {why:?}"));
                continue;
            }
            None => continue,
        };
        let (status, body) = prism.ask(&prepared);
        let envelope = envelope(api, operation.response.envelope.as_deref());
        match read(&name, envelope, status, &body) {
            Ok(()) => decoded += 1,
            Err(why) => faults.push(format!("{name}: {status} {why}: {body}")),
        }
    }
    println!("{decoded} answers decoded");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(decoded, api.operations.len(), "all can be asked for");
}

/// The documented request, and a value for each required parameter that it lacks.
fn request(api: &Api, operation: &Operation) -> String {
    let mut objects = operation
        .examples
        .iter()
        .map(|example| example.json.as_str());
    let documented = objects.find(|json| json.starts_with('{')).unwrap_or("{}");
    let mut request: BTreeMap<String, Box<RawValue>> =
        serde_json::from_str(documented).expect("a documented request");
    let required = operation.parameters.iter().map(|one| &one.field);
    for field in required.filter(|field| field.required) {
        if !request.contains_key(&field.name) {
            let value = RawValue::from_string(sample(api, operation, &field.node));
            request.insert(field.name.clone(), value.expect("JSON"));
        }
    }
    serde_json::to_string(&request).expect("JSON")
}

/// Some value of a type, as JSON.
fn sample(api: &Api, operation: &Operation, node: &Node) -> String {
    match &node.ty {
        Type::Boolean => "true".to_owned(),
        Type::Integer | Type::Decimal | Type::Id | Type::Timestamp(_) => "1".to_owned(),
        Type::String | Type::Secret => "\"btc_usdt\"".to_owned(),
        Type::Enum(which) => {
            let def = match which {
                EnumRef::Shared(at) => &api.enums[*at],
                EnumRef::Local(at) => &operation.types.enums[*at],
            };
            format!("\"{}\"", def.values[0].value)
        }
        Type::Array(inner) => format!("[{}]", sample(api, operation, inner)),
        Type::Object(_) | Type::Map(_) | Type::Any => "{}".to_owned(),
    }
}

fn read(name: &str, envelope: Option<&Envelope>, status: u16, body: &str) -> Result<(), String> {
    if status != 200 {
        return Err("no success".to_owned());
    }
    let read = xt_client::examples::recode(name, &payload(envelope, body));
    let read = read.ok_or("the operation is not compiled in")?;
    read.map(drop).map_err(|error| error.to_string())
}
