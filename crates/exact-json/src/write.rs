//! From the tree to text.

use std::fmt;

use crate::Json;

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let depth = f.alternate().then_some(0);
        let mut out = String::new();
        self.write(depth, &mut out);
        f.write_str(&out)
    }
}

impl Json {
    /// Writes the value; its lines are `depth` levels deep, or there is but one.
    fn write(&self, depth: Option<usize>, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(text) => out.push_str(text),
            Self::Text(text) => quote(text, out),
            Self::List(elements) => {
                let items = elements.iter().map(|element| (None, element));
                write_all(['[', ']'], items, depth, out);
            }
            Self::Map(members) => {
                let items = members.iter().map(|(name, value)| (Some(name), value));
                write_all(['{', '}'], items, depth, out);
            }
        }
    }
}

fn write_all<'a>(
    marks: [char; 2],
    items: impl ExactSizeIterator<Item = (Option<&'a String>, &'a Json)>,
    depth: Option<usize>,
    out: &mut String,
) {
    let is_empty = items.len() == 0;
    let inner = depth.map(|depth| depth + 1);
    out.push(marks[0]);
    for (at, (name, value)) in items.enumerate() {
        if at > 0 {
            out.push(',');
        }
        break_line(inner, out);
        if let Some(name) = name {
            quote(name, out);
            out.push_str(if depth.is_some() { ": " } else { ":" });
        }
        value.write(inner, out);
    }
    if !is_empty {
        break_line(depth, out);
    }
    out.push(marks[1]);
}

fn break_line(depth: Option<usize>, out: &mut String) {
    if let Some(depth) = depth {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    }
}

fn quote(text: &str, out: &mut String) {
    let escaped = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
    if text.bytes().any(escaped) {
        out.push_str(&serde_json::Value::from(text).to_string());
    } else {
        out.extend(["\"", text, "\""]);
    }
}
