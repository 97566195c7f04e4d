//! Enums of fields: shared ones by name, and values that a page lists at the field.

use api_model::{EnumDef, EnumRef, EnumValue, Evidence, Node, Origin, Text, Type};
use diagnostics::Span;
use heck::ToSnakeCase;
use spec_draft::{FieldDraft, LabelledValue};

use super::seen::Seen;
use super::types::{Settler, shared};
use crate::type_words::{self, TypeWord};

/// The enum that a page states for a single value; `None` where it states none, or where a list stands.
pub(super) fn of(settler: &mut Settler<'_, '_>, seen: &Seen<'_>, path: &[String]) -> Option<Node> {
    let list = seen.stated.iter().any(|(_, field)| super::says_list(field));
    if list || seen.is_composite() {
        None
    } else {
        stated(settler, seen, path)
    }
}

/// The enum that the rows of a value or list speak of.
pub(super) fn stated(
    settler: &mut Settler<'_, '_>,
    seen: &Seen<'_>,
    path: &[String],
) -> Option<Node> {
    if let Some((says, span, index)) = seen
        .stated
        .iter()
        .find_map(|(_, field)| by_name(settler, field))
    {
        return Some(Node::new(
            shared(index),
            settler.cx.evidence(Origin::Stated, says, span),
        ));
    }
    let (_, field) = seen
        .stated
        .iter()
        .find(|(_, field)| !field.enum_values.is_empty())?;
    let first = field.enum_values.first()?.value.span;
    let evidence = settler
        .cx
        .evidence(Origin::Stated, "the page lists its values", first);
    Some(listed(settler, seen, field, path, evidence))
}

fn by_name(settler: &Settler<'_, '_>, field: &FieldDraft) -> Option<(String, Span, usize)> {
    let typed = field
        .type_text
        .as_ref()
        .filter(|said| matches!(type_words::read(&said.value), Some(TypeWord::Named(_))));
    [field.enum_name.as_ref(), typed]
        .into_iter()
        .flatten()
        .find_map(|said| {
            let index = settler.cx.shared_enum(&said.value)?;
            Some((
                format!("the page names the enum `{}`", said.value),
                said.span,
                index,
            ))
        })
}

fn listed(
    settler: &mut Settler<'_, '_>,
    seen: &Seen<'_>,
    field: &FieldDraft,
    path: &[String],
    evidence: Evidence,
) -> Node {
    let values: Vec<EnumValue> = field
        .enum_values
        .iter()
        .map(|value| value_of(settler, seen, value))
        .collect();
    let whole = |value: &EnumValue| value.value.parse::<i64>().is_ok();
    let quoted = seen
        .scalars
        .iter()
        .any(|(kind, _)| kind.ty() == Some(Type::String));
    let word = field
        .type_text
        .as_ref()
        .and_then(|said| type_words::read(&said.value));
    let numeric = values.iter().all(whole) && !quoted && word != Some(TypeWord::String);
    let place = settler.cx.place(field.span);
    let known = settler.types.enums.iter_mut().position(|have| {
        have.values
            .iter()
            .map(|value| &value.value)
            .eq(values.iter().map(|value| &value.value))
            && path
                .last()
                .is_some_and(|name| have.name.ends_with(&name.to_snake_case()))
    });
    let index = known.unwrap_or_else(|| {
        let name = free_name(settler, path);
        let enums = &mut settler.types.enums;
        enums.push(EnumDef {
            name,
            stated: false,
            description: Text::default(),
            numeric,
            values,
            places: Vec::new(),
        });
        enums.len() - 1
    });
    settler.types.enums[index].places.push(place);
    Node::new(Type::Enum(EnumRef::Local(index)), evidence)
}

/// The field's name, with as much of its path before it as sets it apart.
fn free_name(settler: &Settler<'_, '_>, path: &[String]) -> String {
    let words: Vec<String> = path.iter().map(|name| name.to_snake_case()).collect();
    let free = |name: &String| {
        settler.types.enums.iter().all(|have| have.name != *name)
            && settler.types.shapes.iter().all(|have| have.name != *name)
    };
    let tails = (1..=words.len()).map(|count| words[words.len() - count..].join("_"));
    let mut name = tails
        .chain([format!("response_{}", words.join("_"))])
        .find(free);
    let mut longer = format!("response_{}", words.join("_"));
    while name.is_none() {
        longer.push_str("_value");
        name = Some(longer.clone()).filter(free);
    }
    name.unwrap_or(longer)
}

/// A value with its label in every language whose page lists it.
fn value_of(settler: &Settler<'_, '_>, seen: &Seen<'_>, value: &LabelledValue) -> EnumValue {
    let mut label = Text::default();
    for (language, field) in &seen.stated {
        let same = field
            .enum_values
            .iter()
            .find(|other| other.value.value == value.value.value);
        if let Some(said) = same.and_then(|other| other.label.as_ref()) {
            label.add(
                language,
                settler.cx.text(language, said).main().unwrap_or_default(),
            );
        }
    }
    EnumValue {
        value: value.value.value.clone(),
        label,
        name: value.name.as_ref().map(|name| name.value.to_snake_case()),
    }
}
