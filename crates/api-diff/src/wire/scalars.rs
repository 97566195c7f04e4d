//! Types that differ, and bounds of values.

use api_model::{Bounds, Node, Origin, TimeUnit, Type};
use rust_decimal::Decimal;

use super::types::Direction;
use crate::Class;

/// What travels for a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Truth,
    Whole,
    Number,
    Text,
    Object,
    List,
    Anything,
}

/// What it means that one type took the place of another.
pub(crate) fn changed(a: &Node, b: &Node, direction: Direction) -> Class {
    if let (Type::Timestamp(old), Type::Timestamp(new)) = (&a.ty, &b.ty)
        && old != new
    {
        return Class::Breaking;
    }
    let (old, new) = (form(&a.ty), form(&b.ty));
    let composed = |form| matches!(form, Form::Object | Form::List);
    // A rule on names only makes more exact what the page states.
    let stated = |node: &Node| {
        let mut evidence = node.evidence.iter();
        evidence.any(|one| one.origin <= Origin::Stated)
    };
    match (old, new) {
        (old, new) if old == new => named_values(a, b),
        (Form::Anything, _) if has_fields(&b.ty) => Class::Compatible,
        (_, Form::Anything) if has_fields(&a.ty) => Class::Breaking,
        (Form::Anything, _) if !stated(a) => Class::DocsOnly,
        (_, Form::Anything) if !stated(b) => Class::DocsOnly,
        (_, Form::Anything) if direction == Direction::Sent => Class::Compatible,
        (Form::Anything, _) if direction == Direction::Received => Class::Compatible,
        (old, new) if composed(old) || composed(new) => Class::Breaking,
        (Form::Truth, _) | (_, Form::Truth) => Class::Breaking,
        // Where a type is only guessed from examples, the examples tell what travels.
        _ if !(stated(a) && stated(b)) => Class::DocsOnly,
        (Form::Whole, Form::Number) if direction == Direction::Sent => Class::Compatible,
        (Form::Number, Form::Whole) if direction == Direction::Received => Class::Compatible,
        _ => Class::Breaking,
    }
}

/// Types that travel alike. Text whose values are listed now, or no longer, is the same text.
fn named_values(a: &Node, b: &Node) -> Class {
    let listed = |node: &Node| matches!(node.ty, Type::Enum(_));
    if listed(a) == listed(b) {
        Class::DocsOnly
    } else {
        Class::Compatible
    }
}

/// Whether a type has fields, or is a list of what has them: where an example shows none, it shows nothing.
fn has_fields(ty: &Type) -> bool {
    match ty {
        Type::Object(_) | Type::Map(_) => true,
        Type::Array(node) => has_fields(&node.ty),
        _ => false,
    }
}

/// Whether two types travel alike.
pub(crate) fn alike(a: &Type, b: &Type) -> bool {
    let number = |form| matches!(form, Form::Whole | Form::Number);
    let (a, b) = (form(a), form(b));
    a == b || (number(a) && number(b))
}

const fn form(ty: &Type) -> Form {
    match ty {
        Type::Boolean => Form::Truth,
        Type::Integer | Type::Id | Type::Timestamp(_) => Form::Whole,
        Type::Decimal => Form::Number,
        Type::String | Type::Secret | Type::Enum(_) => Form::Text,
        Type::Object(_) | Type::Map(_) => Form::Object,
        Type::Array(_) => Form::List,
        Type::Any => Form::Anything,
    }
}

/// A type for people.
pub(crate) fn word(ty: &Type) -> String {
    match ty {
        Type::Boolean => "boolean".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Decimal => "decimal".to_owned(),
        Type::String => "string".to_owned(),
        Type::Secret => "secret".to_owned(),
        Type::Id => "id".to_owned(),
        Type::Timestamp(TimeUnit::Seconds) => "timestamp (s)".to_owned(),
        Type::Timestamp(TimeUnit::Milliseconds) => "timestamp (ms)".to_owned(),
        Type::Enum(_) => "enum".to_owned(),
        Type::Object(_) => "object".to_owned(),
        Type::Array(node) => format!("list of {}", word(&node.ty)),
        Type::Map(node) => format!("map of {}", word(&node.ty)),
        Type::Any => "any JSON".to_owned(),
    }
}

/// What another set of bounds means, and how to say it; nothing where they are the same.
pub(crate) fn bounds(old: &Bounds, new: &Bounds, direction: Direction) -> Option<(Class, String)> {
    if old == new {
        return None;
    }
    let length = |value: Option<u64>| value.map(Decimal::from);
    let number = |value: &Option<String>| value.as_ref().and_then(|text| text.parse().ok());
    let narrower = [
        rises(number(&old.min), number(&new.min)),
        falls(number(&old.max), number(&new.max)),
        !old.exclusive_min && new.exclusive_min && old.min == new.min,
        !old.exclusive_max && new.exclusive_max && old.max == new.max,
        rises(length(old.min_length), length(new.min_length)),
        falls(length(old.max_length), length(new.max_length)),
        falls(length(old.max_items), length(new.max_items)),
        new.pattern.is_some() && old.pattern != new.pattern,
    ];
    let narrower = narrower.contains(&true);
    let wire = if narrower && direction != Direction::Received {
        Class::Breaking
    } else {
        Class::Compatible
    };
    let how = if narrower { "fewer" } else { "more" };
    let (old, new) = (shown(old), shown(new));
    Some((wire, format!("{how} values are allowed: {new}, was {old}")))
}

fn rises(old: Option<Decimal>, new: Option<Decimal>) -> bool {
    new.is_some_and(|new| old.is_none_or(|old| new > old))
}

fn falls(old: Option<Decimal>, new: Option<Decimal>) -> bool {
    new.is_some_and(|new| old.is_none_or(|old| new < old))
}

fn shown(bounds: &Bounds) -> String {
    let mut parts = Vec::new();
    let mut add = |sign: &str, value: Option<String>| {
        if let Some(value) = value {
            parts.push(format!("{sign} {value}"));
        }
    };
    let text = |value: Option<u64>| value.map(|value| value.to_string());
    add(
        if bounds.exclusive_min { ">" } else { ">=" },
        bounds.min.clone(),
    );
    add(
        if bounds.exclusive_max { "<" } else { "<=" },
        bounds.max.clone(),
    );
    add("characters >=", text(bounds.min_length));
    add("characters <=", text(bounds.max_length));
    add("items <=", text(bounds.max_items));
    add(
        "pattern",
        bounds
            .pattern
            .as_ref()
            .map(|pattern| format!("`{pattern}`")),
    );
    if parts.is_empty() {
        "any".to_owned()
    } else {
        parts.join(", ")
    }
}
