//! What is said about a field.

use api_model::{Bounds, Field, Node, Origin, TimeUnit, Type};

use crate::{
    context::Context,
    docs::{Docs, code},
};

/// The documentation of a field that code calls `name`.
pub(crate) fn docs(context: &Context<'_>, field: &Field, name: &str) -> Docs {
    let mut docs = Docs::new();
    docs.title(&field.description);
    if docs.is_empty() {
        docs.own(&format!("{}.", code(&field.name)));
    } else if field.name != name {
        docs.own(&format!("On the wire: {}.", code(&field.name)));
    }
    let facts = facts(field);
    if !facts.is_empty() {
        docs.own(&facts.join(" "));
    }
    if let Some(note) = evidence(context, &field.node) {
        docs.own(&note);
    }
    docs
}

/// Unit, default and bounds, a sentence each.
fn facts(field: &Field) -> Vec<String> {
    let mut facts = Vec::new();
    if field.node.ty == Type::Timestamp(TimeUnit::Seconds) {
        facts.push("Seconds since 1970.".to_owned());
    }
    if let Some(default) = &field.default {
        facts.push(format!("Default: {}.", code(default)));
    }
    facts.extend(range(&field.bounds));
    facts.extend(lengths(&field.bounds));
    if let Some(most) = field.bounds.max_items {
        facts.push(format!("At most {most} elements."));
    }
    if let Some(pattern) = &field.bounds.pattern {
        facts.push(format!("Pattern: {}.", code(pattern)));
    }
    facts
}

fn range(bounds: &Bounds) -> Option<String> {
    let above = if bounds.exclusive_min {
        "More than"
    } else {
        "At least"
    };
    let below = if bounds.exclusive_max {
        "less than"
    } else {
        "at most"
    };
    match (&bounds.min, &bounds.max) {
        (Some(min), Some(max)) if !bounds.exclusive_min && !bounds.exclusive_max => {
            Some(format!("Between {} and {}.", code(min), code(max)))
        }
        (Some(min), Some(max)) => Some(format!("{above} {} and {below} {}.", code(min), code(max))),
        (Some(min), None) => Some(format!("{above} {}.", code(min))),
        (None, Some(max)) if bounds.exclusive_max => Some(format!("Less than {}.", code(max))),
        (None, Some(max)) => Some(format!("At most {}.", code(max))),
        (None, None) => None,
    }
}

fn lengths(bounds: &Bounds) -> Option<String> {
    match (bounds.min_length, bounds.max_length) {
        (Some(min), Some(max)) => Some(format!("From {min} to {max} characters.")),
        (Some(min), None) => Some(format!("At least {min} characters.")),
        (None, Some(max)) => Some(format!("At most {max} characters.")),
        (None, None) => None,
    }
}

/// Why a type should be read with care: nothing but a placeholder, or nothing at all, speaks for it.
pub(crate) fn evidence(context: &Context<'_>, node: &Node) -> Option<String> {
    let deciding = node.evidence.first()?;
    let weak = deciding.says.contains("placeholder");
    match deciding.origin {
        Origin::Defaulted => Some("The documents do not state its type.".to_owned()),
        Origin::Inferred if weak => Some(match &deciding.place {
            Some(place) => format!(
                "Its type is a guess from a placeholder at {}.",
                context.cite(place)
            ),
            None => "Its type is a guess from a placeholder.".to_owned(),
        }),
        _ => None,
    }
}
