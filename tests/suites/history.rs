//! Real changes of real documentation, each with the verdict of a person.
//!
//! A case is a folder with `before/`, `after/` and `verdict.json` (`{"verdict": …, "why": …}`). More cases of that form are
//! taken from the folder that `DOCWRIGHT_HISTORY` names.

use std::fs;
use std::path::{Path, PathBuf};

use codegen_pipeline::{Options, Report, diff, understand};
use docwright_tests::{below, shared};

/// What the comparison of one case found, and what a person did.
struct Case {
    name: String,
    verdict: String,
    why: String,
    report: Report,
}

fn case(folder: &Path) -> Case {
    let text = fs::read_to_string(folder.join("verdict.json")).expect("a verdict");
    let said: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let said = |key: &str| said[key].as_str().unwrap_or_default().to_owned();
    let side = |name: &str| understand(below(&folder.join(name), name), &Options::default());
    let name = folder.file_name().unwrap_or_default();
    Case {
        name: name.to_string_lossy().into_owned(),
        verdict: said("verdict"),
        why: said("why"),
        report: diff(&mut side("before"), &mut side("after")),
    }
}

fn cases(folder: &Path) -> Vec<Case> {
    let entries = fs::read_dir(folder).expect("a folder of cases");
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.join("verdict.json").is_file())
        .collect();
    folders.sort();
    folders.iter().map(|folder| case(folder)).collect()
}

#[expect(clippy::print_stderr, reason = "how many are right is to be seen")]
fn judge(folder: &Path) {
    let cases = cases(folder);
    assert!(!cases.is_empty(), "{} holds no case", folder.display());
    let wrong: Vec<String> = cases
        .iter()
        .filter(|case| case.report.verdict().as_str() != case.verdict)
        .map(|case| {
            let (name, verdict, why) = (&case.name, &case.verdict, &case.why);
            format!("{name}: {verdict} ({why})\n{}", case.report.to_text())
        })
        .collect();
    let right = cases.len() - wrong.len();
    eprintln!("history: {right} of {} verdicts are right", cases.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_verdicts_on_known_changes_are_those_of_people() {
    if let Some(folder) = shared("corpus/history") {
        judge(&folder);
    }
}

#[test]
fn the_verdicts_on_more_changes_are_those_of_people() {
    if let Some(folder) = std::env::var_os("DOCWRIGHT_HISTORY") {
        judge(Path::new(&folder));
    }
}

#[test]
fn a_fault_is_told_at_its_line_and_hides_no_operation() {
    let Some(folder) = shared("corpus/history/05-order-orderPost") else {
        return;
    };
    let report = case(&folder).report;
    assert!(report.changes.is_empty(), "{}", report.to_text());
    let places: Vec<_> = report
        .faults
        .iter()
        .map(|one| (one.line, one.column))
        .collect();
    assert_eq!(places, [(19, 29)]);
    assert_eq!(report.faults[0].page, "after/_order/orderPost.md");
}

#[test]
fn what_a_person_saw_is_among_the_changes() {
    let Some(folder) = shared("corpus/history") else {
        return;
    };
    // Case, kind of change, what it is about.
    let expected = [
        ("03-order-orderDel", "path-changed", ""),
        ("10-market-3depth", "page-moved", ""),
        (
            "13-market-6tradeHistory",
            "parameter-added",
            "parameters.direction",
        ),
        ("28-futures-user-adjustAutoMargin", "page-edited", ""),
        (
            "35-order-openOrderDel",
            "required-changed",
            "parameters.side",
        ),
        ("38-market-3depth", "limit-changed", ""),
        (
            "43-user-center-commission-getUserKycState",
            "field-renamed",
            "response.userid",
        ),
    ];
    for (name, kind, member) in expected {
        let report = case(&folder.join(name)).report;
        let found = report
            .changes
            .iter()
            .any(|change| change.kind.as_str() == kind && change.member == member);
        assert!(found, "{name}\n{}", report.to_text());
    }
}
