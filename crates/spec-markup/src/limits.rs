//! Bounds on what is read.

/// Bounds on size and depth; the defaults hold for every page ever seen, with room.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of one page.
    pub page_bytes: usize,
    /// Levels of YAML, Markdown or JSON.
    pub depth: usize,
    /// Values in one front matter or one example, aliases expanded.
    pub values: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            page_bytes: 4 << 20,
            depth: 64,
            values: 200_000,
        }
    }
}
