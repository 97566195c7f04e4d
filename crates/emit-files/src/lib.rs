//! An ordered tree of generated files, and its comparison with another.
//!
//! Nothing here reads or writes a file. Invariants:
//!
//! - a [`FileTree`] holds only paths that stay below the folder they are written to, on any system;
//! - it iterates in the order of its paths, whatever the order of insertion;
//! - only a file that says so itself ([`is_generated`]) is ever called removed.

mod compare;
mod header;
mod path;
mod tree;

pub use compare::{Change, ChangeKind, compare};
pub use header::{GENERATED_MARK, REFERENCE_MARK, is_generated};
pub use path::{PathError, RelativePath};
pub use tree::FileTree;
