//! Types and values as corrections write them.

use api_model::{
    EnumDef, EnumRef, EnumValue, Evidence, Field, Node, Text, TimeUnit, Type, TypeTable,
};

use spec_draft::CorrectionDraft;

use super::{Outcome, corrected, expect};
use crate::context::Context;
use crate::type_words::{self, TypeWord};
use crate::words::words;

/// The values of a field as corrections write them: a list, `none` where any value is allowed.
#[must_use]
pub fn values(node: &Node, types: &TypeTable, enums: &[EnumDef]) -> String {
    let list = |found: Option<&EnumDef>| {
        found.map_or_else(
            || "none".to_owned(),
            |found| {
                found
                    .values
                    .iter()
                    .map(|value| value.value.as_str())
                    .collect::<Vec<_>>()
                    .join(",")
            },
        )
    };
    match &node.ty {
        Type::Enum(EnumRef::Local(at)) => list(types.enums.get(*at)),
        Type::Enum(EnumRef::Shared(at)) => list(enums.get(*at)),
        Type::Array(inner) => values(inner, types, enums),
        _ => "none".to_owned(),
    }
}

pub(super) fn corrected_enum(
    cx: &Context<'_>,
    draft: &CorrectionDraft,
    field: &mut Field,
    types: &mut TypeTable,
    enums: &[EnumDef],
) -> Outcome {
    expect(draft, &values(&field.node, types, enums))?;
    let to = draft.to.value.trim();
    let listed: Vec<&str> = to
        .split([',', ';'])
        .map(str::trim)
        .filter(|value| !value.is_empty())
        .collect();
    let places = field.places.clone();
    let old = |node: &Node| match node.ty {
        Type::Enum(EnumRef::Local(at)) => types.enums.get(at).map(|found| found.numeric),
        Type::Integer => Some(true),
        _ => None,
    };
    let whole = listed.iter().all(|value| value.parse::<i64>().is_ok());
    let ty = if to == "none" {
        Type::String
    } else if let (Some(at), [_]) = (cx.shared_enum(to), listed.as_slice()) {
        Type::Enum(EnumRef::Shared(at))
    } else {
        let numeric = old(&field.node).unwrap_or(false) && whole;
        let base = words(&field.name).unwrap_or_else(|| "value".to_owned());
        let mut name = base;
        while types.enums.iter().any(|have| have.name == name)
            || types.shapes.iter().any(|have| have.name == name)
        {
            name.push_str("_value");
        }
        let values = listed.iter().map(|value| EnumValue {
            value: (*value).to_owned(),
            label: Text::default(),
            name: None,
        });
        types.enums.push(EnumDef {
            name,
            stated: false,
            description: Text::default(),
            numeric,
            values: values.collect(),
            places,
        });
        Type::Enum(EnumRef::Local(types.enums.len() - 1))
    };
    let target = match &mut field.node.ty {
        Type::Array(inner) => inner.as_mut(),
        _ => &mut field.node,
    };
    target.ty = ty;
    target
        .evidence
        .insert(0, corrected(cx, draft, "its values are"));
    Ok(())
}

/// A type as corrections write it.
#[must_use]
pub fn told(ty: &Type, types: &TypeTable, enums: &[EnumDef]) -> String {
    match ty {
        Type::Boolean => "boolean".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Decimal => "decimal".to_owned(),
        Type::String => "string".to_owned(),
        Type::Secret => "secret".to_owned(),
        Type::Id => "id".to_owned(),
        Type::Timestamp(TimeUnit::Milliseconds) => "timestamp".to_owned(),
        Type::Timestamp(TimeUnit::Seconds) => "timestamp_s".to_owned(),
        Type::Enum(EnumRef::Local(at)) => types
            .enums
            .get(*at)
            .map_or_else(String::new, |found| found.name.clone()),
        Type::Enum(EnumRef::Shared(at)) => enums
            .get(*at)
            .map_or_else(String::new, |found| found.name.clone()),
        Type::Object(_) => "object".to_owned(),
        Type::Array(inner) => format!("{}[]", told(&inner.ty, types, enums)),
        Type::Map(_) => "map".to_owned(),
        Type::Any => "any".to_owned(),
    }
}

pub(super) fn as_node(ty: Type, evidence: &Evidence) -> Node {
    let ty = match ty {
        Type::Array(inner) => Type::Array(Box::new(as_node(inner.ty, evidence))),
        Type::Map(inner) => Type::Map(Box::new(as_node(inner.ty, evidence))),
        other => other,
    };
    Node::new(ty, evidence.clone())
}

/// The type that a text names; objects cannot be named into being.
pub(super) fn type_of(text: &str, cx: &Context<'_>) -> Option<Type> {
    of_word(&type_words::read(text)?, cx)
}

fn of_word(word: &TypeWord, cx: &Context<'_>) -> Option<Type> {
    let blank = |ty| {
        Box::new(Node {
            ty,
            evidence: Vec::new(),
        })
    };
    Some(match word {
        TypeWord::Boolean => Type::Boolean,
        TypeWord::Integer | TypeWord::Whole => Type::Integer,
        TypeWord::Decimal | TypeWord::Number => Type::Decimal,
        TypeWord::String => Type::String,
        TypeWord::Secret => Type::Secret,
        TypeWord::Id => Type::Id,
        TypeWord::Timestamp(unit) => Type::Timestamp(*unit),
        TypeWord::Any => Type::Any,
        TypeWord::Map => Type::Map(blank(Type::Any)),
        TypeWord::Array(None) => Type::Array(blank(Type::Any)),
        TypeWord::Array(Some(inner)) => Type::Array(blank(of_word(inner, cx)?)),
        TypeWord::Named(name) => Type::Enum(EnumRef::Shared(cx.shared_enum(name)?)),
        TypeWord::Enum | TypeWord::Object => return None,
    })
}
