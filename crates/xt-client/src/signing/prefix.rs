//! What the names of signing headers begin with.

/// What the names of signing headers begin with. Signatures cover the names, so it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum HeaderPrefix {
    /// `validate-`, as XT documents it.
    #[default]
    Validate,
    /// `xt-validate-`, as XT documented it before, and as many clients still send it.
    XtValidate,
}

impl HeaderPrefix {
    /// The name of a header.
    #[must_use]
    pub fn name(self, rest: &str) -> String {
        let prefix = match self {
            Self::Validate => "validate-",
            Self::XtValidate => "xt-validate-",
        };
        [prefix, rest].concat()
    }
}
