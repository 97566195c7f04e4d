//! A file: what it is, that it is generated, what it imports, its items.

use emit_files::GENERATED_MARK;
use rust_plan::docs::Docs;

/// Lines of documentation that leave the line on the origin of a file among its first ones; behind longer ones nobody would look
/// for it, so it then stands before them.
const LONG: usize = 8;

/// Bytes of a usual file.
const ROOM: usize = 8192;

/// A file that is being written.
pub(crate) struct File {
    text: String,
}

impl File {
    /// Opens a file of Rust with its documentation and the line that says where it comes from.
    pub(crate) fn rust(docs: &Docs, source: &str) -> Self {
        let mark = mark("//", source);
        let is_long = docs.lines().len() > LONG;
        let mut text = String::with_capacity(ROOM);
        text.push_str(if is_long { &mark } else { "" });
        for line in docs.lines() {
            text.push_str(if line.is_empty() { "//!" } else { "//! " });
            text.push_str(line);
            text.push('\n');
        }
        if !is_long {
            text.push_str(&mark);
        }
        Self { text }
    }

    /// Adds the imports, group by group.
    pub(crate) fn imports(&mut self, groups: &[String]) {
        for group in groups {
            self.text.push('\n');
            self.text.push_str(group);
        }
    }

    /// Adds items, each after a blank line.
    pub(crate) fn items(&mut self, items: impl IntoIterator<Item = String>) {
        for item in items {
            self.text.push('\n');
            self.text.push_str(&item);
        }
    }

    /// Adds items that stand together, such as declarations of modules.
    pub(crate) fn together(&mut self, items: impl IntoIterator<Item = String>) {
        let mut first = true;
        for item in items {
            if std::mem::take(&mut first) {
                self.text.push('\n');
            }
            self.text.push_str(&item);
        }
    }

    /// The text.
    pub(crate) fn finish(self) -> String {
        self.text
    }
}

/// The line that says that a file is generated, after the sign of a comment.
pub(crate) fn mark(comment: &str, source: &str) -> String {
    let visible: String = source
        .chars()
        .map(|c| {
            if c.is_ascii_graphic() || c.is_alphanumeric() {
                c
            } else {
                '_'
            }
        })
        .collect();
    if visible.is_empty() {
        format!("{comment} {GENERATED_MARK}; do not edit.\n")
    } else {
        format!("{comment} {GENERATED_MARK} from {visible}; do not edit.\n")
    }
}
