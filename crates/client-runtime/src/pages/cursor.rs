//! A place in a list, to go on from later.

use serde::{Deserialize, Serialize};

/// The place after the last item that was given out. It can be stored by serde, and serves one operation.
///
/// Bounds, the size of pages and the other values of the request are not part of it: give the same ones again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Cursor {
    /// The operation.
    pub operation: String,
    /// Where the page starts; nothing for where the request starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// The last item that was given out, by its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// How many items of that page were given out.
    #[serde(default)]
    pub given: usize,
}
