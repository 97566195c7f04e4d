//! What a run starts from.

/// A file as it was read: bytes, for a page may hold anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageText {
    /// Its path below the API's folder, with forward slashes.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The folder of one API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiFolder {
    /// The folder as messages and generated code name it, such as `specs/xt`; relative, no slash at the end.
    pub shown: String,
    /// What the API is called where the manifest does not say; empty for the last part of `shown`.
    pub name: String,
    /// `api.yml`.
    pub manifest: Option<PageText>,
    /// `corrections.yml`.
    pub corrections: Option<PageText>,
    /// Every page, in any order.
    pub pages: Vec<PageText>,
}
