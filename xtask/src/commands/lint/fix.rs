//! `lint --fix`: what can be mended without a doubt.

use codegen_pipeline::{ApiFolder, Options, PageText, Understood, mend};
use similar::TextDiff;

use super::Scope;
use crate::arguments::Lint;
use crate::folders::Folder;
use crate::output::Output;
use crate::{Unusable, disk};

/// Mends the texts of a folder, writes them or shows the difference, and says what is found then; whether anything
/// changed.
pub(super) fn run(
    call: &Lint,
    folder: &Folder,
    texts: ApiFolder,
    options: &Options,
    scope: &Scope,
    output: &mut Output,
) -> Result<(Understood, bool), Unusable> {
    let before = texts.clone();
    let mended = mend(texts, options, &|finding, sources| {
        scope.holds(finding, sources)
    });
    for (path, text) in &mended.texts {
        if call.dry_run {
            output.result(&difference(&before, &mended.understood.shown, path, text));
        } else {
            disk::replace(&folder.path.join(path), text)?;
        }
    }
    let would = if call.dry_run { "would " } else { "" };
    for (path, line, code, title) in &mended.done {
        output.say(&format!("{would}{title}: {path}:{line} [{code}]"));
    }
    Ok((mended.understood, !mended.texts.is_empty()))
}

fn difference(before: &ApiFolder, shown: &str, path: &str, text: &str) -> String {
    let pages = before
        .pages
        .iter()
        .chain(&before.manifest)
        .chain(&before.corrections);
    let old = |page: &PageText| {
        (page.path == path).then(|| String::from_utf8_lossy(&page.bytes).into_owned())
    };
    let old = pages.into_iter().find_map(old).unwrap_or_default();
    TextDiff::from_lines(old.as_str(), text)
        .unified_diff()
        .header(&format!("a/{shown}/{path}"), &format!("b/{shown}/{path}"))
        .to_string()
}
