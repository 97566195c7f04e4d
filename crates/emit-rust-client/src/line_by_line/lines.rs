//! A text that is written line by line.

use std::fmt::{Arguments, Write};

use rust_plan::docs::Docs;

use crate::{attributes, print::WIDTH, prose};

/// A text of lines that fit.
pub(crate) struct Lines {
    text: String,
}

impl Default for Lines {
    /// With room for a usual item.
    fn default() -> Self {
        Self {
            text: String::with_capacity(2048),
        }
    }
}

impl Lines {
    /// Documentation.
    pub(super) fn docs(&mut self, docs: &Docs, indent: &str) {
        let lines = docs.lines().iter().map(String::as_str);
        prose::write(lines, indent, &mut self.text);
    }

    /// Whole lines, as they are.
    pub(super) fn raw(&mut self, lines: &str) {
        self.text.push_str(lines);
    }

    /// The attributes of a method that is inlined and may be long.
    pub(super) fn inlined(&mut self, is_long: bool) {
        self.raw("    #[inline]\n");
        if is_long {
            self.text.extend(["    ", attributes::LONG, "\n"]);
        }
    }

    /// A line of ASCII; nothing where it is too wide.
    pub(super) fn line(&mut self, line: Arguments<'_>) -> Option<()> {
        self.fits(line).then_some(())
    }

    /// A line of ASCII where it fits, else `broken`.
    pub(super) fn or(
        &mut self,
        line: Arguments<'_>,
        broken: impl FnOnce(&mut Self) -> Option<()>,
    ) -> Option<()> {
        if self.fits(line) {
            return Some(());
        }
        broken(self)
    }

    /// An arm of a match, its body in braces where the two are too wide for a line.
    pub(super) fn arm(
        &mut self,
        indent: &str,
        pattern: Arguments<'_>,
        body: Arguments<'_>,
    ) -> Option<()> {
        self.or(format_args!("{indent}{pattern} => {body},"), |out| {
            out.line(format_args!("{indent}{pattern} => {{"))?;
            out.line(format_args!("{indent}    {body}"))?;
            out.line(format_args!("{indent}}}"))
        })
    }

    /// A constant of an impl that lists texts: on one line where they fit, else one below the other.
    pub(super) fn texts<'t>(
        &mut self,
        name: &str,
        texts: impl Iterator<Item = &'t str> + Clone,
    ) -> Option<()> {
        let start = self.text.len();
        let _ = write!(self.text, "    const {name}: &'static [&'static str] = &[");
        for (nth, text) in texts.clone().enumerate() {
            let before = if nth == 0 { "\"" } else { ", \"" };
            self.text.extend([before, text, "\""]);
        }
        self.text.push_str("];");
        if self.text.len() - start <= WIDTH {
            self.text.push('\n');
            return Some(());
        }
        self.text.truncate(start);
        self.line(format_args!(
            "    const {name}: &'static [&'static str] = &["
        ))?;
        for text in texts {
            self.line(format_args!("        \"{text}\","))?;
        }
        self.raw("    ];\n");
        Some(())
    }

    /// A constant of an impl that is a chain of calls, each on a line of its own; nothing where all may fit one.
    pub(super) fn chain(&mut self, head: &str, links: &[String]) -> Option<()> {
        let last = links.len().checked_sub(1)?;
        let chain: usize = links.iter().map(String::len).sum();
        if 4 + head.len() + chain <= WIDTH + 1 {
            return None;
        }
        self.line(format_args!("    {head}"))?;
        for (nth, link) in links.iter().enumerate() {
            let end = if nth == last { ";" } else { "" };
            self.line(format_args!("        {link}{end}"))?;
        }
        Some(())
    }

    /// The text.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Adds a line of ASCII where it fits.
    fn fits(&mut self, line: Arguments<'_>) -> bool {
        let before = self.text.len();
        let fits = self.text.write_fmt(line).is_ok() && self.text.len() - before <= WIDTH;
        if fits {
            self.text.push('\n');
        } else {
            self.text.truncate(before);
        }
        fits
    }
}
