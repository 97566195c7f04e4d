//! Corrections of parameters and of fields of answers.

use api_model::{
    BodyEncoding, Bounds, EnumDef, Field, Location, Node, Operation, Text, Type, TypeTable,
};
use diagnostics::Diagnostic;
use spec_draft::CorrectionDraft;

use super::types::{as_node, corrected_enum, told, type_of};
use super::{Outcome, bad_place, corrected, expect, no_place, no_value};
use crate::context::Context;
use crate::lower::parameters::location;
use crate::lower::{operations, prose};
use crate::words::nearest;

pub(super) fn parameter(
    cx: &Context<'_>,
    draft: &CorrectionDraft,
    steps: &[&str],
    aspect: &str,
    operation: &mut Operation,
    enums: &[EnumDef],
) -> Outcome {
    let Some((first, inner)) = steps.split_first() else {
        return Err(bad_place(draft, &draft.at.value));
    };
    let names: Vec<&str> = operation
        .parameters
        .iter()
        .map(|have| have.field.name.as_str())
        .collect();
    let Some(at) = names.iter().position(|name| name == first) else {
        let help = nearest(first, names).map_or_else(
            || "take the correction out, or name a parameter of the page".to_owned(),
            |near| format!("write `{near}`"),
        );
        return Err(no_place(
            &draft.at,
            format!("the call has no parameter `{first}`"),
            help,
        ));
    };
    if inner.is_empty() && aspect == "in" {
        let word = |location: Location| format!("{location:?}").to_lowercase();
        expect(draft, &word(operation.parameters[at].location))?;
        let Some(location) = location::word(&draft.to.value) else {
            return Err(no_value(draft, "write path, query, body or header"));
        };
        operation.parameters[at].location = location;
        operation.parameters[at]
            .field
            .node
            .evidence
            .insert(0, corrected(cx, draft, "it travels in"));
        if operation.body == BodyEncoding::None && operations::has_body(operation) {
            operation.body = BodyEncoding::Json;
        } else if !operations::has_body(operation) {
            operation.body = BodyEncoding::None;
        }
        return Ok(());
    }
    let mut types = std::mem::take(&mut operation.types);
    let parameter = &mut operation.parameters[at].field;
    let outcome = with_field(parameter, inner, &mut types, &mut |field, types| {
        aspect_of(cx, draft, aspect, field, types, enums)
    });
    operation.types = types;
    outcome.unwrap_or_else(|| Err(no_field(draft, steps)))
}

fn no_field(draft: &CorrectionDraft, steps: &[&str]) -> Box<Diagnostic> {
    no_place(
        &draft.at,
        format!("there is no field `{}`", steps.join(".")),
        "run `cargo xtask explain` on the operation to see its fields; mend the place or take the correction out",
    )
}

pub(super) fn response(
    cx: &Context<'_>,
    draft: &CorrectionDraft,
    steps: &[&str],
    aspect: &str,
    operation: &mut Operation,
    enums: &[EnumDef],
) -> Outcome {
    let mut types = std::mem::take(&mut operation.types);
    let outcome = match operation.response.payload.as_mut() {
        None => None,
        Some(node) => {
            // The payload as a field, so that it can be corrected as one.
            let mut field = Field {
                name: "response".to_owned(),
                node: node.clone(),
                required: false,
                description: Text::default(),
                default: None,
                bounds: Bounds::default(),
                places: Vec::new(),
            };
            let outcome = with_field(&mut field, steps, &mut types, &mut |field, types| {
                aspect_of(cx, draft, aspect, field, types, enums)
            });
            *node = field.node;
            outcome
        }
    };
    operation.types = types;
    outcome.unwrap_or_else(|| Err(no_field(draft, steps)))
}

type Change<'c> = &'c mut dyn FnMut(&mut Field, &mut TypeTable) -> Outcome;

/// Calls `change` on the field that the steps lead to; nothing where they lead nowhere.
fn with_field(
    field: &mut Field,
    steps: &[&str],
    types: &mut TypeTable,
    change: Change<'_>,
) -> Option<Outcome> {
    let Some((first, rest)) = steps.split_first() else {
        return Some(change(field, types));
    };
    let shape = object_of(&field.node)?;
    let at = types
        .shapes
        .get(shape)?
        .fields
        .iter()
        .position(|have| have.name == *first)?;
    let mut inner = types.shapes[shape].fields[at].clone();
    let outcome = with_field(&mut inner, rest, types, change);
    types.shapes[shape].fields[at] = inner;
    outcome
}

/// The object that a node is, or that its elements are.
fn object_of(node: &Node) -> Option<usize> {
    match &node.ty {
        Type::Object(at) => Some(*at),
        Type::Array(inner) | Type::Map(inner) => object_of(inner),
        _ => None,
    }
}

fn aspect_of(
    cx: &Context<'_>,
    draft: &CorrectionDraft,
    aspect: &str,
    field: &mut Field,
    types: &mut TypeTable,
    enums: &[EnumDef],
) -> Outcome {
    let to = draft.to.value.trim();
    match aspect {
        "type" => {
            expect(draft, &told(&field.node.ty, types, enums))?;
            let Some(ty) = type_of(to, cx) else {
                return Err(no_value(
                    draft,
                    "write string, integer, decimal, boolean, id, timestamp, any, a shared enum, or one of them with `[]`",
                ));
            };
            let evidence = std::mem::take(&mut field.node.evidence);
            field.node = as_node(ty, &corrected(cx, draft, "it is"));
            field.node.evidence.extend(evidence);
            Ok(())
        }
        "required" => {
            expect(draft, if field.required { "true" } else { "false" })?;
            field.required = matches!(to, "true" | "yes");
            field
                .node
                .evidence
                .insert(0, corrected(cx, draft, "required is"));
            Ok(())
        }
        "description" => {
            expect(draft, field.description.main().unwrap_or("none"))?;
            let language = field
                .description
                .entries
                .first()
                .map_or("en", |(language, _)| language.as_str())
                .to_owned();
            field
                .description
                .entries
                .retain(|(have, _)| *have != language);
            let mut text = Text::new(&language, &prose::clean(to));
            text.entries.append(&mut field.description.entries);
            field.description = text;
            Ok(())
        }
        "default" => {
            expect(draft, field.default.as_deref().unwrap_or("none"))?;
            field.default = Some(to.to_owned()).filter(|value| value != "none");
            field
                .node
                .evidence
                .insert(0, corrected(cx, draft, "the default is"));
            Ok(())
        }
        "enum" => corrected_enum(cx, draft, field, types, enums),
        _ => Err(bad_place(draft, &draft.at.value)),
    }
}
