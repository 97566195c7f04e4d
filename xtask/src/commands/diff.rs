//! `diff`: what changed for users between two states of the pages.

use std::collections::{BTreeMap, BTreeSet};

use codegen_pipeline::{ApiFolder, Class, Options, Report, Understood, Verdict, diff, understand};
use diagnostics::Severity;

use crate::arguments::{Diff, DiffFormat, FailOn};
use crate::output::Output;
use crate::{Ended, Unusable, states};

/// Compares, prints, and fails where the call wants that.
pub(crate) fn run(call: &Diff, output: &mut Output) -> Result<Ended, Unusable> {
    let (old, new) = states::both(call)?;
    let mut report = Report::default();
    for (mut old, mut new) in paired(old, new, &call.api)? {
        output.progress(format!("comparing {} pages", new.pages.len()));
        let found = diff(&mut old, &mut new);
        if found.verdict() == Verdict::Error && call.format == DiffFormat::Text {
            show_errors(&mut old, output);
            show_errors(&mut new, output);
        }
        report.changes.extend(found.changes);
        report.faults.extend(found.faults);
    }
    let text = match call.format {
        DiffFormat::Text => report.to_text(),
        DiffFormat::Markdown => report.to_markdown(),
        DiffFormat::Json => report
            .to_json()
            .map_err(|error| Unusable::new(error.to_string()))?,
    };
    output.result(&text);
    ended(call.fail_on, &report)
}

fn ended(fail_on: FailOn, report: &Report) -> Result<Ended, Unusable> {
    let verdict = report.verdict();
    if verdict == Verdict::Error {
        return Err(Unusable::new("there are pages that cannot be read"));
    }
    let worst = report.wire().max(report.rust());
    let fails = match fail_on {
        FailOn::Breaking => verdict == Verdict::Breaking,
        FailOn::Rust => verdict == Verdict::Breaking || worst == Class::Breaking,
        FailOn::Compatible => verdict != Verdict::DocsOnly || worst >= Class::Compatible,
        FailOn::Never => false,
    };
    Ok(if fails { Ended::Findings } else { Ended::Clean })
}

/// Both states of each API. Where either state is one API, the two are one, whatever their folders are called.
fn paired(
    mut old: BTreeMap<String, ApiFolder>,
    mut new: BTreeMap<String, ApiFolder>,
    wanted: &[String],
) -> Result<Vec<(Understood, Understood)>, Unusable> {
    if old.len() == 1 && new.len() == 1 {
        let pairs = old.into_values().zip(new.into_values());
        return Ok(pairs.map(|(old, new)| understood(old, new)).collect());
    }
    let names: BTreeSet<String> = old.keys().chain(new.keys()).cloned().collect();
    if let Some(name) = wanted.iter().find(|name| !names.contains(*name)) {
        return Err(Unusable::new(format!("there is no API `{name}`")));
    }
    let chosen = names
        .into_iter()
        .filter(|name| wanted.is_empty() || wanted.contains(name));
    let pairs = chosen.map(|name| {
        let (old, new) = (old.remove(&name), new.remove(&name));
        let absent = |other: &Option<ApiFolder>| ApiFolder {
            shown: other
                .as_ref()
                .map_or_else(String::new, |folder| folder.shown.clone()),
            manifest: other.as_ref().and_then(|folder| folder.manifest.clone()),
            ..ApiFolder::default()
        };
        let (was, is) = (absent(&new), absent(&old));
        understood(old.unwrap_or(was), new.unwrap_or(is))
    });
    Ok(pairs.collect())
}

/// Pages that lie at the top are called by their folder: both by that of the new state.
fn understood(mut old: ApiFolder, mut new: ApiFolder) -> (Understood, Understood) {
    let options = Options::default();
    let name = new.shown.rsplit('/').next().unwrap_or_default().to_owned();
    old.name.clone_from(&name);
    new.name = name;
    (understand(old, &options), understand(new, &options))
}

/// The errors of a state with their lines.
fn show_errors(understood: &mut Understood, output: &mut Output) {
    let errors = |finding: &diagnostics::Diagnostic| finding.severity == Severity::Error;
    understood.findings.retain(errors);
    output.findings(understood);
}
