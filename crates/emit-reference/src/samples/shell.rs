//! A call by the command line, which interprets the model.

use api_model::{Location, Operation, Parameter, Type};
use heck::ToKebabCase;

use super::quoted;
use super::values::Values;

/// A line for the call and one for each value.
pub(crate) fn lines(command: &str, operation: &Operation, values: &Values<'_>) -> String {
    let mut lines = vec![format!(
        "{command} {} {}",
        word(&operation.section),
        word(&operation.id)
    )];
    let fixed = operation
        .discriminator
        .as_ref()
        .map(|one| one.parameter.as_str());
    for parameter in &operation.parameters {
        if fixed == Some(&parameter.field.name) {
            continue;
        }
        let flag = flag(operation, parameter);
        if parameter.field.node.ty == Type::Secret {
            if parameter.field.required {
                lines.push(format!("--{flag} -"));
            }
        } else if let Some(value) = values.given(parameter) {
            let text = match &parameter.field.node.ty {
                Type::Array(inner) if is_scalar(&inner.ty) => value.joined(),
                Type::Array(_) | Type::Object(_) | Type::Map(_) | Type::Any => {
                    value.to_string().into()
                }
                _ => value.plain(),
            };
            lines.push(format!("--{flag} {}", quoted(&text)));
        }
    }
    if let Some(node) = &operation.whole_body {
        let taken = operation
            .parameters
            .iter()
            .any(|one| word(&one.field.name) == "body");
        let flag = if taken { "whole-body" } else { "body" };
        lines.push(format!("--{flag} {}", quoted(&values.whole(node))));
    }
    lines.join(" \\\n  ")
}

fn is_scalar(ty: &Type) -> bool {
    !matches!(
        ty,
        Type::Array(_) | Type::Object(_) | Type::Map(_) | Type::Any
    )
}

/// The name of a parameter's flag. Names that meet take that on the wire; what meets even so tells where it travels.
fn flag(operation: &Operation, parameter: &Parameter) -> String {
    let wire = &parameter.field.name;
    let plain = word(wire);
    let all = || operation.parameters.iter().map(|one| &one.field.name);
    if all().filter(|name| word(name) == plain).count() == 1 {
        return if RESERVED.contains(&plain.as_str()) {
            format!("{plain}-parameter")
        } else {
            plain
        };
    }
    if all().filter(|name| *name == wire).count() == 1 {
        return wire.clone();
    }
    let place = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Body => "body",
        Location::Header => "header",
    };
    format!("{wire}-{place}")
}

fn word(id: &str) -> String {
    let word = id.to_kebab_case();
    if word.is_empty() { id.to_owned() } else { word }
}

/// Flags that every call has.
const RESERVED: &[&str] = &["all", "max", "watch", "help"];
