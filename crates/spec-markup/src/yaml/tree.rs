//! From the events of the parser that `serde_yaml` is built on to the tree.
//!
//! Deserialising would lose what is needed here: the style of a scalar, the place of a block's text, and a second key
//! of the same name. Nothing recurses, and aliases are counted before they are copied.

use std::collections::BTreeMap;
use std::ops::Range;

use diagnostics::codes::markup as codes;
use diagnostics::{Diagnostic, Span, Spanned};
use serde_yaml::granit_parser::{self as parser, Event, Parser, StructureStyle};

use super::fault::{Fault, FaultKind};
use super::read::Source;
use super::{Yaml, YamlEntry, YamlKind, block, repeated, scalar};
use crate::Limits;

/// A tree and what was found on the way.
pub(super) struct Built {
    pub(super) root: Yaml,
    pub(super) findings: Vec<Diagnostic>,
}

/// Builds the tree of `text`, a form of the source's text in which values may be masked.
pub(super) fn build(source: &Source<'_>, text: &str, limits: &Limits) -> Result<Built, Fault> {
    // Of a masked text, places are not those of the source.
    let in_lines = (text == source.text).then(|| in_lines(source, limits));
    match in_lines.flatten() {
        Some(built) => Ok(built),
        None => parsed(source, text, limits),
    }
}

/// The tree of a text in the form that most pages have; nothing for any other.
pub(super) fn in_lines(source: &Source<'_>, limits: &Limits) -> Option<Built> {
    let mut builder = Builder::new(source, limits);
    block::read(source.text, &mut builder)?;
    Some(builder.finish(source.text))
}

/// The tree of any text, by the parser.
pub(super) fn parsed(source: &Source<'_>, text: &str, limits: &Limits) -> Result<Built, Fault> {
    let mut builder = Builder::new(source, limits);
    let options = parser::options! {
        flow_nesting_limit: limits.depth + 2,
        block_nesting_limit: limits.depth + 2,
    };
    let mut events = Parser::new_from_str_with_options(text, options);
    while let Some(event) = events.next_event() {
        let (event, span) = event.map_err(|error| Fault::of(&error, text).bounded(limits))?;
        if matches!(event, Event::DocumentStart(..)) && builder.root.is_some() {
            builder.second_document(range(span, source.text));
            break;
        }
        builder.take(event, range(span, source.text))?;
    }
    Ok(builder.finish(text))
}

impl Fault {
    /// The parser's own bound on depth, with the limit that it stands for.
    fn bounded(mut self, limits: &Limits) -> Self {
        if let FaultKind::Depth(limit) = &mut self.kind {
            *limit = limits.depth;
        }
        self
    }
}

/// The bytes of an event, on character boundaries: the parser counts an indentation that an empty block may lack.
fn range(span: parser::Span, text: &str) -> Range<usize> {
    let clamp = |at: usize| {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let range = span.byte_range().unwrap_or_default();
    let start = clamp(range.start);
    start..clamp(range.end).max(start)
}

pub(super) struct Builder<'a> {
    source: &'a Source<'a>,
    limits: Limits,
    stack: Vec<Open>,
    anchors: BTreeMap<usize, Node>,
    values: usize,
    root: Option<Yaml>,
    findings: Vec<Diagnostic>,
}

/// A finished value, with what it weighs.
#[derive(Clone)]
struct Node {
    yaml: Yaml,
    size: usize,
    depth: usize,
}

/// A collection that is not closed yet.
struct Open {
    anchor: usize,
    span: Span,
    flow: bool,
    size: usize,
    depth: usize,
    content: Content,
}

enum Content {
    Sequence(Vec<Yaml>),
    Mapping {
        entries: Vec<YamlEntry>,
        /// Where the entry of a key stands; empty while there are few.
        known: BTreeMap<String, usize>,
        key: Option<Spanned<String>>,
    },
}

impl<'a> Builder<'a> {
    fn new(source: &'a Source<'a>, limits: &Limits) -> Self {
        Self {
            source,
            limits: *limits,
            stack: Vec::new(),
            anchors: BTreeMap::new(),
            values: 0,
            root: None,
            findings: Vec::new(),
        }
    }

    fn finish(self, text: &str) -> Built {
        let root = self.root.unwrap_or(Yaml {
            span: self.source.span(0..text.len()),
            kind: YamlKind::Null,
        });
        Built {
            root,
            findings: self.findings,
        }
    }

    /// Goes on by an event, which stands at a range of the source.
    pub(super) fn take(&mut self, event: Event<'_>, at: Range<usize>) -> Result<(), Fault> {
        match event {
            Event::Scalar(value, style, anchor, _) => {
                let node = Node {
                    yaml: scalar::scalar(&value, style, at.clone(), self.source),
                    size: 1,
                    depth: 0,
                };
                self.count(1, at.start)?;
                self.remember(anchor, &node);
                self.put(node);
            }
            Event::Alias(anchor) => {
                let node = self.anchors.get(&anchor).cloned();
                let node = node.ok_or(Fault {
                    at: at.start,
                    kind: FaultKind::Syntax(
                        "an alias stands inside the value that it names".into(),
                        "write the value out".into(),
                    ),
                })?;
                self.count(node.size, at.start)?;
                self.fits(node.depth, at.start)?;
                self.put(node);
            }
            Event::SequenceStart(style, anchor, _) => {
                self.open(anchor, style, &at, Content::Sequence(Vec::new()))?;
            }
            Event::MappingStart(style, anchor, _) => {
                let content = Content::Mapping {
                    entries: Vec::new(),
                    known: BTreeMap::new(),
                    key: None,
                };
                self.open(anchor, style, &at, content)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(at),
            _ => {}
        }
        Ok(())
    }

    fn count(&mut self, size: usize, at: usize) -> Result<(), Fault> {
        self.values += size;
        let limit = self.limits.values;
        let fits = self.values <= limit;
        fits.then_some(()).ok_or(Fault {
            at,
            kind: FaultKind::Values(limit),
        })
    }

    fn fits(&self, depth: usize, at: usize) -> Result<(), Fault> {
        let limit = self.limits.depth;
        let fits = self.stack.len() + depth <= limit;
        fits.then_some(()).ok_or(Fault {
            at,
            kind: FaultKind::Depth(limit),
        })
    }

    fn open(
        &mut self,
        anchor: usize,
        style: StructureStyle,
        at: &Range<usize>,
        content: Content,
    ) -> Result<(), Fault> {
        self.count(1, at.start)?;
        self.fits(1, at.start)?;
        self.stack.push(Open {
            anchor,
            span: self.source.span(at.clone()),
            flow: style == StructureStyle::Flow,
            size: 1,
            depth: 1,
            content,
        });
        Ok(())
    }

    fn close(&mut self, at: Range<usize>) {
        let Some(open) = self.stack.pop() else {
            return;
        };
        // The end of a block is where the next thing begins: it is covered by what it holds instead.
        let span = if open.flow {
            open.span.to(self.source.span(at))
        } else {
            open.span
        };
        let kind = match open.content {
            Content::Sequence(elements) => YamlKind::Sequence(elements),
            Content::Mapping { entries, .. } => YamlKind::Mapping(merged(entries)),
        };
        let yaml = Yaml {
            span: cover(span, &kind),
            kind,
        };
        let node = Node {
            yaml,
            size: open.size,
            depth: open.depth,
        };
        self.remember(open.anchor, &node);
        self.put(node);
    }

    fn remember(&mut self, anchor: usize, node: &Node) {
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
    }

    fn put(&mut self, node: Node) {
        let Some(open) = self.stack.last_mut() else {
            self.root.get_or_insert(node.yaml);
            return;
        };
        open.size += node.size;
        open.depth = open.depth.max(node.depth + 1);
        match &mut open.content {
            Content::Sequence(elements) => elements.push(node.yaml),
            Content::Mapping {
                entries,
                known,
                key,
            } => match key.take() {
                None => *key = Some(as_key(&node.yaml, &mut self.findings)),
                Some(key) => {
                    if let Some(have) = repeated::find(&key.value, entries, known) {
                        let first = have.key.span;
                        let found = repeated::join(have, &key, first, node.yaml);
                        self.findings.push(found);
                        return;
                    }
                    entries.push(YamlEntry {
                        key,
                        value: node.yaml,
                    });
                }
            },
        }
    }

    /// A key of a mapping in block style; nothing where no key can stand, or it would be none of text.
    pub(super) fn key(&mut self, key: &str, at: Range<usize>) -> Option<()> {
        self.count(1, at.start).ok()?;
        let span = self.source.span(at);
        let open = self.stack.last_mut()?;
        open.size += 1;
        let Content::Mapping { key: next, .. } = &mut open.content else {
            return None;
        };
        let is_text = next.is_none() && !key.eq_ignore_ascii_case("null");
        *next = Some(Spanned::new(key.to_owned(), span));
        is_text.then_some(())
    }

    fn second_document(&mut self, at: Range<usize>) {
        let span = self.source.span(at);
        let said = "this is no valid YAML: a second document starts here";
        self.findings.push(
            Diagnostic::new(codes::YAML_INVALID, span, said)
                .help("keep one document, or write the next in a file of its own"),
        );
    }
}

fn as_key(yaml: &Yaml, findings: &mut Vec<Diagnostic>) -> Spanned<String> {
    if matches!(yaml.kind, YamlKind::Sequence(_) | YamlKind::Mapping(_)) {
        let said = "this is no valid YAML: a list or a mapping stands where a key should";
        findings.push(
            Diagnostic::new(codes::YAML_INVALID, yaml.span, said)
                .help("put the text in quotes, or write `key: value`"),
        );
    }
    Spanned::new(yaml.text().unwrap_or_default().to_owned(), yaml.span)
}

/// Entries with those of `<<: *anchor` added behind the mapping's own.
fn merged(entries: Vec<YamlEntry>) -> Vec<YamlEntry> {
    if entries.iter().all(|entry| entry.key.value != "<<") {
        return entries;
    }
    let (merges, mut own): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .partition(|entry| entry.key.value == "<<");
    let mut known: std::collections::BTreeSet<String> =
        own.iter().map(|entry| entry.key.value.clone()).collect();
    for merge in merges {
        let sources = match merge.value.kind {
            YamlKind::Sequence(elements) => elements,
            kind => vec![Yaml {
                span: merge.value.span,
                kind,
            }],
        };
        let added = sources.into_iter().flat_map(|source| match source.kind {
            YamlKind::Mapping(entries) => entries,
            _ => Vec::new(),
        });
        own.extend(added.filter(|entry| known.insert(entry.key.value.clone())));
    }
    own
}

/// A block collection covers what it holds.
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
