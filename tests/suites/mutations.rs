//! Answers that stray from the documents: from every documented example, one thing at a time is changed as servers
//! change it. All of it decodes, and nothing else is lost.

use std::collections::BTreeMap;

use api_model::{Api, Channel, Field, Node, Operation, Role, Type, TypeTable};
use client_runtime::DecodeError;
use codegen_pipeline::{Options, understand};
use docwright_tests::{below, documented, envelope, holds, payload, project, pushed};
use serde_json::value::RawValue;

/// An answer with one thing changed.
struct Mutant {
    /// What was changed, and where.
    what: String,
    json: String,
}

#[test]
fn answers_that_stray_from_the_documents_decode() {
    let api = understand(
        below(&project().join("specs/xt"), "specs/xt"),
        &Options::default(),
    )
    .api;
    let mut tried = 0;
    let mut faults = Vec::new();
    for operation in &api.operations {
        for (node, answer) in answers(&api, operation) {
            for mutant in mutants(node, &operation.types, &answer) {
                let name = format!("{}.{}", operation.section, operation.id);
                let read = xt_client::examples::recode(&name, &mutant.json);
                let known = documented(node, &operation.types, &mutant.json);
                tried += 1;
                faults.extend(fault(&name, &mutant, &known, read));
            }
        }
    }
    for channel in &api.channels {
        for (node, message) in messages(channel) {
            for mutant in mutants(node, &channel.types, &message) {
                let name = format!("{}.{}", channel.section, channel.id);
                let read = xt_client::examples::recode_push(&name, &mutant.json);
                let known = documented(node, &channel.types, &mutant.json);
                tried += 1;
                faults.extend(fault(&name, &mutant, &known, read));
            }
        }
    }
    println!("{tried} changed answers read");
    assert!(
        tried > 10 * api.operations.len(),
        "only {tried} changes were thought of"
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The payloads that the examples of an operation show, with their type.
fn answers<'a>(api: &'a Api, operation: &'a Operation) -> impl Iterator<Item = (&'a Node, String)> {
    let envelope = envelope(api, operation.response.envelope.as_deref());
    let shown = operation.response.examples.iter();
    let shown = shown.filter(|example| example.role == Role::Response);
    operation.response.payload.iter().flat_map(move |node| {
        shown
            .clone()
            .map(move |example| (node, payload(envelope, &example.json)))
    })
}

/// What the messages of a channel hold, with its type.
fn messages(channel: &Channel) -> impl Iterator<Item = (&Node, String)> {
    let shown = channel.examples.iter();
    let shown = shown.filter(|example| example.role == Role::Push);
    channel.push.iter().flat_map(move |node| {
        shown
            .clone()
            .map(move |example| (node, pushed(&example.json)))
    })
}

fn fault(
    name: &str,
    mutant: &Mutant,
    known: &str,
    read: Option<Result<String, DecodeError>>,
) -> Option<String> {
    let problem = match read {
        None => "it is not compiled in".to_owned(),
        Some(Ok(written)) if holds(&written, known) => return None,
        Some(Ok(written)) => format!("something was lost in {written}"),
        Some(Err(error)) => error.to_string(),
    };
    Some(format!(
        "{name}: {}: {problem}\n  {}",
        mutant.what, mutant.json
    ))
}

/// What may happen to a value, below it and to itself.
fn mutants(node: &Node, types: &TypeTable, json: &str) -> Vec<Mutant> {
    match &node.ty {
        Type::Object(index) => of_object(&types.shapes[*index].fields, types, json),
        Type::Array(element) => of_list(element, types, json),
        Type::Map(value) => of_map(value, types, json),
        Type::Any => Vec::new(),
        scalar => of_scalar(scalar, json),
    }
}

fn of_object(fields: &[Field], types: &TypeTable, json: &str) -> Vec<Mutant> {
    let Ok(members) = serde_json::from_str::<BTreeMap<String, &RawValue>>(json) else {
        return Vec::new();
    };
    let members: BTreeMap<&str, &str> = members
        .iter()
        .map(|(name, value)| (name.as_str(), value.get()))
        .collect();
    let mut all = vec![Mutant {
        what: "a member that nobody documented".to_owned(),
        json: with(&members, "neverDocumented", Some(r#"{"a":[1.50,null]}"#)),
    }];
    for field in fields {
        let name = field.name.as_str();
        let Some(value) = members.get(name) else {
            continue;
        };
        let mut change = |what: &str, json: Option<&str>| {
            all.push(Mutant {
                what: format!("{name}: {what}"),
                json: with(&members, name, json),
            });
        };
        change("missing", None);
        change("null", Some("null"));
        for inner in mutants(&field.node, types, value) {
            change(&inner.what, Some(&inner.json));
        }
    }
    all
}

fn with(members: &BTreeMap<&str, &str>, name: &str, value: Option<&str>) -> String {
    let mut members = members.clone();
    match value {
        Some(value) => members.insert(name, value),
        None => members.remove(name),
    };
    let written = members
        .iter()
        .map(|(name, value)| format!("{}:{value}", serde_json::Value::from(*name)));
    format!("{{{}}}", written.collect::<Vec<_>>().join(","))
}

fn of_list(element: &Node, types: &TypeTable, json: &str) -> Vec<Mutant> {
    let Ok(elements) = serde_json::from_str::<Vec<&RawValue>>(json) else {
        return Vec::new();
    };
    let Some((first, rest)) = elements.split_first() else {
        return Vec::new();
    };
    let rest: Vec<&str> = rest.iter().map(|value| value.get()).collect();
    mutants(element, types, first.get())
        .into_iter()
        .map(|inner| Mutant {
            what: format!("[0] {}", inner.what),
            json: format!(
                "[{}]",
                [&[inner.json.as_str()], rest.as_slice()].concat().join(",")
            ),
        })
        .collect()
}

fn of_map(value: &Node, types: &TypeTable, json: &str) -> Vec<Mutant> {
    let Ok(members) = serde_json::from_str::<BTreeMap<String, &RawValue>>(json) else {
        return Vec::new();
    };
    let members: BTreeMap<&str, &str> = members
        .iter()
        .map(|(name, value)| (name.as_str(), value.get()))
        .collect();
    let Some((name, first)) = members.first_key_value() else {
        return Vec::new();
    };
    mutants(value, types, first)
        .into_iter()
        .map(|inner| Mutant {
            what: format!("{name}: {}", inner.what),
            json: with(&members, name, Some(&inner.json)),
        })
        .collect()
}

/// A value nobody documented, a number as a text, a text as a number.
fn of_scalar(ty: &Type, json: &str) -> Vec<Mutant> {
    let mutant = |what: &str, json: String| Mutant {
        what: what.to_owned(),
        json,
    };
    let mut all = Vec::new();
    if matches!(ty, Type::Enum(_)) {
        all.push(mutant("a new value", r#""NEVER_DOCUMENTED""#.to_owned()));
        all.push(mutant("a new number", "987654321".to_owned()));
    }
    let text = serde_json::from_str::<String>(json).ok();
    match &text {
        None if json != "null" => all.push(mutant("as a text", format!("\"{json}\""))),
        Some(text) if is_number(text) => all.push(mutant("as a number", text.clone())),
        _ => {}
    }
    all
}

/// Whether a text is a number as JSON writes it.
fn is_number(text: &str) -> bool {
    serde_json::from_str::<serde_json::Number>(text).is_ok()
}
