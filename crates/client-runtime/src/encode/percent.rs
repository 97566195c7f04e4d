//! Texts within addresses and forms.

use std::fmt::Write as _;

/// Encodes all but what no server decodes; commas stay, since some servers verify them undecoded.
pub(crate) fn percent_encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b',' => {
                out.push(char::from(byte));
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}
