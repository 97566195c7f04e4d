//! What people see: results on standard output, everything else on standard error, colour on terminals alone.

use std::io::{IsTerminal, Write, stderr, stdout};
use std::time::Duration;

use codegen_pipeline::Understood;
use diagnostics::{Format, Severity, Style, render};
use indicatif::ProgressBar;

/// The two streams and the progress line.
pub(crate) struct Output {
    quiet: bool,
    progress: Option<ProgressBar>,
}

impl Output {
    /// `quiet` leaves out progress and summaries.
    pub(crate) fn new(quiet: bool) -> Self {
        Self {
            quiet,
            progress: None,
        }
    }

    /// Whether only findings and results are wanted.
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Shows what is being done, on a terminal.
    pub(crate) fn progress(&mut self, doing: impl Into<String>) {
        if self.quiet || !stderr().is_terminal() {
            return;
        }
        let bar = self.progress.get_or_insert_with(|| {
            let bar = ProgressBar::new_spinner();
            bar.enable_steady_tick(Duration::from_millis(80));
            bar
        });
        bar.set_message(doing.into());
    }

    /// Takes the progress line away.
    pub(crate) fn close(&mut self) {
        if let Some(bar) = self.progress.take() {
            bar.finish_and_clear();
        }
    }

    /// Writes a result. A reader that went away (`| head`) is no fault of the call.
    pub(crate) fn result(&mut self, text: &str) {
        self.close();
        let mut out = stdout().lock();
        let ended = if text.ends_with('\n') { "" } else { "\n" };
        if write!(out, "{text}{ended}")
            .and_then(|()| out.flush())
            .is_err()
        {
            std::process::exit(0);
        }
    }

    /// Tells people how it went.
    pub(crate) fn say(&mut self, text: &str) {
        self.close();
        if !self.quiet {
            tell(text);
        }
    }

    /// Tells people why a call cannot be carried out.
    pub(crate) fn complain(&mut self, text: &str) {
        self.close();
        let style = if stderr().is_terminal() {
            ("\u{1b}[1;31m", "\u{1b}[0m")
        } else {
            ("", "")
        };
        tell(&format!("{}error{}: {text}", style.0, style.1));
    }

    /// Shows the findings of a run to people.
    pub(crate) fn findings(&mut self, understood: &Understood) {
        self.rendered(&Self::rendering(understood));
    }

    /// The findings of a run for people, errors last so that they stay on the screen.
    pub(crate) fn rendering(understood: &Understood) -> String {
        let style = if Self::is_coloured() {
            Style::Colour
        } else {
            Style::Plain
        };
        let mut findings = understood.findings.clone();
        findings.sort_by_key(|finding| finding.severity);
        render(&findings, &understood.sources, Format::Human, style)
    }

    /// Shows findings that were rendered before.
    pub(crate) fn rendered(&mut self, findings: &str) {
        self.close();
        if !findings.is_empty() {
            tell(findings);
        }
    }

    /// Whether findings are shown in colour.
    pub(crate) fn is_coloured() -> bool {
        stderr().is_terminal()
    }

    /// A number and its word: `1 page`, `2 pages`.
    pub(crate) fn plural(count: usize, word: &str) -> String {
        format!("{count} {word}{}", if count == 1 { "" } else { "s" })
    }

    /// Counts the findings of a run in one line.
    pub(crate) fn count(understood: &Understood) -> String {
        let of = |severity| {
            understood
                .findings
                .iter()
                .filter(|f| f.severity == severity)
                .count()
        };
        format!(
            "{}, {}",
            Self::plural(of(Severity::Error), "error"),
            Self::plural(of(Severity::Warning), "warning")
        )
    }
}

/// Writes a line for people to standard error, from any thread.
pub(crate) fn tell(text: &str) {
    // Where standard error itself is gone there is nobody left to tell.
    let _ = writeln!(stderr().lock(), "{}", text.trim_end());
}
