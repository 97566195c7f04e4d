//! JSON as a tree whose numbers stay text.

use client_runtime::{Decode, DecodeError, Kind, Reader, Scalar, to_json};

/// Any JSON. Members keep their order, numbers their digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Tree {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// A member of an object.
    pub(crate) fn member(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => {
                let found = members.iter().find(|(known, _)| known == name);
                found.map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// Whether it is neither a list nor an object.
    pub(crate) fn is_scalar(&self) -> bool {
        !matches!(self, Self::List(_) | Self::Object(_))
    }

    /// Indented JSON.
    pub(crate) fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(0));
        out
    }

    /// JSON on one line.
    pub(crate) fn compact(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    fn write(&self, out: &mut String, depth: Option<usize>) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(digits) => out.push_str(digits),
            Self::Text(text) => out.push_str(&to_json(text)),
            Self::List(items) => {
                enclosed(out, depth, ['[', ']'], items, |out, depth, item| {
                    item.write(out, depth);
                });
            }
            Self::Object(members) => {
                enclosed(
                    out,
                    depth,
                    ['{', '}'],
                    members,
                    |out, depth, (name, value)| {
                        out.push_str(&to_json(name));
                        out.push_str(if depth.is_some() { ": " } else { ":" });
                        value.write(out, depth);
                    },
                );
            }
        }
    }
}

/// Writes parts between signs; with a depth each on its own line.
fn enclosed<T>(
    out: &mut String,
    depth: Option<usize>,
    [open, close]: [char; 2],
    parts: &[T],
    write: impl Fn(&mut String, Option<usize>, &T),
) {
    let within = depth.map(|depth| depth + 1);
    out.push(open);
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        line(out, within);
        write(out, within, part);
    }
    if !parts.is_empty() {
        line(out, depth);
    }
    out.push(close);
}

fn line(out: &mut String, depth: Option<usize>) {
    if let Some(depth) = depth {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    }
}

impl Decode for Tree {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        Ok(match reader.peek()? {
            Kind::Null => {
                reader.skip()?;
                Self::Null
            }
            Kind::Array => {
                let mut items = Vec::new();
                reader.array(&mut |item| {
                    items.push(Self::decode(item)?);
                    Ok(())
                })?;
                Self::List(items)
            }
            Kind::Object => {
                let mut members = Vec::new();
                reader.object(&[], &mut |name, value| {
                    members.push((name.to_owned(), Self::decode(value)?));
                    Ok(client_runtime::Known::Yes)
                })?;
                Self::Object(members)
            }
            Kind::Bool | Kind::Number | Kind::Text => match reader.scalar()? {
                Scalar::Text(text) => Self::Text(text.into_owned()),
                Scalar::Number(digits) => Self::Number(digits.to_owned()),
                Scalar::Bool(value) => Self::Bool(value),
            },
        })
    }

    fn absent() -> Option<Self> {
        Some(Self::Null)
    }
}
