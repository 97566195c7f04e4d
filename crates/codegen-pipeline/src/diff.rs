//! From two states of a folder to what changed for its users.

use std::collections::BTreeSet;

use api_diff::{Fault, Report, Side};
use diagnostics::codes::{dialect, lower, markup, pipeline};
use diagnostics::{Diagnostic, Severity};

use crate::{Understood, plan};

/// Compares two states of an API. Where a page of either cannot be understood, the report says so and nothing else:
/// what is missing from the model is then not missing from the API.
pub fn diff(old: &mut Understood, new: &mut Understood) -> Report {
    call_alike(old, new);
    let mut faults = faults(old);
    faults.extend(self::faults(new));
    faults.extend(lost(old, new));
    faults.extend(spoilt(old, new));
    if !faults.is_empty() {
        return Report::faulty(faults);
    }
    let plans = (plan(old, false), plan(new, false));
    let mut faults = self::faults(old);
    faults.extend(self::faults(new));
    if !faults.is_empty() {
        return Report::faulty(faults);
    }
    let texts = (texts(old), texts(new));
    api_diff::compare(
        Side {
            api: &old.api,
            plan: &plans.0,
            root: &old.shown,
            texts: &texts.0,
        },
        Side {
            api: &new.api,
            plan: &plans.1,
            root: &new.shown,
            texts: &texts.1,
        },
    )
}

/// Names that come from the folder's name say nothing of the API: the two states lie in folders of different names.
fn call_alike(old: &mut Understood, new: &Understood) {
    let (was, is) = (old.api.name.clone(), new.api.name.clone());
    old.api.name.clone_from(&is);
    if old.api.title == was && new.api.title == is {
        old.api.title.clone_from(&is);
    }
    let dashed = |name: &str| name.replace('_', "-");
    let package = old.api.package.replacen(&dashed(&was), &dashed(&is), 1);
    if package == new.api.package {
        old.api.package = package;
    }
}

/// Errors; that a folder holds no page is none, for an API may begin or end.
fn faults(understood: &Understood) -> Vec<Fault> {
    let errors = understood.findings.iter().filter(|finding| {
        finding.severity == Severity::Error && finding.code.id != pipeline::NO_PAGES.id
    });
    errors.map(|finding| fault(understood, finding)).collect()
}

/// Pages of a call that are taken as prose now, with a warning, because the call's method or path cannot be read.
fn lost(old: &Understood, new: &Understood) -> Vec<Fault> {
    let pages = old.api.pages.iter();
    let pages: Vec<_> = pages.map(|page| below(old, page)).collect();
    let operations = old.api.operations.iter();
    let places = operations.flat_map(|operation| &operation.places);
    let called: BTreeSet<&str> = places
        .filter_map(|place| pages.get(usize::try_from(place.page).ok()?).copied())
        .collect();
    let taken = [dialect::NOWHERE.id, lower::ENDPOINT_QUOTED.id];
    let findings = new.findings.iter();
    findings
        .filter(|finding| taken.contains(&finding.code.id))
        .filter(|finding| {
            let file = new.sources.file(finding.span().file);
            called.contains(below(new, file.path()))
        })
        .map(|finding| fault(new, finding))
        .collect()
}

/// Pages that were YAML and no longer are, and pages that hold a conflict now. Warnings tell of it where all could be read by
/// guess or where the page is prose, but their site shows them no more, and nobody knows what else was meant.
fn spoilt(old: &Understood, new: &Understood) -> Vec<Fault> {
    let before: BTreeSet<&str> = unread(old).map(|(page, _)| page).collect();
    unread(new)
        .filter(|(page, _)| !before.contains(page))
        .map(|(_, finding)| fault(new, finding))
        .collect()
}

/// Such faults that are warnings, with their pages.
fn unread(understood: &Understood) -> impl Iterator<Item = (&str, &Diagnostic)> {
    let codes = [
        markup::FRONT_MATTER_UNCLOSED.id,
        markup::YAML_INVALID.id,
        markup::YAML_DUPLICATE_KEY.id,
        markup::YAML_TAB.id,
        markup::YAML_UNQUOTED.id,
        markup::MERGE_CONFLICT.id,
    ];
    let findings = understood.findings.iter();
    findings
        .filter(move |finding| {
            codes.contains(&finding.code.id) && finding.severity != Severity::Error
        })
        .map(|finding| {
            let file = understood.sources.file(finding.span().file);
            (below(understood, file.path()), finding)
        })
}

/// A page's path below its API's folder.
fn below<'a>(understood: &Understood, path: &'a str) -> &'a str {
    path.strip_prefix(understood.shown.as_str())
        .map_or(path, |path| path.trim_start_matches('/'))
}

fn fault(understood: &Understood, finding: &Diagnostic) -> Fault {
    let span = finding.span();
    let place = understood.sources.place(span);
    Fault {
        page: understood.sources.file(span.file).path().to_owned(),
        line: place.line,
        column: place.column,
        code: finding.code.id.to_owned(),
        message: finding.message.clone(),
    }
}

/// All that was read. A folder that is empty stands for itself among the sources, and is no page.
fn texts(understood: &Understood) -> Vec<(String, String)> {
    let files = understood.sources.files();
    files
        .filter(|(_, file)| file.path() != understood.shown)
        .map(|(_, file)| (file.path().to_owned(), file.text().to_string()))
        .collect()
}
