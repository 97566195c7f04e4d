//! From the model to a site for readers.

use diagnostics::codes::pipeline;
use diagnostics::{Diagnostic, FileId, Span};
use emit_files::FileTree;

use crate::{Understood, client};

/// The file of the site that tells it where calls can be tried, and its text where the site's own server answers them.
#[must_use]
pub fn served() -> (&'static str, String) {
    (emit_reference::SERVED, emit_reference::served())
}

/// Writes the site; nothing where there is an error. `command` begins a line that makes a call from the shell, such as `xt`.
pub fn reference(understood: &mut Understood, command: &str, strict: bool) -> Option<FileTree> {
    if understood.has_errors() {
        return None;
    }
    let plan = client::plan(understood, strict);
    if understood.has_errors() {
        return None;
    }
    let options = emit_reference::Options {
        source: understood.shown.clone(),
        rust: emit_rust_client::samples(&plan),
        command: command.to_owned(),
    };
    emit_reference::emit(&understood.api, &options)
        .map_err(|error| {
            let span = Span::point(FileId(0), 0);
            let finding = Diagnostic::new(pipeline::UNSAFE_PATH, span, error.to_string());
            understood
                .findings
                .push(finding.help("rename the `id` or the folder that the path is made from"));
        })
        .ok()
}
