//! The name that a server gives to an exchange, by which its people find it.

use reqwest::header::HeaderMap;

/// Under which names servers tell it.
const NAMES: [&str; 4] = ["x-request-id", "request-id", "x-trace-id", "cf-ray"];

/// The name of the exchange, where the server gave one.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    NAMES
        .iter()
        .find_map(|name| headers.get(*name)?.to_str().ok())
}
