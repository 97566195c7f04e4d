//! Every documented example is a test: answers decode and come back whole, requests say what their examples say.

use std::collections::BTreeMap;

use api_model::{Api, Location, Role};
use codegen_pipeline::{Options, understand};
use docwright_tests::{below, project};
use serde_json::value::RawValue;

fn api() -> Api {
    understand(
        below(&project().join("specs/xt"), "specs/xt"),
        &Options::default(),
    )
    .api
}

/// What a documented answer holds inside its envelope, as it is printed.
fn payload(api: &Api, envelope: Option<&str>, answer: &str) -> String {
    let found =
        envelope.and_then(|name| api.envelopes.iter().find(|envelope| envelope.name == name));
    let Some(envelope) = found else {
        return answer.to_owned();
    };
    let members: BTreeMap<String, &RawValue> = serde_json::from_str(answer).expect("an object");
    members
        .get(&envelope.payload)
        .map_or("null", |payload| payload.get())
        .to_owned()
}

/// Whether `written` holds all of `documented`: more is welcome, nulls may be left out, and a number may have become
/// the same number in quotes or the reverse. Numbers stay text on the way, since a float would hide a lost digit.
fn holds(written: &str, documented: &str) -> bool {
    if documented == "null" {
        return true;
    }
    if let Ok(documented) = serde_json::from_str::<BTreeMap<String, &RawValue>>(documented) {
        let Ok(written) = serde_json::from_str::<BTreeMap<String, &RawValue>>(written) else {
            return false;
        };
        return documented.iter().all(|(key, value)| {
            let written = written.get(key).map_or("null", |written| written.get());
            holds(written, value.get())
        });
    }
    if let Ok(documented) = serde_json::from_str::<Vec<&RawValue>>(documented) {
        let Ok(written) = serde_json::from_str::<Vec<&RawValue>>(written) else {
            return false;
        };
        let pairs = written.iter().zip(&documented);
        return written.len() == documented.len()
            && pairs
                .into_iter()
                .all(|(written, value)| holds(written.get(), value.get()));
    }
    let text = |raw: &str| serde_json::from_str::<String>(raw).unwrap_or_else(|_| raw.to_owned());
    let (written, documented) = (text(written), text(documented));
    let number = |text: &str| text.parse::<xt_client::Decimal>().ok();
    written == documented || number(&written).is_some() && number(&written) == number(&documented)
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
            let documented = payload(&api, operation.response.envelope.as_deref(), &example.json);
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

/// The parts of a prepared request that hold parameters: path and query decoded, the body as it is.
fn query_holds(url: &str, name: &str, value: &str) -> bool {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .any(|(key, sent)| {
            let sent = sent
                .replace("%20", " ")
                .replace("%3A", ":")
                .replace("%2F", "/")
                .replace("%5F", "_");
            key == name && (sent == value || holds(&sent, value))
        })
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
    for operation in &api.operations {
        let name = format!("{}.{}", operation.section, operation.id);
        for example in operation
            .examples
            .iter()
            .filter(|example| example.json.starts_with('{'))
        {
            let prepared = xt_client::examples::prepare(&client, &name, &example.json)
                .unwrap_or_else(|| panic!("{name} is not compiled in"))
                .unwrap_or_else(|error| panic!("{name}: {error:?}"));
            let documented: BTreeMap<String, &RawValue> =
                serde_json::from_str(&example.json).expect("an object");
            let body = String::from_utf8(prepared.body.clone()).expect("text");
            for parameter in &operation.parameters {
                let Some(value) = documented
                    .get(&parameter.field.name)
                    .map(|value| value.get())
                else {
                    continue;
                };
                let text =
                    serde_json::from_str::<String>(value).unwrap_or_else(|_| value.to_owned());
                let sent = match parameter.location {
                    Location::Path => prepared.url.contains(&text),
                    Location::Query if value.starts_with('[') => {
                        let elements: Vec<String> =
                            serde_json::from_str(value).expect("a list of texts");
                        query_holds(&prepared.url, &parameter.field.name, &elements.join(","))
                    }
                    Location::Query => query_holds(&prepared.url, &parameter.field.name, &text),
                    Location::Body => {
                        let members: BTreeMap<String, &RawValue> =
                            serde_json::from_str(&body).expect("a JSON body");
                        members
                            .get(&parameter.field.name)
                            .is_some_and(|sent| holds(sent.get(), value))
                    }
                    Location::Header => true,
                };
                assert!(
                    sent,
                    "{name}: {} = {value} is not in {} {body}",
                    parameter.field.name, prepared.url
                );
                checked += 1;
            }
        }
    }
    println!("{checked} parameters of documented requests found in what is sent");
    assert!(checked > 0, "examples of requests are shown");
}
