//! Examples as strict JSON.

use api_model::{Example, Role};
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
    let mut out = String::new();
    write(json, 0, &mut out);
    Some(out)
}

fn write(json: &Json, depth: usize, out: &mut String) {
    match &json.kind {
        JsonKind::Null | JsonKind::Missing => out.push_str("null"),
        JsonKind::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
        JsonKind::Number(text) if is_json_number(text) => out.push_str(text),
        JsonKind::Number(text) | JsonKind::String(text) | JsonKind::Bare(text) => quote(text, out),
        JsonKind::Array { elements, .. } => {
            let items = elements.iter().map(|element| (None, element));
            write_all(['[', ']'], items, depth, out);
        }
        JsonKind::Object(members) => {
            let items = members
                .iter()
                .map(|member| (Some(member.key.value.as_str()), &member.value));
            write_all(['{', '}'], items, depth, out);
        }
    }
}

fn write_all<'a>(
    marks: [char; 2],
    items: impl Iterator<Item = (Option<&'a str>, &'a Json)>,
    depth: usize,
    out: &mut String,
) {
    out.push(marks[0]);
    let mut any = false;
    for (key, value) in items {
        out.push_str(if any { ",\n" } else { "\n" });
        out.push_str(&"  ".repeat(depth + 1));
        if let Some(key) = key {
            quote(key, out);
            out.push_str(": ");
        }
        write(value, depth + 1, out);
        any = true;
    }
    if any {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(marks[1]);
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            sign if sign.is_control() => {
                out.push_str("\\u");
                let digits = format!("{:04x}", u32::from(sign));
                out.push_str(&digits);
            }
            sign => out.push(sign),
        }
    }
    out.push('"');
}

fn is_json_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let leading =
        unsigned.len() > 1 && unsigned.starts_with('0') && unsigned.as_bytes()[1].is_ascii_digit();
    !leading && !text.starts_with('+') && super::scalar::is_numeric(text)
}

/// Whether a text is strict JSON once its comments are taken out.
fn is_strict(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(&without_comments(text)).is_ok()
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
