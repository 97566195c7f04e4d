//! What a request example sends against the bounds of its parameters, and what it leaves out.

use api_model::{Bounds, Field, Location, Operation};
use diagnostics::{Diagnostic, Sink, codes};
use rust_decimal::Decimal;
use spec_markup::json::{Json, JsonKind};

/// A value that lies outside the bounds of its parameter.
pub(super) fn bounds(field: &Field, json: &Json, sink: &mut Sink) {
    let Some(says) = outside(&field.bounds, &json.kind) else {
        return;
    };
    sink.push(
        Diagnostic::new(
            codes::lower::REQUEST_VALUE,
            json.span,
            format!(
                "the value that the example sends for `{}` {says}",
                field.name
            ),
        )
        .help("mend the example, or the bound"),
    );
}

fn outside(bounds: &Bounds, kind: &JsonKind) -> Option<String> {
    let number = |text: &Option<String>| text.as_ref()?.parse::<Decimal>().ok();
    if let JsonKind::Number(text) = kind {
        let value: Decimal = text.parse().ok()?;
        if let Some(max) = number(&bounds.max).filter(|max| value > *max) {
            return Some(format!("is greater than {max}, the largest allowed"));
        }
        let min = number(&bounds.min).filter(|min| value < *min)?;
        return Some(format!("is less than {min}, the smallest allowed"));
    }
    let JsonKind::String(text) = kind else {
        return None;
    };
    let length = text.chars().count() as u64;
    if text.is_empty() || text == "string" {
        return None;
    }
    if let Some(max) = bounds.max_length.filter(|max| length > *max) {
        return Some(format!(
            "has {length} characters, and {max} at most are allowed"
        ));
    }
    let min = bounds.min_length.filter(|min| length < *min)?;
    Some(format!(
        "has {length} characters, and {min} at least are needed"
    ))
}

/// What must be sent and is not in the example; an example that shows next to nothing shows something else.
pub(super) fn lacks(operation: &Operation, json: &Json, sink: &mut Sink) {
    let sent: Vec<&str> = json
        .members()
        .iter()
        .map(|member| member.key.value.as_str())
        .collect();
    let travels = |location| matches!(location, Location::Query | Location::Body);
    let parameters = || {
        operation
            .parameters
            .iter()
            .filter(|one| travels(one.location))
    };
    let nested = parameters().any(|one| one.field.name.contains(['.', '[']));
    let known = parameters()
        .filter(|one| sent.contains(&one.field.name.as_str()))
        .count();
    if nested || known < 2 {
        return;
    }
    for one in parameters().filter(|one| one.field.required && one.field.default.is_none()) {
        let name = &one.field.name;
        if !sent.contains(&name.as_str()) {
            sink.push(
                Diagnostic::new(
                    codes::lower::REQUEST_LACKS,
                    json.span,
                    format!("the example leaves out `{name}`, which must be sent"),
                )
                .help(format!(
                    "add `{name}` to the example, or say that it may be left out"
                )),
            );
        }
    }
}
