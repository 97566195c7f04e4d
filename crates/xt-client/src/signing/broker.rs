//! The consent of a user that a broker passes on.

use client_runtime::{
    Timestamp,
    signing::{Algorithm, HmacKey},
};

/// The `userSignature` of a broker's bind call: the user signs the access key followed by the time, which is good for
/// five minutes.
#[must_use]
pub fn user_signature(access_key: &str, timestamp: Timestamp, secret: &str) -> String {
    let time = timestamp.as_millisecond().to_string();
    let key = HmacKey::new(Algorithm::Sha256, secret.as_bytes());
    key.sign_hex(&[access_key.as_bytes(), time.as_bytes()])
}
