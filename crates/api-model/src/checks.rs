//! What servers check before they act, for those who play the server.

use serde::{Deserialize, Serialize};

/// How requests of a scheme are checked: a keyed hash (HMAC, in hexadecimal digits) over
/// `name=value&name=value#METHOD#path#query#body`.
///
/// The headers are sorted by name; the query is sorted by name, with its values decoded; the body is taken byte by
/// byte; a part that is empty goes together with its `#`. Times are in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SigningRule {
    /// [`AuthScheme::name`](crate::AuthScheme::name). Where several rules name a scheme, each is good.
    pub scheme: String,
    /// The header with the API key.
    pub key: String,
    /// The header with the time.
    pub timestamp: String,
    /// The header with the signature.
    pub signature: String,
    /// The header that says for how long a request is good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<String>,
    /// The header that names the algorithm, such as `HmacSHA256`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub algorithm: Option<String>,
    /// The headers that are signed, and so must be there.
    pub headers: Vec<String>,
    /// Whether the method is signed.
    pub method: bool,
    /// What the names of all these headers may have before them, besides nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prefixes: Vec<String>,
}

/// The code that a server refuses something by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusalRule {
    /// What is wrong.
    pub when: Cause,
    /// The wire value. `{name}` stands for the parameter; the rule then holds where the documents list the code.
    pub code: String,
    /// [`Section::id`](crate::Section::id)s that it holds in; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<String>,
    /// Wire names of parameters that it holds for; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<String>,
}

/// What is wrong with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// No operation has the path.
    UnknownPath,
    /// Operations have the path, none of them the method.
    WrongMethod,
    /// The header that names the API key is missing.
    KeyMissing,
    /// Nobody has the API key.
    KeyUnknown,
    /// The header with the time is missing or holds none.
    TimestampMissing,
    /// The header with the receive window is missing.
    WindowMissing,
    /// The receive window is no number, or too long.
    WindowMalformed,
    /// The header that names the algorithm is missing.
    AlgorithmMissing,
    /// The algorithm has an unknown name.
    AlgorithmUnknown,
    /// The header with the signature is missing.
    SignatureMissing,
    /// The signature is not that of the request.
    SignatureWrong,
    /// The request came outside its time window.
    Clock,
    /// Too many requests came.
    RateLimit,
    /// A parameter is missing.
    ParameterMissing,
    /// A parameter has a value that the documents do not allow, or the body cannot be read.
    ParameterMalformed,
}

impl Cause {
    /// Each of them.
    pub const ALL: [Self; 15] = [
        Self::UnknownPath,
        Self::WrongMethod,
        Self::KeyMissing,
        Self::KeyUnknown,
        Self::TimestampMissing,
        Self::WindowMissing,
        Self::WindowMalformed,
        Self::AlgorithmMissing,
        Self::AlgorithmUnknown,
        Self::SignatureMissing,
        Self::SignatureWrong,
        Self::Clock,
        Self::RateLimit,
        Self::ParameterMissing,
        Self::ParameterMalformed,
    ];

    /// The word for it, as in the JSON form.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::UnknownPath => "unknown_path",
            Self::WrongMethod => "wrong_method",
            Self::KeyMissing => "key_missing",
            Self::KeyUnknown => "key_unknown",
            Self::TimestampMissing => "timestamp_missing",
            Self::WindowMissing => "window_missing",
            Self::WindowMalformed => "window_malformed",
            Self::AlgorithmMissing => "algorithm_missing",
            Self::AlgorithmUnknown => "algorithm_unknown",
            Self::SignatureMissing => "signature_missing",
            Self::SignatureWrong => "signature_wrong",
            Self::Clock => "clock",
            Self::RateLimit => "rate_limit",
            Self::ParameterMissing => "parameter_missing",
            Self::ParameterMalformed => "parameter_malformed",
        }
    }
}
