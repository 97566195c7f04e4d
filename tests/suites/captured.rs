//! Captured answers: whatever a server really said decodes, and comes back without losing a documented field.
//!
//! `CAPTURED_ANSWERS` names a folder of `*.json` files, each `{"method", "path", "body"}`; without it the ones of
//! `captured/` are taken, which were made up after what such answers show: nulls, missing and extra members, numbers
//! as strings, new values of enums. A refusal passes where the envelope finds its code.

use std::{env, fs, path::PathBuf};

use api_model::{Api, Envelope, Operation};
use codegen_pipeline::{Options, understand};
use docwright_tests::{below, documented, envelope, holds, payload, project};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};

#[derive(Deserialize)]
struct Captured<'a> {
    method: &'a str,
    path: &'a str,
    #[serde(borrow)]
    body: &'a RawValue,
}

#[test]
fn captured_answers_decode_and_keep_what_is_documented() {
    let api = api();
    let folder = env::var_os("CAPTURED_ANSWERS")
        .map_or_else(|| project().join("tests/captured"), PathBuf::from);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    files.sort();
    let (mut faults, mut refused) = (Vec::new(), 0);
    for file in &files {
        let text = fs::read_to_string(file).expect("text");
        match check(&api, &text) {
            Ok(Outcome::Read) => {}
            Ok(Outcome::Refused(_)) => refused += 1,
            Err(fault) => faults.push(format!("{}: {fault}", file.display())),
        }
    }
    println!(
        "{} of {} captured answers passed, {refused} of them refusals",
        files.len() - faults.len(),
        files.len()
    );
    assert!(!files.is_empty(), "{} holds no answer", folder.display());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a captured answer turned out to be.
#[derive(Debug, PartialEq)]
enum Outcome {
    /// It was read, and written again without a loss.
    Read,
    /// The server refused the call, by this code.
    Refused(String),
}

/// Passes where one of the operations on that method and path reads the answer, or its envelope a refusal.
fn check(api: &Api, text: &str) -> Result<Outcome, String> {
    let captured: Captured<'_> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    // Some recorders keep the body as the text that came, others as what it says.
    let inner = serde_json::from_str::<String>(captured.body.get());
    let body = inner.as_deref().unwrap_or(captured.body.get());
    let path = path_of(captured.path);
    let mut faults = Vec::new();
    for operation in operations_on(api, path) {
        if operation
            .method
            .as_str()
            .eq_ignore_ascii_case(captured.method)
        {
            match read(api, operation, body) {
                Ok(outcome) => return Ok(outcome),
                Err(fault) => faults.push(fault),
            }
        }
    }
    if faults.is_empty() {
        faults.push(nobody(api, captured.method, path));
    }
    Err(faults.join("\n"))
}

fn read(api: &Api, operation: &Operation, body: &str) -> Result<Outcome, String> {
    let name = format!("{}.{}", operation.section, operation.id);
    let envelope = envelope(api, operation.response.envelope.as_deref());
    if let Some(envelope) = envelope
        && let Some(code) = refusal(envelope, body).map_err(|fault| format!("{name}: {fault}"))?
    {
        return Ok(Outcome::Refused(code));
    }
    let payload = payload(envelope, body);
    let written = xt_client::examples::recode(&name, &payload)
        .ok_or_else(|| format!("{name} is not compiled in"))?
        .map_err(|error| format!("{name}: {error}"))?;
    let known = match &operation.response.payload {
        Some(node) => documented(node, &operation.types, &payload),
        None => payload,
    };
    if holds(&written, &known) {
        Ok(Outcome::Read)
    } else {
        Err(format!("{name}:\n{written}\nlacks a part of\n{known}"))
    }
}

/// The code of a refusal; nothing where the envelope tells of a success.
fn refusal(envelope: &Envelope, body: &str) -> Result<Option<String>, String> {
    let answer: Value = serde_json::from_str(body).map_err(|error| error.to_string())?;
    let text = |value: &Value| value.as_str().map_or(value.to_string(), str::to_owned);
    let Some(code) = answer.get(&envelope.code).map(text) else {
        return Err(format!("the answer has no `{}`", envelope.code));
    };
    if envelope.success.contains(&code) {
        return Ok(None);
    }
    let path = envelope.error_code.as_deref().unwrap_or(&envelope.code);
    let found = path.split('.').try_fold(&answer, |at, key| at.get(key));
    Ok(Some(found.map_or(code, text)))
}

/// What to say of a call that no page describes.
fn nobody(api: &Api, method: &str, path: &str) -> String {
    let methods: Vec<&str> = operations_on(api, path)
        .map(|operation| operation.method.as_str())
        .collect();
    if methods.is_empty() {
        format!("no operation has the path {path}")
    } else {
        format!(
            "no operation on {method} {path}, only on {}",
            methods.join(", ")
        )
    }
}

/// A path without its server, query and fragment.
fn path_of(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    path.split_once("://").map_or(path, |(_, rest)| {
        rest.find('/').map_or("/", |start| &rest[start..])
    })
}

/// The operations that a path calls, those first that spell all of it.
fn operations_on<'a>(api: &'a Api, path: &str) -> impl Iterator<Item = &'a Operation> {
    let called: Vec<&str> = path.trim_matches('/').split('/').collect();
    let mut found: Vec<(usize, &Operation)> = Vec::new();
    for operation in &api.operations {
        let wanted: Vec<&str> = operation.path.trim_matches('/').split('/').collect();
        let pairs = || wanted.iter().zip(&called);
        if wanted.len() == called.len()
            && pairs().all(|(wanted, called)| wanted == called || wanted.starts_with('{'))
        {
            let variables = pairs().filter(|(wanted, called)| wanted != called).count();
            found.push((variables, operation));
        }
    }
    found.sort_by_key(|(variables, _)| *variables);
    let least = found.first().map_or(0, |(variables, _)| *variables);
    found
        .into_iter()
        .filter(move |(variables, _)| *variables == least)
        .map(|(_, operation)| operation)
}

/// Each line: method, path, body, and what comes of it.
const CASES: &[(&str, &str, &str, Result<&str, &str>)] = &[
    // A variable that is filled in, a query, a server.
    (
        "get",
        "https://sapi.xt.com/v4/order/42?a=b#c",
        r#"{"rc": 0, "mc": "SUCCESS", "ma": [], "result": {"symbol": "doge_usdt", "orderId": "42", "state": "NEW"}}"#,
        Ok("read"),
    ),
    // Numbers in quotes.
    (
        "GET",
        "/v4/public/time/",
        r#"{"rc": "0", "result": {"serverTime": "1751328000123"}}"#,
        Ok("read"),
    ),
    // A list without an envelope, where there is none and where there should be one.
    (
        "GET",
        "/future/market/v1/public/cg/contracts",
        "[]",
        Ok("read"),
    ),
    (
        "GET",
        "/v4/public/kline",
        "[]",
        Err("the answer has no `rc`"),
    ),
    ("GET", "/v4/public/kline", "<html>", Err("expected")),
    // Refusals of either envelope.
    (
        "GET",
        "/v4/balances",
        r#"{"rc": 1, "mc": "AUTH_105", "ma": [], "result": null}"#,
        Ok("AUTH_105"),
    ),
    (
        "GET",
        "/future/market/v1/public/q/funding-rate",
        r#"{"returnCode": 1, "msgInfo": "failure", "error": {"code": "invalid_symbol", "msg": "?", "args": []}, "result": null}"#,
        Ok("invalid_symbol"),
    ),
    (
        "GET",
        "/v4/balances",
        r#"{"rc": 500, "result": null}"#,
        Ok("500"),
    ),
    // An empty text where a number belongs.
    (
        "GET",
        "/future/market/v1/public/q/ticker/book",
        r#"{"returnCode": 0, "result": {"s": "doge_usdt", "ap": "", "aq": "1"}}"#,
        Ok("read"),
    ),
    // What is not described.
    (
        "GET",
        "/v4/nothing",
        "{}",
        Err("no operation has the path /v4/nothing"),
    ),
    (
        "PATCH",
        "/v4/public/time",
        "{}",
        Err("no operation on PATCH /v4/public/time, only on GET"),
    ),
    // What the type cannot hold.
    (
        "GET",
        "/v4/public/time",
        r#"{"rc": 0, "result": [1]}"#,
        Err("spot.server_time: expected an object"),
    ),
];

#[test]
fn answers_are_found_judged_and_told_apart() {
    let api = api();
    for (method, path, body, expected) in CASES {
        let text = serde_json::json!({"method": method, "path": path, "body": body}).to_string();
        let outcome = check(&api, &text);
        let fits = match (&outcome, expected) {
            (Ok(Outcome::Read), Ok(wanted)) => *wanted == "read",
            (Ok(Outcome::Refused(code)), Ok(wanted)) => code == wanted,
            (Err(fault), Err(wanted)) => fault.contains(wanted),
            _ => false,
        };
        assert!(
            fits,
            "{method} {path} {body}: {outcome:?}, not {expected:?}"
        );
    }
}

fn api() -> Api {
    understand(
        below(&project().join("specs/xt"), "specs/xt"),
        &Options::default(),
    )
    .api
}
