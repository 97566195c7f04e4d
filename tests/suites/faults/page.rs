//! A page as lines, and the places in it where something can be broken.

use std::ops::Range;

/// A page that nothing is wrong with.
pub(crate) struct Page {
    /// Its path below the folder of its API.
    pub(crate) path: String,
    pub(crate) lines: Vec<String>,
}

/// `key: value` on a line of its own, outside examples.
pub(crate) struct Key {
    pub(crate) line: usize,
    pub(crate) indent: usize,
    pub(crate) name: String,
    /// What stands behind the colon, without blanks.
    pub(crate) value: String,
}

impl Page {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            lines: text.lines().map(str::to_owned).collect(),
        }
    }

    pub(crate) fn text(&self) -> String {
        self.lines.join("\n") + "\n"
    }

    /// The lines of the front matter between its fences.
    pub(crate) fn matter(&self) -> Range<usize> {
        let mut fences = (0..self.lines.len()).filter(|&at| self.lines[at] == "---");
        match (fences.next(), fences.next()) {
            (Some(open), Some(close)) => open + 1..close,
            _ => 0..0,
        }
    }

    /// The lines of JSON examples: below a key that ends in `|-`, or in a fence.
    pub(crate) fn examples(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.lines.len() {
            let line = &self.lines[at];
            let start = at + 1;
            let end = if line.ends_with(": |-") || line.ends_with(": |") {
                let outer = indent(line.trim_start_matches("- ")).min(indent(line));
                (start..self.lines.len()).find(|&next| {
                    !self.lines[next].is_empty() && indent(&self.lines[next]) <= outer
                })
            } else if line.starts_with("```json") {
                (start..self.lines.len()).find(|&next| self.lines[next].starts_with("```"))
            } else {
                None
            };
            at = start;
            if let Some(end) = end {
                let body = start..end;
                let opens = body.clone().next().map(|first| self.lines[first].trim());
                if opens.is_some_and(|first| first.starts_with(['{', '['])) && body.len() > 2 {
                    found.push(body);
                }
                at = end;
            }
        }
        found
    }

    /// Every `key: value` of the front matter that stands on its line and in no text.
    pub(crate) fn keys(&self) -> Vec<Key> {
        let matter = self.matter();
        let mut found = Vec::new();
        let mut text = None;
        for at in matter {
            let line = &self.lines[at];
            if line.trim().is_empty() {
                continue;
            }
            if let Some(outer) = text {
                if indent(line) > outer {
                    continue;
                }
                text = None;
            }
            let body = line.trim_start().trim_start_matches("- ");
            let Some((name, value)) = body.split_once(':') else {
                continue;
            };
            let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
            if !plain || !(value.is_empty() || value.starts_with(' ')) {
                continue;
            }
            let value = value.trim().to_owned();
            if value.starts_with(['|', '>']) {
                text = Some(line.len() - body.len());
            }
            found.push(Key {
                line: at,
                indent: line.len() - body.len(),
                name: name.to_owned(),
                value,
            });
        }
        found
    }

    /// The entries of `parameters` at the top, each as its lines.
    pub(crate) fn parameters(&self) -> Vec<Range<usize>> {
        let matter = self.matter();
        let Some(head) = matter.clone().find(|&at| self.lines[at] == "parameters:") else {
            return Vec::new();
        };
        let end = (head + 1..matter.end)
            .find(|&at| indent(&self.lines[at]) == 0 && !self.lines[at].trim().is_empty())
            .unwrap_or(matter.end);
        let starts: Vec<usize> = (head + 1..end)
            .filter(|&at| self.lines[at].starts_with("  - "))
            .collect();
        let ends = starts.iter().skip(1).copied().chain([end]);
        starts
            .iter()
            .copied()
            .zip(ends)
            .map(|(a, b)| a..b)
            .collect()
    }

    /// The rows of tables in the body, their heads left out.
    pub(crate) fn rows(&self) -> Vec<usize> {
        let body = self.matter().end..self.lines.len();
        body.clone()
            .filter(|&at| self.lines[at].starts_with('|'))
            .filter(|&at| {
                let ruled = |at: usize| {
                    self.lines
                        .get(at)
                        .is_some_and(|line| line.starts_with("|-"))
                };
                !ruled(at) && !ruled(at + 1)
            })
            .collect()
    }
}

pub(crate) fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
