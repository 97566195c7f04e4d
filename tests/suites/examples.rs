//! Every documented example is a test: answers decode and come back whole, requests say what their examples say.

use std::collections::BTreeMap;

use api_model::{Api, BodyEncoding, Example, Location, Operation, Role};
use client_runtime::Prepared;
use codegen_pipeline::{Options, understand};
use docwright_tests::{below, envelope, holds, payload, project, pushed};
use serde_json::value::RawValue;

fn api() -> Api {
    understand(
        below(&project().join("specs/xt"), "specs/xt"),
        &Options::default(),
    )
    .api
}

#[test]
fn every_documented_answer_decodes_and_comes_back_whole() {
    let api = api();
    let mut checked = 0;
    for operation in &api.operations {
        let name = format!("{}.{}", operation.section, operation.id);
        for example in operation
            .response
            .examples
            .iter()
            .filter(|example| example.role == Role::Response)
        {
            let envelope = envelope(&api, operation.response.envelope.as_deref());
            let documented = payload(envelope, &example.json);
            let written = xt_client::examples::recode(&name, &documented)
                .unwrap_or_else(|| panic!("{name} is not compiled in"))
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(
                holds(&written, &documented),
                "{name}:\n{written}\nlacks a part of\n{documented}"
            );
            checked += 1;
        }
    }
    println!("{checked} answers decoded");
    assert!(
        checked >= api.operations.len(),
        "each operation shows an answer"
    );
}

#[test]
fn every_documented_message_decodes_and_comes_back_whole() {
    let api = api();
    for channel in &api.channels {
        let name = format!("{}.{}", channel.section, channel.id);
        let messages = channel.examples.iter();
        let messages = messages.filter(|example| example.role == Role::Push);
        let mut shown = 0;
        for example in messages {
            let documented = pushed(&example.json);
            let written = xt_client::examples::recode_push(&name, &documented)
                .unwrap_or_else(|| panic!("{name} is not compiled in"))
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(
                holds(&written, &documented),
                "{name}:\n{written}\nlacks a part of\n{documented}"
            );
            shown += 1;
        }
        assert!(shown > 0, "{name} shows no message");
    }
}

#[test]
fn every_documented_request_is_what_its_client_sends() {
    let api = api();
    let credentials = xt_client::Credentials::new("key-of-the-example", "secret-of-the-example");
    let client = xt_client::Client::builder()
        .credentials(credentials)
        .build()
        .expect("a client");
    let mut checked = 0;
    let mut faults = Vec::new();
    for operation in &api.operations {
        let name = format!("{}.{}", operation.section, operation.id);
        let objects = |example: &&Example| example.json.starts_with('{');
        for example in operation.examples.iter().filter(objects) {
            let prepared = xt_client::examples::prepare(&client, &name, &example.json)
                .unwrap_or_else(|| panic!("{name} is not compiled in"));
            match prepared {
                Ok(prepared) => {
                    let (found, lost) = compare(operation, &prepared, &example.json);
                    checked += found;
                    faults.extend(lost.into_iter().map(|lost| format!("{name}: {lost}")));
                }
                Err(error) => faults.push(format!("{name}: {error:?}")),
            }
        }
    }
    println!("{checked} parameters of documented requests found in what is sent");
    assert!(checked > 0, "examples of requests are shown");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// How many parameters of an example are sent as it says, and those that are not.
fn compare(operation: &Operation, prepared: &Prepared, example: &str) -> (usize, Vec<String>) {
    let documented: BTreeMap<String, &RawValue> = serde_json::from_str(example).expect("an object");
    let body = prepared.body_text().expect("text");
    let mut found = 0;
    let mut lost = Vec::new();
    for parameter in &operation.parameters {
        let name = &parameter.field.name;
        let Some(value) = documented.get(name).map(|value| value.get()) else {
            continue;
        };
        let sent = match (parameter.location, operation.body) {
            (Location::Path, _) => prepared.url.contains(&plain(value)),
            (Location::Query, _) => pairs_hold(query(&prepared.url), name, value),
            (Location::Body, BodyEncoding::Form) => pairs_hold(body, name, value),
            (Location::Body, _) => member_holds(body, name, value),
            (Location::Header, _) => true,
        };
        if sent {
            found += 1;
        } else {
            lost.push(format!(
                "{name} = {value} is not in {} {body}",
                prepared.url
            ));
        }
    }
    (found, lost)
}

fn query(url: &str) -> &str {
    url.split_once('?').map_or("", |(_, query)| query)
}

/// Whether a query or form says that value; lists are joined by commas.
fn pairs_hold(pairs: &str, name: &str, value: &str) -> bool {
    let wanted = match serde_json::from_str::<Vec<&RawValue>>(value) {
        Ok(elements) => {
            let elements: Vec<String> = elements
                .iter()
                .map(|element| plain(element.get()))
                .collect();
            elements.join(",")
        }
        Err(_) => plain(value),
    };
    form_urlencoded::parse(pairs.as_bytes())
        .any(|(key, sent)| key == name && (sent == wanted || holds(&sent, value)))
}

fn member_holds(body: &str, name: &str, value: &str) -> bool {
    let members: BTreeMap<String, &RawValue> = serde_json::from_str(body).expect("a JSON body");
    members
        .get(name)
        .is_some_and(|sent| holds(sent.get(), value))
}

/// A JSON value as a query writes it.
fn plain(value: &str) -> String {
    serde_json::from_str::<String>(value).unwrap_or_else(|_| value.to_owned())
}
