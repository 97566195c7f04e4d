//! The model as a reviewer reads it: what a client sees of each operation, without evidence and places.

use std::fmt::Write;

use api_model::{Api, Bounds, EnumRef, Field, Node, Operation, TimeUnit, Type, TypeTable};

/// Every operation and channel of a model, a few lines each.
#[must_use]
pub fn summary(api: &Api) -> String {
    let mut out = String::new();
    for operation in &api.operations {
        operation_lines(&mut out, api, operation);
    }
    for channel in &api.channels {
        let _ = writeln!(
            out,
            "channel {}.{}: {} `{}`",
            channel.section, channel.id, channel.topic, channel.format
        );
        let view = View {
            api,
            types: &channel.types,
        };
        channel
            .arguments
            .iter()
            .for_each(|argument| view.field(&mut out, argument, 1));
        if let Some(push) = &channel.push {
            let _ = writeln!(out, "  pushes {}", view.kind(push));
            view.inside(&mut out, push, 2);
        }
    }
    for found in &api.enums {
        let values: Vec<&str> = found
            .values
            .iter()
            .map(|value| value.value.as_str())
            .collect();
        let _ = writeln!(out, "enum {}: {}", found.name, values.join(" "));
    }
    for table in &api.errors {
        let codes: Vec<&str> = table.codes.iter().map(|code| code.code.as_str()).collect();
        let _ = writeln!(out, "errors {}: {}", table.name, codes.join(" "));
    }
    out
}

fn operation_lines(out: &mut String, api: &Api, operation: &Operation) {
    let view = View {
        api,
        types: &operation.types,
    };
    let auth = operation
        .auth
        .as_deref()
        .map_or_else(|| "public".to_owned(), |auth| format!("signed by {auth}"));
    let _ = writeln!(
        out,
        "{}.{}: {} {}, {auth}, body {:?}",
        operation.section,
        operation.id,
        operation.method.as_str(),
        operation.path,
        operation.body
    );
    if let Some(title) = operation.title.main() {
        let _ = writeln!(out, "  title {title}");
    }
    for limit in &operation.rate_limits {
        let when = limit
            .when
            .as_deref()
            .map(|when| format!(" when {when}"))
            .unwrap_or_default();
        let _ = writeln!(
            out,
            "  limit {} in {} ms per {:?}{when}",
            limit.count, limit.window_ms, limit.scope
        );
    }
    for parameter in &operation.parameters {
        let _ = write!(out, "  {:?}", parameter.location);
        view.field(out, &parameter.field, 0);
    }
    if let Some(body) = &operation.whole_body {
        let _ = writeln!(out, "  whole body {}", view.kind(body));
        view.inside(out, body, 2);
    }
    if let Some(payload) = &operation.response.payload {
        let envelope = operation.response.envelope.as_deref().unwrap_or("bare");
        let _ = writeln!(out, "  answers {} ({envelope})", view.kind(payload));
        view.inside(out, payload, 2);
    }
    for error in &operation.errors {
        let _ = writeln!(
            out,
            "  error {} {}",
            error.code,
            error.meaning.main().unwrap_or_default()
        );
    }
}

struct View<'a> {
    api: &'a Api,
    types: &'a TypeTable,
}

impl View<'_> {
    fn field(&self, out: &mut String, field: &Field, depth: usize) {
        let required = if field.required { "!" } else { "" };
        let default = field
            .default
            .as_ref()
            .map(|default| format!(" = {default}"))
            .unwrap_or_default();
        let _ = writeln!(
            out,
            "{} {}{required}: {}{default}{} ({:?})",
            "  ".repeat(depth),
            field.name,
            self.kind(&field.node),
            bounds(&field.bounds),
            field.node.origin()
        );
        self.inside(out, &field.node, depth + 1);
    }

    fn inside(&self, out: &mut String, node: &Node, depth: usize) {
        match &node.ty {
            Type::Object(at) => {
                if let Some(shape) = self.types.shapes.get(*at) {
                    shape
                        .fields
                        .iter()
                        .for_each(|field| self.field(out, field, depth));
                }
            }
            Type::Array(inner) | Type::Map(inner) => self.inside(out, inner, depth),
            _ => {}
        }
    }

    fn kind(&self, node: &Node) -> String {
        match &node.ty {
            Type::Object(at) => self
                .types
                .shapes
                .get(*at)
                .map_or("?".into(), |shape| format!("{{{}}}", shape.name)),
            Type::Array(inner) => format!("[{}]", self.kind(inner)),
            Type::Map(inner) => format!("map of {}", self.kind(inner)),
            Type::Enum(which) => {
                let found = match which {
                    EnumRef::Shared(at) => self.api.enums.get(*at),
                    EnumRef::Local(at) => self.types.enums.get(*at),
                };
                let values = found.map(|found| {
                    found
                        .values
                        .iter()
                        .map(|value| value.value.as_str())
                        .collect::<Vec<_>>()
                });
                values.unwrap_or_default().join("|")
            }
            Type::Timestamp(TimeUnit::Milliseconds) => "milliseconds".into(),
            Type::Timestamp(TimeUnit::Seconds) => "seconds".into(),
            plain => format!("{plain:?}").to_lowercase(),
        }
    }
}

fn bounds(bounds: &Bounds) -> String {
    let mut out = String::new();
    let mut add = |sign: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = write!(out, " {sign}{value}");
        }
    };
    add(
        if bounds.exclusive_min { ">" } else { ">=" },
        bounds.min.clone(),
    );
    add(
        if bounds.exclusive_max { "<" } else { "<=" },
        bounds.max.clone(),
    );
    add("length>=", bounds.min_length.map(|n| n.to_string()));
    add("length<=", bounds.max_length.map(|n| n.to_string()));
    add("items<=", bounds.max_items.map(|n| n.to_string()));
    add("~", bounds.pattern.clone());
    out
}
