//! JSON that keeps numbers as they stand and members in their order.

use std::fmt::{self, Write};

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Json {
    /// `null`, a truth or a number, as it is written.
    Bare(String),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

impl Json {
    /// Reads strict JSON.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Some(match text.bytes().next()? {
            b'"' => Self::Text(serde_json::from_str(text).ok()?),
            b'[' => {
                let elements: Vec<&RawValue> = serde_json::from_str(text).ok()?;
                let elements = elements.iter().map(|one| Self::parse(one.get()));
                Self::List(elements.collect::<Option<_>>()?)
            }
            b'{' => {
                let Members(members) = serde_json::from_str(text).ok()?;
                let member =
                    |(name, raw): (String, &RawValue)| Some((name, Self::parse(raw.get())?));
                Self::Map(members.into_iter().map(member).collect::<Option<_>>()?)
            }
            _ => Self::Bare(
                serde_json::from_str::<&RawValue>(text)
                    .ok()?
                    .get()
                    .to_owned(),
            ),
        })
    }

    /// A scalar as it is typed; lists and maps as JSON.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Bare(text) | Self::Text(text) => text.clone(),
            other => other.compact(),
        }
    }

    /// The elements of a list with commas between, as queries and flags take it.
    pub(crate) fn joined(&self) -> String {
        match self {
            Self::List(elements) => elements
                .iter()
                .map(Self::words)
                .collect::<Vec<_>>()
                .join(","),
            other => other.words(),
        }
    }

    /// On one line.
    pub(crate) fn compact(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    /// On lines.
    pub(crate) fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(0));
        out
    }

    fn write(&self, out: &mut String, depth: Option<usize>) {
        let inner = depth.map(|depth| depth + 1);
        match self {
            Self::Bare(text) => out.push_str(text),
            Self::Text(text) => out.push_str(&literal(text)),
            Self::List(elements) if elements.is_empty() => out.push_str("[]"),
            Self::Map(members) if members.is_empty() => out.push_str("{}"),
            Self::List(elements) => {
                for (at, element) in elements.iter().enumerate() {
                    out.push(if at == 0 { '[' } else { ',' });
                    line(out, inner);
                    element.write(out, inner);
                }
                line(out, depth);
                out.push(']');
            }
            Self::Map(members) => {
                for (at, (name, value)) in members.iter().enumerate() {
                    out.push(if at == 0 { '{' } else { ',' });
                    line(out, inner);
                    let _ = write!(out, "{}:", literal(name));
                    out.push_str(if depth.is_some() { " " } else { "" });
                    value.write(out, inner);
                }
                line(out, depth);
                out.push('}');
            }
        }
    }
}

fn literal(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn line(out: &mut String, depth: Option<usize>) {
    if let Some(depth) = depth {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
}

/// The members of an object, each as it is written.
struct Members<'t>(Vec<(String, &'t RawValue)>);

impl<'t> Deserialize<'t> for Members<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'t> Visitor<'t> for InOrder {
            type Value = Members<'t>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}
