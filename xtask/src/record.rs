//! What the last whole run of an API read, wrote and said, so that a run with nothing to do need not do it again.
//!
//! A record lies below the project's `target` folder and holds only for the very same inputs, outputs and executable.
//! One that is missing, foreign or unreadable means a whole run, and nothing worse.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use codegen_pipeline::ApiFolder;
use serde_json::{Value, json};

use crate::{disk, project};

/// Everything that decides on the outcome of a run, as one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Inputs(u64);

/// What a whole run left behind.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Record {
    /// The package that was written.
    pub(crate) package: String,
    /// The findings as they were shown.
    pub(crate) findings: String,
    /// Pages, operations and findings, counted.
    pub(crate) counts: String,
    /// How many files were generated.
    pub(crate) files: usize,
    /// What they held, with everything that lies beside them.
    pub(crate) outputs: u64,
}

impl Inputs {
    /// Sums up the texts of an API and the settings of a call. Nothing where the executable cannot be told from another.
    pub(crate) fn of(texts: &ApiFolder, settings: &impl Hash) -> Option<Self> {
        let executable = std::env::current_exe().ok()?.metadata().ok()?;
        let changed = executable
            .modified()
            .ok()?
            .duration_since(UNIX_EPOCH)
            .ok()?;
        let mut hasher = DefaultHasher::new();
        (executable.len(), changed).hash(&mut hasher);
        settings.hash(&mut hasher);
        texts.shown.hash(&mut hasher);
        let mut pages: Vec<_> = texts.pages.iter().collect();
        pages.sort_by(|a, b| a.path.cmp(&b.path));
        let special = [&texts.manifest, &texts.corrections];
        for page in special
            .into_iter()
            .map(Option::as_ref)
            .chain(pages.into_iter().map(Some))
        {
            page.map(|page| (&page.path, &page.bytes)).hash(&mut hasher);
        }
        Some(Self(hasher.finish()))
    }
}

/// Sums up what lies in a folder: paths, in their order, and texts.
pub(crate) fn outputs<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
    }
    hasher.finish()
}

/// The record of those inputs, if the last run had the very same.
pub(crate) fn find(place: &Path, inputs: Inputs) -> Option<Record> {
    let text = std::fs::read_to_string(place).ok()?;
    let value: Value = serde_json::from_str(&text).ok()?;
    let words = |key: &str| value.get(key)?.as_str().map(str::to_owned);
    let number = |key: &str| value.get(key)?.as_u64();
    (number("inputs")? == inputs.0).then_some(())?;
    Some(Record {
        package: words("package")?,
        findings: words("findings")?,
        counts: words("counts")?,
        files: usize::try_from(number("files")?).ok()?,
        outputs: number("outputs")?,
    })
}

/// Keeps a record for the next run.
pub(crate) fn keep(place: &Path, inputs: Inputs, record: &Record) {
    let value = json!({
        "inputs": inputs.0,
        "package": record.package,
        "findings": record.findings,
        "counts": record.counts,
        "files": record.files,
        "outputs": record.outputs,
    });
    // A run that cannot keep its record has done its work all the same; the next one does it again.
    let _ = disk::replace(place, &value.to_string());
}

/// Where the record of an API's folder and an output lies.
pub(crate) fn place(pages: &Path, out: Option<&Path>) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    (project::absolute(pages), out.map(project::absolute)).hash(&mut hasher);
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| project::root().join("target"), PathBuf::from);
    let name = format!("{:016x}.json", hasher.finish());
    target.join("docwright").join(name)
}
