//! From text to the tree, through `serde_yaml`: the only module that knows which YAML library is used.
//!
//! The library tells where each value stands; the text of plain scalars is then taken from the file itself, so that
//! `010`, `1_000`, `no` and `1,2` stay what was written.

use std::fmt;

use diagnostics::codes::markup as codes;
use diagnostics::{Diagnostic, FileId, Sink, Span, Spanned};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{Yaml, YamlEntry, YamlKind, scalar};
use crate::Limits;

/// Reads a whole file of YAML. Null, and a finding, where it cannot be read.
pub fn read(file: FileId, text: &str, limits: &Limits, sink: &mut Sink) -> Yaml {
    if text.len() > limits.page_bytes {
        let finding = Diagnostic::new(
            codes::PAGE_TOO_LARGE,
            Span::point(file, 0),
            format!("the file has {} bytes", text.len()),
        );
        sink.push(finding.help(format!(
            "split it: a file may have {} bytes",
            limits.page_bytes
        )));
        return Yaml {
            span: Span::point(file, 0),
            kind: YamlKind::Null,
        };
    }
    read_from(file, text, 0, limits, sink)
}

/// Reads YAML that starts at byte `offset` of its file.
pub(crate) fn read_from(
    file: FileId,
    text: &str,
    offset: usize,
    limits: &Limits,
    sink: &mut Sink,
) -> Yaml {
    let empty = Yaml {
        span: Span::new(file, offset, offset + text.len()),
        kind: YamlKind::Null,
    };
    if text.trim().is_empty() {
        return empty;
    }
    if let Some(at) = too_deep(text, limits.depth) {
        sink.push(
            Diagnostic::new(
                codes::YAML_TOO_DEEP,
                Span::point(file, offset + at),
                "the front matter nests too deep",
            )
            .help(format!("nest at most {} levels", limits.depth)),
        );
        return empty;
    }
    let source = Source { file, text, offset };
    match parse(text, limits) {
        Ok(node) => node.into_yaml(&source),
        Err(error) => {
            sink.push(source.finding(&error));
            mended(&source, limits).unwrap_or(empty)
        }
    }
}

/// What can be read of a text that is no YAML: everything above the place of the fault.
fn mended(source: &Source<'_>, limits: &Limits) -> Option<Yaml> {
    let error = parse(source.text, limits).err()?;
    let at = error
        .location()
        .map(|at| at.span().byte_offset().unwrap_or_default() as usize)?;
    let above = source.text.get(..at)?.rfind('\n')?;
    let good = source.text.get(..=above)?;
    parse(good, limits).ok().map(|node| node.into_yaml(source))
}

/// A text and where it stands.
pub(super) struct Source<'a> {
    /// The file.
    pub(super) file: FileId,
    /// The YAML.
    pub(super) text: &'a str,
    /// Where the YAML starts in the file.
    pub(super) offset: usize,
}

impl Source<'_> {
    fn span(&self, at: serde_yaml::Span) -> Span {
        let start = at.byte_offset().unwrap_or_default() as usize;
        let end = start + at.byte_len().unwrap_or_default() as usize;
        let clamp = |at: usize| {
            let mut at = at.min(self.text.len());
            while !self.text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        Span::new(
            self.file,
            self.offset + clamp(start),
            self.offset + clamp(end),
        )
    }

    fn finding(&self, error: &serde_yaml::Error) -> Diagnostic {
        let location = error.location();
        let span = location.map_or_else(
            || Span::point(self.file, self.offset),
            |at| self.span(at.span()),
        );
        let said = error.to_string();
        let said = said.lines().next().unwrap_or_default();
        let said = said.split(" at line ").next().unwrap_or(said);
        let said = said.trim_start_matches("error: ");
        let said = said
            .split_once(": ")
            .filter(|(head, _)| head.starts_with("line "))
            .map_or(said, |(_, tail)| tail);
        let budget =
            said.contains("budget") || said.contains("alias") || said.contains("recursion");
        let code = if budget {
            codes::YAML_TOO_DEEP
        } else {
            codes::YAML_INVALID
        };
        let help = if said.contains("duplicate") {
            "keep one of the two keys"
        } else if budget {
            "write the values out instead of expanding aliases"
        } else {
            "mend the line: indent with blanks, quote text that holds `: ` or ` #` or starts with one of `@`%&*!|>{[`"
        };
        Diagnostic::new(code, span, format!("this is no valid YAML: {said}")).help(help)
    }
}

fn parse(text: &str, limits: &Limits) -> Result<Node, serde_yaml::Error> {
    let mut options = serde_yaml::Options::default();
    options.strict_booleans = true;
    options.leading_zero_numbers_as_strings = true;
    options.underscored_numbers_as_strings = true;
    options.with_snippet = false;
    options.duplicate_keys = serde_yaml::DuplicateKeyPolicy::Error;
    if let Some(budget) = options.budget.as_mut() {
        budget.max_depth = limits.depth;
        budget.max_nodes = limits.values;
    }
    serde_yaml::from_str_with_options::<serde_yaml::Spanned<Kind>>(text, options).map(Node)
}

/// Where brackets or indentation nest beyond the limit; asked before a recursive reader sees the text.
fn too_deep(text: &str, limit: usize) -> Option<usize> {
    let (mut open, mut at) = (0_usize, 0);
    for line in text.split_inclusive('\n') {
        let dashes = line
            .trim_start()
            .split("- ")
            .take_while(|part| part.is_empty())
            .count();
        if dashes > limit || line.matches("? ").count() > limit {
            return Some(at);
        }
        for (column, byte) in line.bytes().enumerate() {
            match byte {
                b'[' | b'{' => open += 1,
                b']' | b'}' => open = open.saturating_sub(1),
                _ => {}
            }
            // Brackets inside prose and examples rarely balance; only what no page has counts.
            if open > limit * 16 {
                return Some(at + column);
            }
        }
        at += line.len();
    }
    None
}

struct Node(serde_yaml::Spanned<Kind>);

enum Kind {
    Null,
    Scalar(String),
    Sequence(Vec<serde_yaml::Spanned<Kind>>),
    Mapping(Vec<(serde_yaml::Spanned<String>, serde_yaml::Spanned<Kind>)>),
}

impl Node {
    fn into_yaml(self, source: &Source<'_>) -> Yaml {
        let span = source.span(self.0.referenced.span());
        let kind = match self.0.value {
            Kind::Null => YamlKind::Null,
            Kind::Scalar(value) => scalar::scalar(&value, span, source),
            Kind::Sequence(elements) => YamlKind::Sequence(
                elements
                    .into_iter()
                    .map(|element| Self(element).into_yaml(source))
                    .collect(),
            ),
            Kind::Mapping(entries) => YamlKind::Mapping(
                entries
                    .into_iter()
                    .map(|(key, value)| YamlEntry {
                        key: Spanned::new(key.value, source.span(key.referenced.span())),
                        value: Self(value).into_yaml(source),
                    })
                    .collect(),
            ),
        };
        let span = cover(span, &kind);
        Yaml { span, kind }
    }
}

/// Collections are placed at their first sign by the library; here they cover what they hold.
fn cover(span: Span, kind: &YamlKind) -> Span {
    match kind {
        YamlKind::Sequence(elements) => elements
            .iter()
            .fold(span, |span, element| span.to(element.span)),
        YamlKind::Mapping(entries) => entries.iter().fold(span, |span, entry| {
            span.to(entry.key.span).to(entry.value.span)
        }),
        YamlKind::Null | YamlKind::Scalar(..) => span,
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(KindVisitor)
    }
}

struct KindVisitor;

impl<'de> Visitor<'de> for KindVisitor {
    type Value = Kind;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Kind, E> {
        Ok(Kind::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Kind, E> {
        Ok(Kind::Null)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Kind, E> {
        Ok(Kind::Scalar(text.to_owned()))
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Kind, E> {
        Ok(Kind::Scalar(value.to_string()))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Kind, E> {
        Ok(Kind::Scalar(value.to_string()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Kind, E> {
        Ok(Kind::Scalar(value.to_string()))
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Kind, E> {
        Ok(Kind::Scalar(value.to_string()))
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<Kind, E> {
        Ok(Kind::Scalar(value.to_string()))
    }

    /// The float is thrown away: plain scalars are read from the file's own text.
    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Kind, E> {
        Ok(Kind::Scalar(String::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Kind, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = access.next_element()? {
            elements.push(element);
        }
        Ok(Kind::Sequence(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Kind, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Kind::Mapping(entries))
    }
}
