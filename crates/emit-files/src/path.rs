//! Paths that cannot leave the folder they are written to.

use std::fmt;

/// A path below an output folder: parts joined by `/`, none of them empty, `.` or `..`, none that a system reserves.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RelativePath(String);

impl RelativePath {
    /// Checks a path.
    ///
    /// # Errors
    /// [`PathError`] where the path could leave the folder or be refused by a system.
    pub fn new(path: &str) -> Result<Self, PathError> {
        let refuse = |reason| Err(PathError::new(path, reason));
        if path.len() > LONGEST_PATH {
            return refuse("it is too long");
        }
        for part in path.split('/') {
            if let Some(reason) = fault(part) {
                return refuse(reason);
            }
        }
        Ok(Self(path.to_owned()))
    }

    /// The path, with forward slashes.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RelativePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Why a path is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathError {
    path: String,
    reason: &'static str,
}

impl PathError {
    pub(crate) fn new(path: &str, reason: &'static str) -> Self {
        Self {
            path: path.to_owned(),
            reason,
        }
    }

    /// The path that is refused.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "no output path: {:?}: {}", self.path, self.reason)
    }
}

impl std::error::Error for PathError {}

/// Windows without long paths stops at 260 characters, its own part included.
const LONGEST_PATH: usize = 200;

/// Device names of Windows, which no file may bear whatever its extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Why a part of a path is refused.
fn fault(part: &str) -> Option<&'static str> {
    let outside = |c: char| !(c.is_ascii_alphanumeric() || "._-".contains(c));
    if part.is_empty() {
        Some("a part is empty")
    } else if part.starts_with("..") || part == "." {
        Some("it points outside the folder")
    } else if part.contains(outside) {
        Some("it holds a character other than letters, digits, `.`, `_` and `-`")
    } else if part.ends_with('.') {
        Some("a part ends with a dot")
    } else if is_device(part) {
        Some("a part is a device name on Windows")
    } else {
        None
    }
}

fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).to_ascii_lowercase();
    let numbered = ["com", "lpt"].into_iter().any(|port| {
        stem.strip_prefix(port)
            .is_some_and(|rest| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit()))
    });
    numbered || DEVICES.contains(&stem.as_str())
}
