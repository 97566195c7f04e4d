//! From text to the tree, and back on the feet where the text is no YAML.
//!
//! A fault is told once, at its place. Then the line at fault is read as plain text and the rest as it stands, so that
//! one bad line does not cost a page.

use diagnostics::codes::markup as codes;
use diagnostics::{Diagnostic, FileId, Sink, Span};

use super::fault::Fault;
use super::{Yaml, YamlKind, repair, tree};
use crate::Limits;

/// Bytes that are parsed again and again after faults, all attempts together.
const EFFORT: usize = 16 << 20;
/// Lines of one text that are mended before the rest is given up.
const MENDED: usize = 10;

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
    let source = Source { file, text, offset };
    let empty = Yaml {
        span: source.span(0..text.len()),
        kind: YamlKind::Null,
    };
    if text.trim().is_empty() {
        return empty;
    }
    recovered(&source, limits, sink).unwrap_or(empty)
}

/// The tree, if need be of a text in which lines at fault are masked.
fn recovered(source: &Source<'_>, limits: &Limits, sink: &mut Sink) -> Option<Yaml> {
    let mut attempts = (EFFORT / source.text.len().max(1)).clamp(2, 4 * MENDED);
    let mut masked = source.text.to_owned();
    let mut mended = 0;
    let mut outcome = tree::build(source, &masked, limits);
    loop {
        let fault = match outcome {
            Ok(built) => {
                built.findings.into_iter().for_each(|f| sink.push(f));
                return Some(built.root);
            }
            Err(fault) => fault,
        };
        let mut better = None;
        for repair in repair::candidates(&masked, &fault) {
            if attempts == 0 || mended == MENDED {
                break;
            }
            attempts -= 1;
            let next = tree::build(source, &repair.text, limits);
            if next.as_ref().err().is_none_or(|next| next.at > fault.at) {
                better = Some((repair, next));
                break;
            }
        }
        let Some((repair, next)) = better else {
            let told = super::opener::before(&masked, fault.at).filter(|_| !fault.is_bound());
            sink.push(told.as_ref().unwrap_or(&fault).finding(source, false));
            return above(source, &masked, &fault, limits, sink);
        };
        let told = repair.instead.as_ref().unwrap_or(&fault);
        sink.push(told.finding(source, repair.harmless));
        mended += 1;
        masked = repair.text;
        outcome = next;
    }
}

/// Everything above the line at fault, where that can be read.
fn above(
    source: &Source<'_>,
    masked: &str,
    fault: &Fault,
    limits: &Limits,
    sink: &mut Sink,
) -> Option<Yaml> {
    if fault.is_bound() {
        return None;
    }
    let line = masked.get(..fault.at)?.rfind('\n')? + 1;
    let built = tree::build(source, &masked[..line], limits).ok()?;
    built.findings.into_iter().for_each(|f| sink.push(f));
    Some(built.root)
}

/// A text and where it stands.
pub(super) struct Source<'a> {
    /// The file.
    pub(super) file: FileId,
    /// The YAML as it is written.
    pub(super) text: &'a str,
    /// Where the YAML starts in the file.
    pub(super) offset: usize,
}

impl Source<'_> {
    /// The place of a range of the text, moved to character boundaries.
    pub(super) fn span(&self, range: std::ops::Range<usize>) -> Span {
        let clamp = |at: usize| {
            let mut at = at.min(self.text.len());
            while !self.text.is_char_boundary(at) {
                at -= 1;
            }
            at + self.offset
        };
        Span::new(self.file, clamp(range.start), clamp(range.end))
    }
}
