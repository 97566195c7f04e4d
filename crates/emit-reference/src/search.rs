//! The search index: a script that works from the disk, where no page may read a file.

use api_model::{Field, Text};
use serde_json::{Value, json};

use crate::markdown;
use crate::site::{Site, call_path, channel_path, section_path};

/// Assigns the entries: `t` the titles by language, `m` method, `p` path or topic, `i` id, `u` where the page lies, `k` further
/// words.
pub(crate) fn index(site: &Site<'_>) -> String {
    let api = site.api;
    let mut entries = Vec::new();
    for section in &api.sections {
        entries.push(
            json!({"t": titles(&section.title), "i": section.id, "u": section_path(&section.id)}),
        );
    }
    for operation in &api.operations {
        let parameters = operation.parameters.iter().map(|one| &one.field);
        let shapes = operation
            .types
            .shapes
            .iter()
            .flat_map(|shape| &shape.fields);
        entries.push(json!({
            "t": titles(&operation.title),
            "m": operation.method.as_str(),
            "p": operation.path,
            "i": format!("{}.{}", operation.section, operation.id),
            "u": call_path(operation),
            "k": names(parameters.chain(shapes)),
        }));
    }
    for channel in &api.channels {
        let shapes = channel.types.shapes.iter().flat_map(|shape| &shape.fields);
        entries.push(json!({
            "t": titles(&channel.title),
            "m": "WS",
            "p": channel.format,
            "i": format!("{}.{}", channel.section, channel.id),
            "u": channel_path(channel),
            "k": names(channel.arguments.iter().chain(shapes)),
        }));
    }
    for def in &api.enums {
        let values: Vec<&str> = def
            .values
            .iter()
            .map(|value| value.value.as_str())
            .collect();
        entries.push(json!({
            "t": [def.name],
            "m": "ENUM",
            "i": def.name,
            "u": format!("enums.html#{}", def.name),
            "k": values.join(" "),
        }));
    }
    format!("window.docwrightSearch = {};\n", listed(&entries))
}

/// One entry per line, so that a difference can be read.
fn listed(entries: &[Value]) -> String {
    let lines: Vec<String> = entries.iter().map(Value::to_string).collect();
    format!("[\n{}\n]", lines.join(",\n"))
}

fn titles(text: &Text) -> Vec<String> {
    text.entries
        .iter()
        .map(|(_, prose)| markdown::words(prose))
        .collect()
}

/// The names of fields, each once.
fn names<'f>(fields: impl Iterator<Item = &'f Field>) -> String {
    let mut names: Vec<&str> = fields.map(|field| field.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.join(" ")
}
