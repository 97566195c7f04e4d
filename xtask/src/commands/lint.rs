//! `lint`: findings, their mechanical cures, and the pages on their codes.

mod codes;
mod fix;

use std::io::{IsTerminal, stdout};
use std::path::PathBuf;

use codegen_pipeline::{Options, Understood, plan, understand};
use diagnostics::{Diagnostic, Severity, SourceMap, Style, render};

use super::texts;
use crate::arguments::{Format, Lint};
use crate::folders::Folder;
use crate::output::Output;
use crate::{Ended, Unusable, folders, project};

/// Shows the findings of every API, or of the named pages, on standard output.
pub(crate) fn run(call: &Lint, output: &mut Output) -> Result<Ended, Unusable> {
    if call.list {
        return Ok(codes::list(call.format, output));
    }
    if let Some(code) = &call.explain {
        return codes::explain(code, output);
    }
    let mut ended = Ended::Clean;
    for folder in folders::find(&call.pages)? {
        let scope = Scope::of(&folder, &call.paths)?;
        let texts = texts(&folder, output)?;
        output.progress(format!("{}: understanding pages", folder.name));
        let options = Options {
            strict: call.pages.strict,
            advice: call.advice,
            ..Options::default()
        };
        let mut understood = if call.fix {
            let (understood, changed) = fix::run(call, &folder, texts, &options, &scope, output)?;
            if changed && call.dry_run {
                ended = Ended::Findings;
            }
            understood
        } else {
            understand(texts, &options)
        };
        if !understood.has_errors() {
            // Names that meet in code are the page's fault too; the plan itself is not needed here.
            let _ = plan(&mut understood, call.pages.strict);
        }
        let sources = &understood.sources;
        understood
            .findings
            .retain(|finding| scope.holds(finding, sources));
        if understood
            .findings
            .iter()
            .any(|finding| finding.severity >= Severity::Warning)
        {
            ended = Ended::Findings;
        }
        show(call, &folder, &understood, output);
    }
    Ok(ended)
}

fn show(call: &Lint, folder: &Folder, understood: &Understood, output: &mut Output) {
    let style = if stdout().is_terminal() {
        Style::Colour
    } else {
        Style::Plain
    };
    if !(call.fix && call.dry_run) {
        let text = render(
            &understood.findings,
            &understood.sources,
            call.format.into(),
            style,
        );
        if !text.trim().is_empty() {
            output.result(&text);
        }
    }
    let pages = Output::plural(understood.pages.len(), "page");
    output.say(&format!(
        "{}: {pages}, {}",
        folder.name,
        Output::count(understood)
    ));
    let human = matches!(call.format, Format::Human) && !call.fix;
    if let Some(first) = understood.findings.first().filter(|_| human) {
        let fixable = understood
            .findings
            .iter()
            .filter(|finding| finding.fix.as_ref().is_some_and(|fix| fix.safe))
            .count();
        if fixable > 0 {
            output.say(&format!(
                "{fixable} of them can be mended by cargo xtask lint --fix"
            ));
        }
        output.say(&format!(
            "what a code means: cargo xtask lint --explain {}",
            first.code.id
        ));
    }
}

/// The files that a call is about.
struct Scope {
    base: PathBuf,
    shown: String,
    wanted: Vec<PathBuf>,
}

impl Scope {
    fn of(folder: &Folder, paths: &[PathBuf]) -> Result<Self, Unusable> {
        Ok(Self {
            base: project::absolute(&folder.path),
            shown: project::shown(&folder.path),
            wanted: below(paths)?,
        })
    }

    fn holds(&self, finding: &Diagnostic, sources: &SourceMap) -> bool {
        let path = sources.file(finding.span().file).path();
        let below = path.strip_prefix(&self.shown).unwrap_or(path);
        let path = self.base.join(below.trim_start_matches('/'));
        self.wanted.is_empty() || self.wanted.iter().any(|wanted| path.starts_with(wanted))
    }
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
