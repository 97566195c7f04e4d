//! The words of calls as the documents show them.

use api_model::Operation;
use serde_json::{Map, Value};

/// The words of a call with a flag by its name on the wire for each member of an example.
pub(crate) fn words_of(operation: &Operation, example: &str) -> Vec<String> {
    let members: Map<String, Value> = serde_json::from_str(example).expect("an object");
    let mut words = command(operation);
    for parameter in &operation.parameters {
        let name = &parameter.field.name;
        if let Some(value) = members.get(name) {
            words.extend([format!("--{name}"), typed(value)]);
        }
    }
    words
}

fn command(operation: &Operation) -> Vec<String> {
    [&operation.section, &operation.id]
        .map(|id| id.replace('_', "-"))
        .to_vec()
}

/// A documented value as it is typed.
fn typed(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) if items.iter().all(|item| !item.is_object()) => {
            let items = items
                .iter()
                .map(|item| item.as_str().map_or(item.to_string(), str::to_owned));
            items.collect::<Vec<_>>().join(",")
        }
        other => other.to_string(),
    }
}
