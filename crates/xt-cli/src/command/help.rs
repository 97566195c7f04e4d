//! What `--help` says of an operation: the words of its page.

use std::fmt::Write as _;

use api_model::{EnumRef, Node, Operation, Role, Status, Type};
use exact_json::Json;

use super::names;
use super::operation::{Flag, Kind, main};
use super::tree::NAME;
use crate::model::Called;
use crate::value::MASK;

/// How deep the fields of an answer are listed.
const DEPTH: usize = 3;

/// What the operation does, and who may call it where and how often.
pub(super) fn about(called: &Called) -> String {
    let operation = called.operation();
    let mut text = main(&operation.title);
    if !operation.description.is_empty() {
        let _ = write!(text, "\n\n{}", main(&operation.description));
    }
    let _ = write!(text, "\n\n{} {}", operation.method.as_str(), operation.path);
    let signed = match &operation.auth {
        Some(scheme) => format!("Signed by `{scheme}`"),
        None => "Public: needs no key".to_owned(),
    };
    let _ = write!(text, "\n{signed}");
    if let Some(permission) = &operation.permission {
        let _ = write!(text, "; the key must be allowed: {permission}");
    }
    for limit in &operation.rate_limits {
        let _ = write!(text, "\nAt most {}", crate::call::limit(limit));
    }
    if crate::call::changes(operation) {
        text.push_str("\nChanges something: asks before it is sent, unless --yes");
    }
    if let Some(other) = &operation.finds_out {
        let _ = write!(
            text,
            "\nWhere its answer is lost, `{}` tells what became of it",
            command_of(other)
        );
    }
    text.push_str(match operation.status {
        Status::Active => "",
        Status::Deprecated => "\nThe documents say that it will go away",
        Status::Undocumented => "\nThe official documents do not mention it",
    });
    if !called.page.is_empty() {
        let _ = write!(text, "\nPage: {}", called.page);
    }
    text
}

/// The command of an operation that is named `section.id`.
pub(crate) fn command_of(operation: &str) -> String {
    let words: Vec<String> = operation.split('.').map(names::word).collect();
    format!("{NAME} {}", words.join(" "))
}

/// A call to start from: the documented one, else one with what is required.
pub(super) fn example(operation: &Operation, flags: &[Flag<'_>]) -> String {
    let mut line = format!(
        "Example:\n  {NAME} {} {}",
        names::word(&operation.section),
        names::word(&operation.id)
    );
    let shown = shown(operation);
    for flag in flags {
        let Some(parameter) = flag.parameter else {
            let _ = write!(line, " --{} @body.json", flag.name);
            continue;
        };
        let value = shown
            .as_ref()
            .and_then(|shown| shown.get(&parameter.field.name));
        let value = match (flag.kind, value) {
            (Kind::Secret, _) if parameter.field.required => Some(format!("@{}.txt", flag.name)),
            (Kind::Secret, _) => None,
            (_, Some(value)) => Some(value.joined().into_owned()),
            (_, None) if parameter.field.required => Some(format!("<{}>", flag.check.word())),
            (_, None) => None,
        };
        if let Some(value) = value {
            let _ = write!(line, " --{} {}", flag.name, quoted(&value));
        }
    }
    line
}

/// What stands below the flags: example, answer, errors.
pub(super) fn after(called: &Called, flags: &[Flag<'_>]) -> String {
    let operation = called.operation();
    let mut text = example(operation, flags);
    if let Some(node) = &operation.response.payload {
        let _ = write!(text, "\n\nAnswer: {}", word(called, node));
        fields(called, node, 1, &mut text);
    }
    if !operation.errors.is_empty() {
        text.push_str("\n\nErrors:");
        for error in &operation.errors {
            let _ = write!(text, "\n  {}  {}", error.code, main(&error.meaning));
        }
    }
    text
}

/// What a flag means: the page's words, then its limits.
pub(super) fn of_flag(flag: &Flag<'_>) -> String {
    let mut said = Vec::new();
    match flag.kind {
        Kind::Json => said.push("JSON, @FILE, or - for standard input".to_owned()),
        Kind::Secret => said.push("a file, - for standard input; asked for otherwise".to_owned()),
        Kind::List => said.push("several with commas".to_owned()),
        Kind::Single => {}
    }
    said.extend(flag.check.limits());
    let Some(parameter) = flag.parameter else {
        return format!("The whole body [{}]", said.join("; "));
    };
    if let Some(default) = &parameter.field.default {
        said.push(format!("left out: {default}"));
    }
    let description = main(&parameter.field.description);
    let description = description.trim_end_matches('.');
    match (description.is_empty(), said.is_empty()) {
        (_, true) => description.to_owned(),
        (true, false) => format!("[{}]", said.join("; ")),
        (false, false) => format!("{description} [{}]", said.join("; ")),
    }
}

/// The documented values of a request, clean ones first.
fn shown(operation: &Operation) -> Option<Json> {
    let requests = operation
        .examples
        .iter()
        .filter(|example| matches!(example.role, Role::RequestBody | Role::RequestQuery));
    let mut trees = requests.filter_map(|example| {
        let tree: Json = Json::parse(&example.json).ok()?;
        matches!(tree, Json::Map(_)).then_some(tree)
    });
    trees.next()
}

/// A value as a shell takes it for one word.
fn quoted(value: &str) -> String {
    let bare = |sign: char| sign.is_ascii_alphanumeric() || "-_.,:/@+%=<>".contains(sign);
    if !value.is_empty() && value.chars().all(bare) {
        value.to_owned()
    } else {
        format!("'{}'", value.replace('\'', r"'\''"))
    }
}

/// Lists the fields of an answer, each with its type and what the page says.
fn fields(called: &Called, node: &Node, depth: usize, text: &mut String) {
    let index = match &node.ty {
        Type::Array(item) | Type::Map(item) => return fields(called, item, depth, text),
        Type::Object(index) => *index,
        _ => return,
    };
    let Some(shape) = called.operation().types.shapes.get(index) else {
        return;
    };
    for field in &shape.fields {
        let indent = "  ".repeat(depth);
        let _ = write!(
            text,
            "\n{indent}{}  {}",
            field.name,
            word(called, &field.node)
        );
        if let Some(description) = field.description.main() {
            let line = description.split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = write!(text, "  {line}");
        }
        if depth < DEPTH {
            fields(called, &field.node, depth + 1, text);
        }
    }
}

/// A type in a word.
fn word(called: &Called, node: &Node) -> String {
    match &node.ty {
        Type::Boolean => "boolean".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Decimal => "decimal".to_owned(),
        Type::String => "text".to_owned(),
        Type::Secret => format!("secret, shown as {MASK}"),
        Type::Id => "id".to_owned(),
        Type::Timestamp(_) => "time".to_owned(),
        Type::Enum(EnumRef::Shared(index)) => called
            .api
            .enums
            .get(*index)
            .map_or("word".to_owned(), |def| def.name.clone()),
        Type::Enum(EnumRef::Local(_)) => "word".to_owned(),
        Type::Object(_) => "object".to_owned(),
        Type::Array(item) => format!("list of {}", word(called, item)),
        Type::Map(item) => format!("map to {}", word(called, item)),
        Type::Any => "JSON".to_owned(),
    }
}
