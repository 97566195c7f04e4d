//! The flags of `diff`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// What stands below the flags.
pub(super) const HELP: &str = "\
Exit status:
  0  nothing that --fail-on names
  1  something that --fail-on names
  2  a page of either state cannot be read, or the call cannot be carried out

The verdict is about the wire: breaking, compatible, docs-only or error. What the changes mean for users of the
generated crate, and the version that follows, stands beside it. docs/DIFF.md lists the rules.

Examples:
  cargo xtask diff --git main
  cargo xtask diff --git v1.2.0..v1.3.0 --format markdown
  cargo xtask diff ../docs-old/api ../docs/api --format json
  cargo xtask diff old/order.md new/order.md --fail-on rust";

#[derive(Args)]
pub(crate) struct Diff {
    /// The old state: a folder of pages, or one page
    #[arg(value_name = "OLD", required_unless_present = "git")]
    pub(crate) old: Option<PathBuf>,
    /// The new state: a folder of pages, or one page
    #[arg(value_name = "NEW", required_unless_present = "git")]
    pub(crate) new: Option<PathBuf>,
    /// Compare the working tree's pages with those of this revision, or two revisions: OLD..NEW
    #[arg(long, value_name = "REV", conflicts_with_all = ["old", "new"])]
    pub(crate) git: Option<String>,
    /// With --git: a folder of pages, or of one folder per API [default: the project's specs]
    #[arg(long, value_name = "DIR", requires = "git")]
    pub(crate) specs: Option<PathBuf>,
    /// Only the API of this name (its folder); may be repeated
    #[arg(long, value_name = "NAME")]
    pub(crate) api: Vec<String>,
    /// Who reads the changes
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub(crate) format: DiffFormat,
    /// What ends with status 1
    #[arg(long, value_enum, value_name = "WHAT", default_value_t = FailOn::Breaking)]
    pub(crate) fail_on: FailOn,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// People
    Text,
    /// A pull request
    Markdown,
    /// Programs: an object with verdict and changes
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// The verdict breaking
    Breaking,
    /// That, or what breaks users of the generated crate alone
    Rust,
    /// Everything but texts
    Compatible,
    /// Nothing
    Never,
}
