//! The tree of files.

use std::collections::BTreeMap;

use crate::{PathError, RelativePath};

/// Files by path, in the order of their paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileTree {
    files: BTreeMap<RelativePath, String>,
    /// Paths as systems that ignore case see them.
    folded: BTreeMap<String, RelativePath>,
}

impl FileTree {
    /// An empty tree.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file.
    ///
    /// # Errors
    /// [`PathError`] where the path is refused, or a file is already there (but for the case of letters).
    pub fn insert(&mut self, path: &str, text: String) -> Result<(), PathError> {
        let path = RelativePath::new(path)?;
        let folded = path.as_str().to_ascii_lowercase();
        if self.folded.contains_key(&folded) {
            return Err(PathError::new(path.as_str(), "a file is already there"));
        }
        self.folded.insert(folded, path.clone());
        self.files.insert(path, text);
        Ok(())
    }

    /// Moves every file of another tree below `folder`; an empty folder stands for the root.
    ///
    /// # Errors
    /// As [`FileTree::insert`].
    pub fn graft(&mut self, folder: &str, other: Self) -> Result<(), PathError> {
        for (path, text) in other.files {
            if folder.is_empty() {
                self.insert(path.as_str(), text)?;
            } else {
                self.insert(&format!("{folder}/{path}"), text)?;
            }
        }
        Ok(())
    }

    /// The text of a file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        let path = RelativePath::new(path).ok()?;
        self.files.get(&path).map(String::as_str)
    }

    /// The files in the order of their paths.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
