//! Safe fixes of findings, applied to the texts of a folder until there is none left.
//!
//! A fix is kept only where its finding goes away and no other comes: every round is read anew before it counts.

use std::collections::{BTreeMap, BTreeSet};

use diagnostics::{Diagnostic, SourceMap, fixes};

use crate::{ApiFolder, Options, PageText, Understood, understand};

/// Rounds of fixing; each mends something, and what is left after so many is nobody's page.
const ROUNDS: usize = 12;

/// A folder after its fixes.
#[derive(Debug)]
pub struct Mended {
    /// New texts, by path below the folder.
    pub texts: BTreeMap<String, String>,
    /// What was done, by path: the line at that time, the code, and the title of the fix.
    pub done: Vec<(String, u32, &'static str, String)>,
    /// What is found afterwards.
    pub understood: Understood,
}

/// Applies the safe fixes of the findings that `wanted` picks.
#[must_use]
pub fn mend(
    mut folder: ApiFolder,
    options: &Options,
    wanted: &dyn Fn(&Diagnostic, &SourceMap) -> bool,
) -> Mended {
    let mut mended = Mended {
        texts: BTreeMap::new(),
        done: Vec::new(),
        understood: understand(folder.clone(), options),
    };
    let mut refused = BTreeSet::new();
    for _ in 0..ROUNDS {
        let now = &mended.understood;
        let findings: Vec<Diagnostic> = now
            .findings
            .iter()
            .filter(|finding| {
                wanted(finding, &now.sources) && !refused.contains(&key(finding, now))
            })
            .cloned()
            .collect();
        let Some(step) = step(&folder, &findings, now, options) else {
            let single = findings
                .iter()
                .find(|finding| finding.fix.as_ref().is_some_and(|fix| fix.safe));
            let Some(single) = single else { break };
            let one = [single.clone()];
            let Some(step) = self::step(&folder, &one, now, options) else {
                refused.insert(key(single, now));
                continue;
            };
            mended.take(&mut folder, step);
            continue;
        };
        mended.take(&mut folder, step);
    }
    mended
}

/// A round that holds: the changed texts, what was done, and what is found then.
struct Step {
    texts: BTreeMap<String, String>,
    done: Vec<(String, u32, &'static str, String)>,
    understood: Understood,
}

impl Mended {
    fn take(&mut self, folder: &mut ApiFolder, step: Step) {
        for (path, text) in &step.texts {
            put(folder, path, text);
        }
        self.texts.extend(step.texts);
        self.done.extend(step.done);
        self.understood = step.understood;
    }
}

/// Applies fixes together; nothing where there is none, or where findings come that were not there.
fn step(
    folder: &ApiFolder,
    findings: &[Diagnostic],
    now: &Understood,
    options: &Options,
) -> Option<Step> {
    let fixed = fixes::apply(findings, &now.sources);
    if fixed.is_empty() {
        return None;
    }
    let mut next = folder.clone();
    let (mut texts, mut done) = (BTreeMap::new(), Vec::new());
    for file in fixed {
        let path = below(now, now.sources.file(file.file).path()).to_owned();
        put(&mut next, &path, &file.text);
        for at in file.applied {
            let finding = &findings[at];
            let title = finding
                .fix
                .as_ref()
                .map_or_else(String::new, |fix| fix.title.clone());
            let line = now.sources.place(finding.span()).line;
            done.push((path.clone(), line, finding.code.id, title));
        }
        texts.insert(path, file.text);
    }
    let understood = understand(next, options);
    let (before, after) = (count(now), count(&understood));
    let worse = after
        .iter()
        .any(|(code, count)| before.get(code).copied().unwrap_or(0) < *count);
    let fewer = after.values().sum::<usize>() < before.values().sum::<usize>();
    (!worse && fewer).then_some(Step {
        texts,
        done,
        understood,
    })
}

fn count(understood: &Understood) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in &understood.findings {
        *counts.entry(finding.code.id).or_default() += 1;
    }
    counts
}

/// What tells a finding from others in one state of its file.
fn key(finding: &Diagnostic, now: &Understood) -> (String, u32, &'static str) {
    let path = now.sources.file(finding.span().file).path().to_owned();
    (path, finding.span().start, finding.code.id)
}

fn below<'a>(understood: &Understood, path: &'a str) -> &'a str {
    path.strip_prefix(&understood.shown)
        .unwrap_or(path)
        .trim_start_matches('/')
}

fn put(folder: &mut ApiFolder, path: &str, text: &str) {
    let places = folder
        .pages
        .iter_mut()
        .chain(&mut folder.manifest)
        .chain(&mut folder.corrections);
    for page in places.filter(|page| page.path == path) {
        *page = PageText {
            path: path.to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
    }
}
