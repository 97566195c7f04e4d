//! `lint`: findings and nothing else.

use std::io::{IsTerminal, stdout};
use std::path::PathBuf;

use diagnostics::{Severity, Style, render};

use super::read;
use crate::arguments::{Format, Lint};
use crate::output::Output;
use crate::{Ended, Unusable, folders, project};

/// Shows the findings of every API, or of the named pages, on standard output.
pub(crate) fn run(call: &Lint, output: &mut Output) -> Result<Ended, Unusable> {
    let mut worst = None;
    for folder in folders::find(&call.pages)? {
        let mut understood = read(&folder, &call.pages, output)?;
        let base = project::absolute(&folder.path);
        let shown = project::shown(&folder.path);
        let wanted = below(&call.paths)?;
        let sources = &understood.sources;
        understood.findings.retain(|finding| {
            let path = sources.file(finding.span().file).path();
            let path = base.join(
                path.strip_prefix(&shown)
                    .unwrap_or(path)
                    .trim_start_matches('/'),
            );
            wanted.is_empty() || wanted.iter().any(|wanted| path.starts_with(wanted))
        });
        worst = worst.max(
            understood
                .findings
                .iter()
                .map(|finding| finding.severity)
                .max(),
        );
        let style = if stdout().is_terminal() {
            Style::Colour
        } else {
            Style::Plain
        };
        let text = render(
            &understood.findings,
            &understood.sources,
            call.format.into(),
            style,
        );
        if !text.trim().is_empty() {
            output.result(&text);
        }
        let pages = Output::plural(understood.pages.len(), "page");
        output.say(&format!(
            "{}: {pages}, {}",
            folder.name,
            Output::count(&understood)
        ));
    }
    Ok(if worst >= Some(Severity::Warning) {
        Ended::Findings
    } else {
        Ended::Clean
    })
}

/// The named files and folders as seen from the root of the disk.
fn below(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Unusable> {
    let missing = |path: &PathBuf| Unusable::new(format!("there is no `{}`", path.display()));
    paths
        .iter()
        .map(|path| path.canonicalize().map_err(|_| missing(path)))
        .collect()
}

impl From<Format> for diagnostics::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Human => Self::Human,
            Format::Json => Self::Json,
            Format::Sarif => Self::Sarif,
            Format::Github => Self::Github,
        }
    }
}
