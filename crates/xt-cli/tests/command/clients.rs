//! The command sends what the generated client sends, for every documented request of the API.

use api_model::{Catalogue, Type};
use serde_json::Value;

use super::support::{documented, xt};

#[test]
fn documented_requests_go_out_as_the_client_sends_them() {
    let catalogue = Catalogue::new(xt_client::CATALOGUE).expect("the built-in model");
    let keys = super::support::KEYS.map(|(_, value)| value);
    let client = xt_client::Client::builder()
        .credentials(xt_client::Credentials::new(keys[0], keys[1]))
        .build()
        .expect("a client");
    let mut compared = 0;
    for entry in catalogue.operations() {
        let operation = entry.read().expect("a line of this form");
        let name = format!("{}.{}", operation.section, operation.id);
        let secret = |ty: &Type| *ty == Type::Secret;
        if operation
            .parameters
            .iter()
            .any(|parameter| secret(&parameter.field.node.ty))
        {
            continue;
        }
        for example in operation
            .examples
            .iter()
            .filter(|example| example.json.starts_with('{'))
        {
            let prepared = xt_client::examples::prepare(&client, &name, &example.json);
            let Some(Ok(prepared)) = prepared else {
                continue;
            };
            let mut words = documented::words_of(&operation, &example.json);
            words.push("--dry-run".to_owned());
            let ended = xt(&words.iter().map(String::as_str).collect::<Vec<_>>());
            assert_eq!(ended.status, 0, "{words:?}: {}", ended.err);
            let (head, body) = ended.out.split_once("\n\n").unwrap_or((&ended.out, ""));
            let sent = head.lines().next().expect("a first line");
            assert_eq!(
                sent,
                format!("{} {}", prepared.method.as_str(), prepared.url),
                "{words:?}"
            );
            let wanted = prepared.body_text().expect("text");
            assert_eq!(
                numbers_bare(body.trim_end()),
                numbers_bare(wanted),
                "{words:?}"
            );
            compared += 1;
        }
    }
    println!("{compared} documented requests compared");
    assert!(compared > 100, "documents show requests: {compared}");
}

/// A body with numbers alike whether they stand in quotes or not: what is typed within JSON goes out as it was typed.
fn numbers_bare(body: &str) -> Value {
    fn bare(value: &mut Value) {
        match value {
            Value::Number(number) => *value = Value::String(number.to_string()),
            Value::Array(items) => items.iter_mut().for_each(bare),
            Value::Object(members) => members.values_mut().for_each(bare),
            _ => {}
        }
    }
    let mut value = serde_json::from_str(body).unwrap_or_else(|_| Value::String(body.to_owned()));
    bare(&mut value);
    value
}
