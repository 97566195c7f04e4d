//! Examples as strict JSON.

use std::borrow::Cow;

use api_model::{Example, Role};
use exact_json::Json as Strict;
use spec_draft::Sample;
use spec_markup::json::{Json, JsonKind};

use crate::context::Context;

/// A sample as an example of the model; `None` where it is no JSON.
pub(crate) fn example(cx: &Context<'_>, sample: &Sample, role: Role) -> Option<Example> {
    Some(Example {
        role,
        title: sample.title.clone(),
        json: strict_json(sample.json.as_ref()?)?,
        clean: is_strict(sample.text.text()),
        place: cx.place(sample.span),
    })
}

/// Adds an example unless the same text with the same role is there: translations repeat them.
pub(crate) fn push(examples: &mut Vec<Example>, example: Example) {
    if !examples
        .iter()
        .any(|have| have.role == example.role && have.json == example.json)
    {
        examples.push(example);
    }
}

/// Strict JSON text, indented: numbers as printed where JSON has them, words in quotes, `null` for what is missing, no
/// comments. `None` where nothing stands there at all.
pub(crate) fn strict_json(json: &Json) -> Option<String> {
    if json.kind == JsonKind::Missing {
        return None;
    }
    Some(format!("{:#}", strict(json)))
}

fn strict(json: &Json) -> Strict {
    match &json.kind {
        JsonKind::Null | JsonKind::Missing => Strict::Null,
        JsonKind::Boolean(value) => Strict::Bool(*value),
        JsonKind::Number(text) if exact_json::is_number(text) => Strict::Number(text.clone()),
        JsonKind::Number(text) | JsonKind::String(text) | JsonKind::Bare(text) => {
            Strict::text(text)
        }
        JsonKind::Array { elements, .. } => Strict::List(elements.iter().map(strict).collect()),
        JsonKind::Object(members) => {
            let members = members.iter();
            let members = members.map(|one| (one.key.value.clone(), strict(&one.value)));
            Strict::Map(members.collect())
        }
    }
}

/// Whether a text is strict JSON once its comments are taken out.
fn is_strict(text: &str) -> bool {
    let bare = if text.contains(['/', '#']) {
        without_comments(text).into()
    } else {
        Cow::Borrowed(text)
    };
    serde_json::from_str::<serde::de::IgnoredAny>(&bare).is_ok()
}

fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut quoted = false;
    while let Some(sign) = rest.chars().next() {
        let skipped = match (quoted, sign) {
            (true, '\\') => {
                let two = rest.chars().take(2).map(char::len_utf8).sum();
                out.push_str(&rest[..two]);
                two
            }
            (false, '/') if rest.starts_with("/*") => {
                rest.find("*/").map_or(rest.len(), |at| at + 2)
            }
            (false, '#') => rest.find('\n').unwrap_or(rest.len()),
            (false, '/') if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            _ => {
                quoted ^= sign == '"';
                out.push(sign);
                sign.len_utf8()
            }
        };
        rest = &rest[skipped..];
    }
    out
}
