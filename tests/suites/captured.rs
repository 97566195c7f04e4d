//! Captured answers: whatever a server really said decodes, and comes back without losing a documented field.
//!
//! `CAPTURED_ANSWERS` names a folder of `*.json` files, each `{"method", "path", "body"}`; without it the ones of
//! `captured/` are taken, which were made up after what such answers show: nulls, missing and extra members, numbers
//! as strings, new values of enums.

use std::{env, fs, path::PathBuf};

use api_model::{Api, Operation};
use codegen_pipeline::{Options, understand};
use docwright_tests::{below, documented, envelope, holds, payload, project};
use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
struct Captured<'a> {
    method: String,
    path: String,
    #[serde(borrow)]
    body: &'a RawValue,
}

#[test]
fn captured_answers_decode_and_keep_what_is_documented() {
    let api = understand(
        below(&project().join("specs/xt"), "specs/xt"),
        &Options::default(),
    )
    .api;
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
    let mut faults = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).expect("text");
        if let Err(fault) = check(&api, &text) {
            faults.push(format!("{}: {fault}", file.display()));
        }
    }
    println!(
        "{} of {} captured answers passed",
        files.len() - faults.len(),
        files.len()
    );
    assert!(!files.is_empty(), "{} holds no answer", folder.display());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Passes where one of the operations on that method and path reads the answer.
fn check(api: &Api, text: &str) -> Result<(), String> {
    let captured: Captured<'_> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    // Some recorders keep the body as the text that came, others as what it says.
    let inner = serde_json::from_str::<String>(captured.body.get());
    let body = inner.as_deref().unwrap_or(captured.body.get());
    let mut fault = format!("no operation on {} {}", captured.method, captured.path);
    for operation in &api.operations {
        if is_called(operation, &captured.method, &captured.path) {
            match read(api, operation, body) {
                Ok(()) => return Ok(()),
                Err(found) => fault = found,
            }
        }
    }
    Err(fault)
}

fn read(api: &Api, operation: &Operation, body: &str) -> Result<(), String> {
    let name = format!("{}.{}", operation.section, operation.id);
    let envelope = envelope(api, operation.response.envelope.as_deref());
    let payload = payload(envelope, body);
    let written = xt_client::examples::recode(&name, &payload)
        .ok_or_else(|| format!("{name} is not compiled in"))?
        .map_err(|error| format!("{name}: {error}"))?;
    let known = match &operation.response.payload {
        Some(node) => documented(node, &operation.types, &payload),
        None => payload,
    };
    if holds(&written, &known) {
        Ok(())
    } else {
        Err(format!("{name}:\n{written}\nlacks a part of\n{known}"))
    }
}

/// Whether a request for that path, with or without a server and a query, is a call of the operation.
fn is_called(operation: &Operation, method: &str, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, rest)| {
        rest.find('/').map_or("/", |start| &rest[start..])
    });
    let mut wanted = operation.path.trim_matches('/').split('/');
    let mut called = path.trim_matches('/').split('/');
    let same = wanted.by_ref().zip(called.by_ref());
    operation.method.as_str().eq_ignore_ascii_case(method)
        && operation.path.split('/').count() == path.trim_end_matches('/').split('/').count()
        && same
            .into_iter()
            .all(|(wanted, called)| wanted.starts_with('{') || wanted == called)
}
