//! Mechanical cures, applied: each replaces bytes of one file, and everything else stays as it is.

use crate::{Diagnostic, FileId, Fix, SourceMap};

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The file.
    pub file: FileId,
    /// Its new text.
    pub text: String,
    /// The findings whose cures were applied, as indices into the list that was given.
    pub applied: Vec<usize>,
}

/// Applies the safe fixes of findings, file by file. Where two of them touch the same bytes the first by place wins and
/// the other waits for another round; two that say the same count as one.
#[must_use]
pub fn apply(findings: &[Diagnostic], sources: &SourceMap) -> Vec<Fixed> {
    let mut done: Vec<Fixed> = Vec::new();
    let mut last: Option<&Fix> = None;
    let mut read = 0;
    for (at, fix) in safe(findings, sources) {
        let before = last.filter(|last| last.span.file == fix.span.file);
        if before.is_none() {
            finish(done.last_mut(), read, sources);
            read = 0;
            done.push(Fixed {
                file: fix.span.file,
                text: String::new(),
                applied: Vec::new(),
            });
        }
        let Some(file) = done.last_mut() else {
            continue;
        };
        match before {
            Some(before) if says_the_same(before, fix) => file.applied.push(at),
            Some(before) if touches(before, fix) => {}
            _ => {
                let text = sources.file(fix.span.file).text();
                let kept = text.get(read..fix.span.start as usize).unwrap_or("");
                file.text.push_str(kept);
                file.text.push_str(&fix.replacement);
                file.applied.push(at);
                read = fix.span.end as usize;
                last = Some(fix);
            }
        }
    }
    finish(done.last_mut(), read, sources);
    done
}

/// The fixes that may be applied unasked, by place, each with the index of its finding.
fn safe<'a>(findings: &'a [Diagnostic], sources: &SourceMap) -> Vec<(usize, &'a Fix)> {
    let mut fixes: Vec<(usize, &Fix)> = findings
        .iter()
        .enumerate()
        .filter_map(|(at, finding)| Some((at, finding.fix.as_ref().filter(|fix| fix.safe)?)))
        .filter(|(_, fix)| {
            let text = sources.get(fix.span.file).map(crate::SourceFile::text);
            text.is_some_and(|text| text.get(fix.span.range()).is_some())
        })
        .collect();
    fixes.sort_by_key(|(at, fix)| (fix.span, *at));
    fixes
}

/// Adds what stands behind the last change.
fn finish(file: Option<&mut Fixed>, read: usize, sources: &SourceMap) {
    if let Some(file) = file {
        let text = sources.file(file.file).text();
        file.text.push_str(text.get(read..).unwrap_or(""));
    }
}

fn says_the_same(one: &Fix, other: &Fix) -> bool {
    one.span == other.span && one.replacement == other.replacement
}

/// Whether a fix, which starts no earlier than another, shares a byte or a place with it.
fn touches(earlier: &Fix, later: &Fix) -> bool {
    later.span.start < earlier.span.end || later.span.start == earlier.span.start
}
