//! Every documented example is a test: answers decode and come back whole, requests say what their examples say.

use api_model::{Api, Role};
use codegen_pipeline::{Options, understand};
use docwright_tests::{below, project};
use serde_json::Value;

fn api() -> Api {
    understand(
        below(&project().join("specs/xt"), "specs/xt"),
        &Options::default(),
    )
    .api
}

/// What a documented answer holds inside its envelope.
fn payload<'a>(api: &Api, envelope: Option<&str>, answer: &'a Value) -> &'a Value {
    let found =
        envelope.and_then(|name| api.envelopes.iter().find(|envelope| envelope.name == name));
    found.map_or(answer, |envelope| &answer[envelope.payload.as_str()])
}

/// Whether `written` holds all of `documented`: more is welcome, nulls may be left out, and a number may have become
/// the same digits in quotes or the reverse.
fn holds(written: &Value, documented: &Value) -> bool {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    };
    match (written, documented) {
        (_, Value::Null) => true,
        (Value::Object(written), Value::Object(documented)) => {
            documented.iter().all(|(key, value)| {
                written
                    .get(key)
                    .map_or(value.is_null(), |written| holds(written, value))
            })
        }
        (Value::Array(written), Value::Array(documented)) => {
            written.len() == documented.len()
                && written
                    .iter()
                    .zip(documented)
                    .all(|(written, value)| holds(written, value))
        }
        _ => text(written).is_some() && text(written) == text(documented),
    }
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
            let answer: Value = serde_json::from_str(&example.json).expect("strict JSON");
            let documented = payload(&api, operation.response.envelope.as_deref(), &answer);
            let written = xt_client::examples::recode(&name, &documented.to_string())
                .unwrap_or_else(|| panic!("{name} is not compiled in"))
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            let written: Value = serde_json::from_str(&written).expect("JSON");
            assert!(
                holds(&written, documented),
                "{name}:\n{written:#}\nlacks a part of\n{documented:#}"
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
