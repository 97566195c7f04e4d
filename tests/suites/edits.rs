//! Edits of real documentation pages: whatever page they are made on, each has the verdict that its sort of edit deserves.
//!
//! The pages are those of both corpora. An edit is made on the text alone, as a person would, and only where the text shows that
//! it is that sort of edit. `DOCWRIGHT_EDITS=all` makes them on every page.

#[path = "edits/examples.rs"]
mod examples;
#[path = "edits/front_matter.rs"]
mod front_matter;
#[path = "edits/tables.rs"]
mod tables;

use std::collections::BTreeMap;

use api_model::{Location, Parameter};
use codegen_pipeline::{ApiFolder, Options, PageText, Understood, diff, understand};
use docwright_tests::{below, shared};

/// A page after an edit.
pub(crate) struct Edit {
    /// The sort of edit.
    pub(crate) name: &'static str,
    /// The verdict on it.
    pub(crate) verdict: &'static str,
    /// Where the page stands afterwards, and its text; nowhere where it was deleted.
    pub(crate) page: Option<(String, String)>,
}

/// A page before an edit, and what is known of it.
pub(crate) struct Page<'a> {
    pub(crate) path: &'a str,
    pub(crate) lines: Vec<&'a str>,
    pub(crate) understood: &'a Understood,
}

impl Page<'_> {
    /// An edit that leaves the page where it stands.
    pub(crate) fn edit(&self, name: &'static str, verdict: &'static str, text: String) -> Edit {
        Edit {
            name,
            verdict,
            page: Some((self.path.to_owned(), text)),
        }
    }

    /// The page with lines in place of one.
    pub(crate) fn with(&self, line: usize, instead: &[String]) -> String {
        let (before, after) = (&self.lines[..line], &self.lines[line + 1..]);
        let lines = before.iter().map(|line| (*line).to_owned());
        let after = after.iter().map(|line| (*line).to_owned());
        let all: Vec<String> = lines.chain(instead.iter().cloned()).chain(after).collect();
        all.join("\n")
    }

    /// Whether an operation of the page sends a parameter of this name elsewhere than in its path or the path's template.
    pub(crate) fn sends(&self, name: &str) -> bool {
        let template = format!("{name}=");
        self.parameter(name)
            .is_some_and(|one| one.location != Location::Path)
            && !self.lines.iter().any(|line| line.contains(&template))
    }

    /// The parameter of this name.
    pub(crate) fn parameter(&self, name: &str) -> Option<&Parameter> {
        let operations = self.understood.api.operations.iter();
        operations
            .flat_map(|operation| &operation.parameters)
            .find(|one| one.field.name == name)
    }
}

fn state(page: Option<(&str, &str)>) -> Understood {
    let page = page.map(|(path, text)| PageText {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    });
    let folder = ApiFolder {
        shown: "api".to_owned(),
        pages: page.into_iter().collect(),
        ..ApiFolder::default()
    };
    understand(folder, &Options::default())
}

/// Edits that any page can have.
fn of_any_page(page: &Page<'_>, text: &str) -> Vec<Edit> {
    let (folder, name) = page.path.rsplit_once('/').unwrap_or(("", page.path));
    let moved = |name: &'static str, path: String| Edit {
        name,
        verdict: "docs-only",
        page: Some((path, text.to_owned())),
    };
    let mut edits = vec![
        Edit {
            name: "deleted",
            verdict: "breaking",
            page: None,
        },
        moved("page renamed", format!("{folder}/another{name}")),
        moved("page moved", format!("another_section/{name}")),
        page.edit("line ends", "docs-only", page.lines.join("\r\n")),
        page.edit("blanks at the ends", "docs-only", page.lines.join("  \n")),
        page.edit("empty lines at the end", "docs-only", format!("{text}\n\n")),
    ];
    let title = page
        .lines
        .iter()
        .position(|line| line.starts_with("title: "));
    if let Some(line) = title {
        let text = page.with(line, &["title: Quite another title".to_owned()]);
        edits.push(page.edit("title", "docs-only", text));
        let (ours, theirs) = (page.lines[line], "title: Quite another title");
        let both = ["<<<<<<< HEAD", ours, "=======", theirs, ">>>>>>> dev"].map(str::to_owned);
        edits.push(page.edit("conflict", "error", page.with(line, &both)));
    }
    edits
}

/// The edits of every `step`th page that got another verdict, by sort.
fn wrong(
    step: usize,
    folder: &ApiFolder,
    of_page: impl Fn(&Page<'_>) -> Vec<Edit>,
) -> (usize, BTreeMap<&'static str, Vec<String>>) {
    let mut count = 0;
    let mut wrong: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for page in folder.pages.iter().step_by(step) {
        let text = String::from_utf8_lossy(&page.bytes).replace("\r\n", "\n");
        let understood = state(Some((&page.path, &text)));
        let api = &understood.api;
        if understood.has_errors() || api.operations.len() + api.channels.len() != 1 {
            continue;
        }
        let about = Page {
            path: &page.path,
            lines: text.split('\n').collect(),
            understood: &understood,
        };
        let mut edits = of_any_page(&about, &text);
        edits.extend(of_page(&about));
        edits.extend(examples::edits(&about));
        for edit in edits {
            count += 1;
            let after = edit
                .page
                .as_ref()
                .map(|(path, text)| (path.as_str(), text.as_str()));
            let mut old = state(Some((&page.path, &text)));
            let report = diff(&mut old, &mut state(after));
            if report.verdict().as_str() != edit.verdict {
                let said = format!(
                    "{} should be {}\n{}",
                    page.path,
                    edit.verdict,
                    report.to_text()
                );
                wrong.entry(edit.name).or_default().push(said);
            }
        }
    }
    (count, wrong)
}

#[expect(
    clippy::print_stderr,
    reason = "how many edits were judged is to be seen"
)]
fn judge(corpus: &str, of_page: impl Fn(&Page<'_>) -> Vec<Edit>) {
    let Some(folder) = shared(corpus) else {
        return;
    };
    let folder = below(&folder, "api");
    // All of them take minutes.
    let step = if std::env::var_os("DOCWRIGHT_EDITS").is_some() {
        1
    } else {
        7
    };
    let (count, wrong) = wrong(step, &folder, of_page);
    eprintln!(
        "{corpus}: {count} edits of {} pages",
        folder.pages.len() / step
    );
    assert!(count > 500, "{count} edits");
    let told: Vec<String> = wrong
        .iter()
        .map(|(name, cases)| {
            format!(
                "{name}: {} wrong\n{}",
                cases.len(),
                cases.iter().take(3).cloned().collect::<Vec<_>>().join("\n")
            )
        })
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn edits_of_pages_with_front_matter_have_their_verdicts() {
    judge("corpus/front-matter", front_matter::edits);
}

#[test]
fn edits_of_pages_with_tables_have_their_verdicts() {
    judge("corpus/mdx/en", tables::edits);
}
