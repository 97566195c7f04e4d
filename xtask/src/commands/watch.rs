//! `watch`: the findings again on every save, for whoever writes pages.

use std::io::{IsTerminal, stdout};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use codegen_pipeline::{ApiFolder, Memory, Options, understand_again};
use diagnostics::{Format, Style, render};
use notify::{EventKind, RecursiveMode, Watcher};

use crate::arguments::Watch;
use crate::folders::{self, Folder};
use crate::output::Output;
use crate::{Ended, Unusable, project};

/// An editor writes a page in several steps; these are taken together.
const QUIET: Duration = Duration::from_millis(5);

/// Watches one API's folder. Comes back only where it cannot be watched: ctrl-c ends the process.
pub(crate) fn run(call: &Watch, output: &mut Output) -> Result<Ended, Unusable> {
    let folder = folders::find_one(&call.pages)?;
    if cfg!(debug_assertions) && !call.as_is {
        return Err(instead(output)?);
    }
    let (tell, told) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading the pages is an event too, and must not be one that asks to read them.
        let matters = match &event {
            Ok(event) => !matches!(event.kind, EventKind::Access(_)),
            Err(_) => true,
        };
        if matters {
            // Whoever listened is gone, and the process with it.
            let _ = tell.send(Instant::now());
        }
    })
    .map_err(|error| unwatchable(&folder.path, &error))?;
    watcher
        .watch(&folder.path, RecursiveMode::Recursive)
        .map_err(|error| unwatchable(&folder.path, &error))?;
    let mut author = Author {
        folder,
        strict: call.pages.strict,
        memory: Memory::default(),
        last: None,
    };
    author.verdict(Instant::now(), output);
    while let Some(since) = next(&told) {
        author.verdict(since, output);
    }
    Ok(Ended::Clean)
}

/// The instant of the next save, once no more comes; nothing where nobody tells any more.
fn next(told: &Receiver<Instant>) -> Option<Instant> {
    let since = told.recv().ok()?;
    loop {
        match told.recv_timeout(QUIET) {
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return Some(since),
        }
    }
}

struct Author {
    folder: Folder,
    strict: bool,
    memory: Memory,
    /// The texts of the last verdict.
    last: Option<ApiFolder>,
}

impl Author {
    /// Shows what is wrong now, where anything changed.
    fn verdict(&mut self, since: Instant, output: &mut Output) {
        let texts = match self.folder.read() {
            Ok(texts) => texts,
            // A page that was there a moment ago: its editor is about to put it back, which is the next event.
            Err(Unusable(why)) => return output.say(&why),
        };
        if self.last.as_ref() == Some(&texts) {
            return;
        }
        self.last = Some(texts.clone());
        let options = Options {
            strict: self.strict,
            ..Options::default()
        };
        let mut understood = understand_again(texts, &options, &mut self.memory);
        understood.findings.sort_by_key(|finding| finding.severity);
        let on_terminal = stdout().is_terminal();
        let style = if on_terminal {
            Style::Colour
        } else {
            Style::Plain
        };
        let findings = &understood.findings;
        let findings = render(findings, &understood.sources, Format::Human, style);
        let clear = if on_terminal {
            "\u{1b}[2J\u{1b}[3J\u{1b}[H"
        } else {
            ""
        };
        let gap = if findings.is_empty() { "" } else { "\n" };
        output.result(&format!(
            "{clear}{}{gap}{}: {}, {}; {} ms after the save",
            findings.trim_end_matches('\n'),
            self.folder.name,
            Output::plural(understood.pages.len(), "page"),
            Output::count(&understood),
            since.elapsed().as_millis()
        ));
    }
}

/// Goes on as a build that is quick enough: this process becomes it. Comes back only with the reason why not.
fn instead(output: &mut Output) -> Result<Unusable, Unusable> {
    use std::os::unix::process::CommandExt as _;
    output.say("building for speed; the first time takes a few minutes");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let failed = |error: std::io::Error| Unusable::new(format!("cargo cannot be run: {error}"));
    let built = Command::new(cargo)
        .args([
            "build",
            "--quiet",
            "--profile",
            "author",
            "--package",
            "xtask",
        ])
        .args(["--message-format", "json-render-diagnostics"])
        .current_dir(project::root())
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(failed)?;
    let messages = String::from_utf8_lossy(&built.stdout);
    let executable = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| message["target"]["name"] == "xtask")
        .find_map(|message| message["executable"].as_str().map(ToOwned::to_owned))
        .ok_or_else(|| Unusable::new("the quick build failed; watch with this one: --as-is"))?;
    let error = Command::new(executable)
        .args(std::env::args_os().skip(1))
        .exec();
    Ok(failed(error))
}

fn unwatchable(folder: &Path, error: &notify::Error) -> Unusable {
    Unusable::new(format!("{} cannot be watched: {error}", folder.display()))
}
