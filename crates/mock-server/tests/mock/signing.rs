//! Signatures as real clients send them: recorded requests, sent again byte by byte.
//!
//! The recordings lie beside the checkout; `SIGNING_VECTORS` names further ones.

use std::fs;
use std::sync::Arc;

use api_model::Api;
use mock_server::MockServer;
use serde_json::Value;

use crate::api::xt;
use crate::wire::{Answer, send};

const SHARED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../shared/vectors/signing.json"
);

#[test]
fn recorded_requests_verify() {
    let named = std::env::var("SIGNING_VECTORS").ok();
    let api = Arc::new(xt());
    let files: Vec<String> = named.into_iter().chain([SHARED.to_owned()]).collect();
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else {
            eprintln!("SKIPPED: no signing vectors at {file}");
            continue;
        };
        let all: Value = serde_json::from_str(&text).expect("vectors are JSON");
        let vectors = all["vectors"].as_array().expect("a list");
        assert!(!vectors.is_empty(), "the file holds vectors");
        let known = vectors.iter().filter(|vector| judged(&api, vector)).count();
        println!(
            "{file}: {known} of {} vectors are for documented, signed calls",
            vectors.len()
        );
        assert!(
            known * 2 > vectors.len(),
            "most are for calls that the pages know"
        );
    }
}

/// Sends a recorded request, and once more with another body or path. False where its call is not documented or public.
fn judged(api: &Arc<Api>, vector: &Value) -> bool {
    let text = |name: &str| vector[name].as_str().unwrap_or_default();
    let time = text("timestamp").parse().expect("a time");
    let server = MockServer::builder(Arc::clone(api))
        .credentials(text("key"), text("secret"))
        .stop_clock(time)
        .start()
        .expect("starts");
    let first = replay(&server, vector, text("body_utf8").as_bytes());
    let Some(code) = code(&first) else {
        return false;
    };
    if !code_is_of_auth(&code) && server.requests().iter().all(is_public) {
        return false;
    }
    let agrees = vector["peer_agrees_with_docs_rule"] == true;
    let refused = code == "AUTH_103";
    assert_eq!(
        !refused,
        agrees,
        "{} {}: {}",
        text("id"),
        text("case"),
        first.body
    );
    assert!(
        refused || !code_is_of_auth(&code),
        "{}: {}",
        text("id"),
        first.body
    );
    if agrees {
        let other = replay(&server, vector, b"{\"other\":1}");
        assert_eq!(
            code_of(&other),
            "AUTH_103",
            "{} with another body",
            text("id")
        );
    }
    true
}

fn is_public(request: &mock_server::Recorded) -> bool {
    request.path.contains("/public/")
}

fn replay(server: &MockServer, vector: &Value, body: &[u8]) -> Answer {
    let text = |name: &str| vector[name].as_str().unwrap_or_default();
    let query = text("query_wire");
    let target = if query.is_empty() {
        text("path").to_owned()
    } else {
        format!("{}?{query}", text("path"))
    };
    let own = ["host", "connection", "content-length", "transfer-encoding"];
    let pairs = vector["headers"].as_array().expect("headers").iter();
    let headers: Vec<(String, String)> = pairs
        .map(|pair| {
            let part = |at: usize| pair[at].as_str().unwrap_or_default().to_owned();
            (part(0), part(1))
        })
        .filter(|(name, _)| !own.contains(&name.to_ascii_lowercase().as_str()))
        .collect();
    send(&server.url(), text("method"), &target, &headers, body).expect("an answer")
}

/// The code of an answer; nothing where the way did not lead to an operation.
fn code(answer: &Answer) -> Option<String> {
    (answer.status == 200).then(|| code_of(answer))
}

fn code_of(answer: &Answer) -> String {
    match answer.at("error.code") {
        none if none == "-" => answer.at("mc"),
        code => code,
    }
}

fn code_is_of_auth(code: &str) -> bool {
    code.starts_with("AUTH_")
}
