//! The words of calls as the documents show them.

use std::path::Path;

use api_model::{EnumDef, EnumRef, Example, Field, Operation, Role, Type};
use serde_json::{Map, Value};

/// The words of a call: the documented request where there is one, made-up values for what else is required, a file for secrets.
pub(crate) fn words(operation: &Operation, enums: &[EnumDef], secret: &Path) -> Vec<String> {
    let requests =
        |example: &&Example| matches!(example.role, Role::RequestBody | Role::RequestQuery);
    let shown = operation.examples.iter().find(requests);
    let shown = shown.map_or("{}", |example| example.json.as_str());
    let members: Map<String, Value> = serde_json::from_str(shown).unwrap_or_default();
    let mut words = command(operation);
    let fixed = operation
        .discriminator
        .as_ref()
        .map(|fixed| &fixed.parameter);
    for parameter in &operation.parameters {
        let field = &parameter.field;
        let typed = match members.get(&field.name) {
            _ if fixed == Some(&field.name) => None,
            _ if field.node.ty == Type::Secret => Some(format!("@{}", secret.display())),
            Some(value) => Some(typed(value)),
            None if field.required => Some(made_up(operation, enums, field)),
            None => None,
        };
        if let Some(typed) = typed {
            words.extend([format!("--{}", field.name), typed]);
        }
    }
    if operation.whole_body.is_some() {
        words.extend(["--body".to_owned(), shown.to_owned()]);
    }
    words
}

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

fn made_up(operation: &Operation, enums: &[EnumDef], field: &Field) -> String {
    match &field.node.ty {
        Type::Boolean => "true".to_owned(),
        Type::Timestamp(_) => "now".to_owned(),
        Type::Enum(EnumRef::Shared(index)) => enums[*index].values[0].value.clone(),
        Type::Enum(EnumRef::Local(index)) => operation.types.enums[*index].values[0].value.clone(),
        _ => "1".to_owned(),
    }
}
