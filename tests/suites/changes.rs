//! What `diff` says of single changes of the project's own pages.
//!
//! A case is a file of `changes/`: the page, the kind and the classes that are expected, why, and the text that takes the place
//! of another, there or on a page that a line `--- page PATH` names. `to` says where the page stands afterwards (`nowhere`: it is
//! deleted), `copy` which page a new one begins as, and `backwards: yes` that the pages come from there to what they are.
//! `.ci/semver-mutations` holds the same cases against `cargo semver-checks`.

use std::collections::BTreeSet;
use std::fs;

use codegen_pipeline::{
    ApiFolder, Memory, Options, PageText, Report, diff, understand, understand_again,
};
use docwright_tests::{api_folder, below, project, write, xtask};

/// A case as its file has it.
struct Case {
    name: String,
    head: Vec<(String, String)>,
    /// What was and what is, by page.
    texts: Vec<(String, String, String)>,
}

impl Case {
    fn read(name: &str, text: &str) -> Self {
        let (head, rest) = text.split_once("---").unwrap_or((text, ""));
        let head = head.lines().filter_map(|line| line.split_once(": "));
        let head: Vec<(String, String)> = head
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect();
        let mut case = Self {
            name: name.to_owned(),
            head,
            texts: Vec::new(),
        };
        let mut page = case.said("page").to_owned();
        for part in format!("---{rest}").split("--- was\n") {
            let Some((was, is)) = part.split_once("--- is\n") else {
                page = elsewhere(part).unwrap_or(page);
                continue;
            };
            let next = elsewhere(is);
            let is = is.split_once("--- page ").map_or(is, |(is, _)| is);
            let trimmed = |text: &str| text.trim_end_matches('\n').to_owned();
            case.texts.push((page.clone(), trimmed(was), trimmed(is)));
            page = next.unwrap_or(page);
        }
        case
    }

    fn said(&self, key: &str) -> &str {
        let found = self.head.iter().find(|(name, _)| name == key);
        found.map_or("", |(_, value)| value)
    }

    /// The folder with the page changed, moved, copied or deleted.
    /// The error names the text that the page does not hold, or holds twice.
    fn applied(&self, folder: &ApiFolder) -> Result<ApiFolder, String> {
        let mut folder = folder.clone();
        let copied = folder
            .pages
            .iter()
            .find(|page| page.path == self.said("copy"));
        if let Some(copied) = copied.cloned() {
            let path = self.said("page").to_owned();
            folder.pages.push(PageText { path, ..copied });
        }
        for (page, was, is) in &self.texts {
            let page = named(&mut folder, page);
            let text = String::from_utf8(page.bytes.clone()).expect("UTF-8");
            let count = text.matches(was).count();
            if count != 1 {
                return Err(format!("{}: stands {count} times: {was}", self.name));
            }
            page.bytes = text.replacen(was, is, 1).into_bytes();
        }
        match self.said("to") {
            "" => {}
            "nowhere" => folder.pages.retain(|page| page.path != self.said("page")),
            other => other.clone_into(&mut named(&mut folder, self.said("page")).path),
        }
        Ok(folder)
    }

    fn fault(&self, report: &Report) -> Option<String> {
        let (wire, rust) = (report.wire().as_str(), report.rust().as_str());
        let kinds = report.changes.iter().map(|change| change.kind.as_str());
        let told = kinds.clone().any(|kind| kind == self.said("kind"));
        let errors = report.faults.iter().map(|fault| fault.code.as_str());
        let told = told || errors.clone().any(|code| code == self.said("error"));
        let right = told && wire == self.said("wire") && rust == self.said("rust");
        // What the manifest says of all pages has no page.
        let whole = |subject: &str| subject == "the API" || subject.starts_with("section ");
        let placed = report
            .changes
            .iter()
            .all(|one| one.old.is_some() || one.new.is_some() || whole(&one.subject));
        (!right || !placed).then(|| format!("{}:\n{}", self.name, report.to_text()))
    }
}

/// The page that a line `--- page PATH` goes on with.
fn elsewhere(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("--- page ")?;
    rest.lines().next().map(str::to_owned)
}

fn named<'f>(folder: &'f mut ApiFolder, path: &str) -> &'f mut PageText {
    let pages = folder.pages.iter_mut().chain(&mut folder.manifest);
    let mut found = pages.filter(|page| page.path == path);
    found.next().expect("the page is there")
}

fn cases() -> Vec<Case> {
    let entries = fs::read_dir(project().join("tests/changes")).expect("the cases");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let case = |path: &std::path::PathBuf| {
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        Case::read(&name, &fs::read_to_string(path).expect("a case"))
    };
    paths.iter().map(case).collect()
}

/// The pages of one section, and what the manifest says of it. A change of one language alone would be a difference
/// between languages.
fn pages() -> ApiFolder {
    let mut folder = below(&project().join("specs/xt"), "specs/xt");
    let wanted = ["spot/", "enums/", "errors.md"];
    folder
        .pages
        .retain(|page| wanted.iter().any(|start| page.path.starts_with(start)));
    let manifest = folder.manifest.as_mut().expect("a manifest");
    let text = String::from_utf8_lossy(&manifest.bytes);
    let mut kept = true;
    let lines = text.lines().filter(|line| {
        if line.starts_with("  - folder: ") {
            kept = line.ends_with(" spot");
        } else if !line.starts_with(' ') {
            kept = true;
        }
        kept && !line.contains("sections: [")
    });
    manifest.bytes = lines
        .flat_map(|line| [line, "\n"])
        .collect::<String>()
        .into_bytes();
    folder.corrections = None;
    folder
}

#[test]
fn each_change_has_its_kind_its_classes_and_a_place() {
    let before = pages();
    let cases = cases();
    assert!(cases.len() > 90, "{} cases", cases.len());
    let options = Options::default();
    // Pages that stayed the same are not read anew.
    let mut memory = Memory::default();
    let mut state = |folder| understand_again(folder, &options, &mut memory);
    let faults: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let mut known = state(before.clone());
            let mut other = match case.applied(&before) {
                Ok(folder) => state(folder),
                Err(fault) => return Some(fault),
            };
            let report = match case.said("backwards") {
                "" => diff(&mut known, &mut other),
                _ => diff(&mut other, &mut known),
            };
            case.fault(&report)
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_changed_is_nothing_said() {
    let folder = pages();
    let options = Options::default();
    let (mut old, mut new) = (
        understand(folder.clone(), &options),
        understand(folder, &options),
    );
    let report = diff(&mut old, &mut new);
    assert!(report.changes.is_empty(), "{}", report.to_text());
}

#[test]
fn an_api_that_begins_or_ends_is_its_operations() {
    let text = "---\ntitle: Books\ntype: get\ndescription: /v1/books\n---\n";
    let state = |pages: &[(&str, &str)]| understand(api_folder("api", pages), &Options::default());
    let told = |old: &[(&str, &str)], new: &[(&str, &str)]| {
        let report = diff(&mut state(old), &mut state(new));
        let subjects = report.changes.iter().map(|change| change.subject.clone());
        (report.verdict().as_str(), subjects.collect::<BTreeSet<_>>())
    };
    let pages = [("shop/books.md", text)];
    let subjects = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let all = ["GET /v1/books", "section shop"];
    assert_eq!(told(&[], &pages), ("compatible", subjects(&all)));
    assert_eq!(told(&pages, &[]), ("breaking", subjects(&all)));
    assert_eq!(told(&[], &[]), ("docs-only", subjects(&[])));
}

/// `(permission before, after, verdict)`.
const PERMISSIONS: [(&str, &str, &str); 4] = [
    ("Trading", "trading", "docs-only"),
    ("Trading", "Reading", "breaking"),
    (
        "The key needs `Loans`",
        "A key with `loans`, no other will do",
        "docs-only",
    ),
    ("The key needs `Loans`", "The key needs `Gifts`", "breaking"),
];

#[test]
fn permissions_are_what_they_name() {
    let state = |permission: &str| {
        let text = format!(
            "---\ntitle: Books\ntype: get\ndescription: /v1/books\npermission: {permission}\n---\n"
        );
        understand(
            api_folder("api", &[("shop/books.md", text.as_str())]),
            &Options::default(),
        )
    };
    for (old, new, verdict) in PERMISSIONS {
        let report = diff(&mut state(old), &mut state(new));
        assert_eq!(report.verdict().as_str(), verdict, "{old}: {new}");
    }
}

#[test]
fn prose_that_can_no_longer_be_read_is_a_fault() {
    let call = "---\ntitle: Books\ntype: get\ndescription: /v1/books\n---\n";
    let (sound, spoilt) = (
        "---\ntitle: Errors\n---\n",
        "---\ntitle: Errors\n] of the shop\n---\n",
    );
    let state = |prose: &str| {
        let pages = [("shop/books.md", call), ("shop/errors.md", prose)];
        understand(api_folder("api", &pages), &Options::default())
    };
    let verdict = |old: &str, new: &str| {
        let report = diff(&mut state(old), &mut state(new));
        report.verdict().as_str()
    };
    assert!(!state(spoilt).has_errors());
    assert_eq!(verdict(sound, spoilt), "error");
    assert_eq!(verdict(spoilt, spoilt), "docs-only");
    assert_ne!(verdict(spoilt, sound), "error");
}

#[test]
fn the_exit_status_follows_the_verdict() {
    let page =
        |path: &str| format!("---\nid: books\ntitle: Books\ntype: get\ndescription: {path}\n---\n");
    let folder = tempfile::tempdir().expect("a folder");
    let (old, new) = (page("/v1/books"), page("/v2/books"));
    let texts = [
        ("old/books.md", old.as_str()),
        ("new/books.md", new.as_str()),
        ("bad/books.md", "---\na: b: c\n---\n"),
    ];
    write(folder.path(), &texts);
    let run = |arguments: &[&str]| xtask(folder.path(), &[&["diff"], arguments].concat());
    assert_eq!(run(&["old", "old"]).status, 0);
    let ended = run(&["old", "new", "--format", "json"]);
    assert_eq!(ended.status, 1, "{}", ended.err);
    let report: serde_json::Value = serde_json::from_str(&ended.out).expect("JSON");
    assert_eq!(report["verdict"], "breaking");
    assert_eq!(report["changes"][0]["new"]["line"], 5);
    assert_eq!(run(&["old", "new", "--fail-on", "never"]).status, 0);
    let ended = run(&["old/books.md", "bad/books.md"]);
    assert_eq!(ended.status, 2);
    assert!(ended.out.contains("verdict: error"), "{}", ended.out);
}
