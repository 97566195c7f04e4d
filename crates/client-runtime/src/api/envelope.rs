//! What the answers of an API are wrapped in.

/// Names the fields of an envelope. Each may be a dotted path, such as `error.code`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Envelope {
    /// The field that says whether the call worked.
    pub code: &'static str,
    /// Its values that mean success, compared as text.
    pub success: &'static [&'static str],
    /// The field that holds the payload.
    pub payload: &'static str,
    /// The field that holds a message.
    pub message: Option<&'static str>,
    /// The field that holds the error code, where `code` does not.
    pub error_code: Option<&'static str>,
    /// The field that holds arguments of the message.
    pub args: Option<&'static str>,
}

impl Envelope {
    /// An envelope with the fields that every one has.
    #[must_use]
    pub const fn new(
        code: &'static str,
        success: &'static [&'static str],
        payload: &'static str,
    ) -> Self {
        Self {
            code,
            success,
            payload,
            message: None,
            error_code: None,
            args: None,
        }
    }

    /// Names the field of the message.
    #[must_use]
    pub const fn message(mut self, path: &'static str) -> Self {
        self.message = Some(path);
        self
    }

    /// Names the field of the error code.
    #[must_use]
    pub const fn error_code(mut self, path: &'static str) -> Self {
        self.error_code = Some(path);
        self
    }

    /// Names the field of the message's arguments.
    #[must_use]
    pub const fn args(mut self, path: &'static str) -> Self {
        self.args = Some(path);
        self
    }
}
