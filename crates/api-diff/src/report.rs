//! All changes together: the verdict and the version that follows.

use serde::Serialize;

use crate::{Change, Class, Kind};

/// What a comparison found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The changes, worst first; none where pages have faults.
    pub changes: Vec<Change>,
    /// Why nothing could be compared.
    pub faults: Vec<Fault>,
}

/// A page that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The page.
    pub page: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// The code of the finding.
    pub code: String,
    /// What is wrong.
    pub message: String,
}

/// What all changes come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Texts alone, or nothing at all.
    DocsOnly,
    /// What worked goes on working.
    Compatible,
    /// What worked may fail.
    Breaking,
    /// Pages cannot be understood, so nothing can be said.
    Error,
}

impl Verdict {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DocsOnly => "docs-only",
            Self::Compatible => "compatible",
            Self::Breaking => "breaking",
            Self::Error => "error",
        }
    }
}

/// The part of the crate's version that has to rise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bump {
    /// None.
    None,
    /// The third.
    Patch,
    /// The second.
    Minor,
    /// The first.
    Major,
}

impl Bump {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// The part that rises before 1.0, where the second part stands for the first.
    #[must_use]
    pub const fn before_one(self) -> Self {
        match self {
            Self::Major => Self::Minor,
            Self::Minor => Self::Patch,
            other => other,
        }
    }
}

impl Report {
    /// A report of pages that cannot be understood.
    #[must_use]
    pub fn faulty(faults: Vec<Fault>) -> Self {
        Self {
            changes: Vec::new(),
            faults,
        }
    }

    /// What the changes come to on the wire. A name for code that a page states is meant for users of code, so another
    /// one counts as what it is to them.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if !self.faults.is_empty() {
            return Verdict::Error;
        }
        let stated =
            |change: &&Change| matches!(change.kind, Kind::OperationRenamed | Kind::EnumRenamed);
        let code = self.changes.iter().filter(stated).map(|change| change.rust);
        match code.max().max(Some(self.wire())) {
            Some(Class::Breaking) => Verdict::Breaking,
            Some(Class::Compatible) => Verdict::Compatible,
            _ => Verdict::DocsOnly,
        }
    }

    /// The worst class on the wire.
    #[must_use]
    pub fn wire(&self) -> Class {
        let classes = self.changes.iter().map(|change| change.wire);
        classes.max().unwrap_or_default()
    }

    /// The worst class for Rust users.
    #[must_use]
    pub fn rust(&self) -> Class {
        let classes = self.changes.iter().map(|change| change.rust);
        classes.max().unwrap_or_default()
    }

    /// The part of the generated crate's version that has to rise, from 1.0 on.
    #[must_use]
    pub fn bump(&self) -> Bump {
        match self.rust() {
            Class::Breaking => Bump::Major,
            Class::Compatible => Bump::Minor,
            Class::DocsOnly => Bump::Patch,
            Class::None => Bump::None,
        }
    }
}
