//! Signatures against recorded and computed ones.
//!
//! Three files of one form: the crate's own, the shared recordings where they lie beside the checkout, and the file that
//! the environment variable `SIGNING_VECTORS` names.

use std::{fmt, path::Path};

use client_runtime::{Method, Signer as _, SigningInput, Timestamp};
use serde_json::Value;
use xt_client::{
    signing::{Algorithm, Field, HeaderPrefix, Style, XtSigner},
    user_signature,
};

const OWN: &str = include_str!("vectors/signing.json");
const SHARED: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/vectors/signing.json");

#[test]
fn own_vectors_verify() {
    let verified = verify("own vectors", OWN);
    println!("{verified}");
    assert_eq!(verified.recorded, 17);
}

#[test]
fn shared_vectors_verify() {
    if !Path::new(SHARED).exists() {
        eprintln!("SKIPPED: no shared vectors beside this checkout ({SHARED})");
        return;
    }
    let text = std::fs::read_to_string(SHARED).expect("the shared vectors can be read");
    let verified = verify(SHARED, &text);
    println!("{verified}");
    assert!(verified.recorded > 0 && verified.derived > 0, "the file holds vectors");
}

#[test]
fn vectors_of_the_environment_verify() {
    let Ok(path) = std::env::var("SIGNING_VECTORS") else {
        eprintln!("SKIPPED: SIGNING_VECTORS names no file");
        return;
    };
    let text =
        std::fs::read_to_string(&path).expect("the file of SIGNING_VECTORS can be read");
    let verified = verify(&path, &text);
    println!("{verified}");
    assert!(verified.recorded + verified.derived > 0, "the file holds vectors");
}

#[test]
fn a_user_consents_to_a_broker() {
    let signature = user_signature(
        "c0ffee00-aaaa-4bbb-8ccc-0123456789ab",
        Timestamp::from_millis(1_732_300_000_123),
        "a-secret-for-tests-only-9f86d081",
    );
    // printf %s "$key$time" | openssl dgst -sha256 -hmac "$secret"
    assert_eq!(
        signature,
        "224ca4ab2dece9f833748a998f84dd6d41150dd10e5e264584210001e73c61ff"
    );
}

/// How many vectors verified.
struct Verified {
    name: String,
    recorded: usize,
    derived: usize,
}

impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, recorded, derived } = self;
        write!(
            f,
            "{name}: verified {recorded} recorded and {derived} derived signatures"
        )
    }
}

/// Verifies all vectors that follow the documented rule.
fn verify(name: &str, text: &str) -> Verified {
    let file: Value = serde_json::from_str(text).expect("vectors are JSON");
    let list = |key: &str| file[key].as_array().cloned().unwrap_or_default();
    let recorded: Vec<Value> = list("vectors")
        .into_iter()
        .filter(|vector| vector["peer_agrees_with_docs_rule"] == true)
        .collect();
    let derived = list("docs_derived");
    let wrong: Vec<String> =
        recorded.iter().chain(&derived).filter_map(mismatch).collect();
    assert!(
        wrong.is_empty(),
        "{name}: {} signatures differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    Verified {
        name: name.to_owned(),
        recorded: recorded.len(),
        derived: derived.len(),
    }
}

fn mismatch(vector: &Value) -> Option<String> {
    let actual = signature(vector);
    let expected = text(vector, "signature");
    let name = format!("{} {}", text(vector, "id"), text(vector, "case"));
    (!actual.eq_ignore_ascii_case(expected))
        .then(|| format!("{name}: {actual} instead of {expected}"))
}

fn signature(vector: &Value) -> String {
    let style = if text(vector, "family").starts_with("futures") {
        Style::Futures
    } else {
        Style::Spot
    };
    let prefix = match text(vector, "header_prefix") {
        "xt-validate-" => HeaderPrefix::XtValidate,
        _ => HeaderPrefix::Validate,
    };
    let (key, secret) = (text(vector, "key"), text(vector, "secret"));
    let mut signer = XtSigner::with_algorithm(style, key, secret, algorithm(vector))
        .header_prefix(prefix);
    if let Ok(window) = text(vector, "recvwindow").parse() {
        signer = signer.recv_window(window);
    }
    let query = query(vector);
    let body = text(vector, "body_utf8").as_bytes();
    let input = SigningInput {
        method: method(text(vector, "method")),
        path: text(vector, "path"),
        query: &query,
        wire_query: "",
        body,
        wire_body: body,
        recv_window: None,
    };
    let now = text(vector, "timestamp").parse().expect("a timestamp");
    let headers = signer.sign(&input, now).expect("a signature");
    let name = prefix.name(Field::Signature);
    let signature = headers.into_iter().find(|(header, _)| *header == name);
    signature.expect("a signature among the headers").1
}

/// The query as plain text sorted by name, from pairs or from text.
fn query(vector: &Value) -> String {
    let Some(pairs) = vector["query_decoded"].as_array() else {
        return text(vector, "query").to_owned();
    };
    let mut pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|pair| {
            (pair[0].as_str().unwrap_or_default(), pair[1].as_str().unwrap_or_default())
        })
        .collect();
    pairs.sort_by_key(|(name, _)| *name);
    let pairs: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("&")
}

fn text<'v>(vector: &'v Value, key: &str) -> &'v str {
    vector[key].as_str().unwrap_or_default()
}

fn algorithm(vector: &Value) -> Algorithm {
    match text(vector, "algorithm") {
        "HmacMD5" => Algorithm::Md5,
        "HmacSHA1" => Algorithm::Sha1,
        "HmacSHA224" => Algorithm::Sha224,
        "HmacSHA384" => Algorithm::Sha384,
        "HmacSHA512" => Algorithm::Sha512,
        _ => Algorithm::Sha256,
    }
}

fn method(name: &str) -> Method {
    match name {
        "GET" => Method::Get,
        "POST" => Method::Post,
        "PUT" => Method::Put,
        "PATCH" => Method::Patch,
        "DELETE" => Method::Delete,
        other => panic!("no such method: {other}"),
    }
}
