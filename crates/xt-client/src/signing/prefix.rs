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
    /// The name of a header, such as `validate-appkey`.
    #[must_use]
    pub const fn name(self, field: Field) -> &'static str {
        match (self, field) {
            (Self::Validate, Field::Algorithms) => "validate-algorithms",
            (Self::Validate, Field::AppKey) => "validate-appkey",
            (Self::Validate, Field::RecvWindow) => "validate-recvwindow",
            (Self::Validate, Field::Signature) => "validate-signature",
            (Self::Validate, Field::Timestamp) => "validate-timestamp",
            (Self::XtValidate, Field::Algorithms) => "xt-validate-algorithms",
            (Self::XtValidate, Field::AppKey) => "xt-validate-appkey",
            (Self::XtValidate, Field::RecvWindow) => "xt-validate-recvwindow",
            (Self::XtValidate, Field::Signature) => "xt-validate-signature",
            (Self::XtValidate, Field::Timestamp) => "xt-validate-timestamp",
        }
    }
}

/// What a signing header tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Field {
    /// The hash.
    Algorithms,
    /// The key.
    AppKey,
    /// For how long the request is good.
    RecvWindow,
    /// The signature.
    Signature,
    /// When it was signed.
    Timestamp,
}
