//! Keyed hashes.

use std::fmt;

use hmac::{EagerHash, Hmac, KeyInit, Mac};
use zeroize::ZeroizeOnDrop;

/// A hash function that signatures are made with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Algorithm {
    /// MD5.
    Md5,
    /// SHA-1.
    Sha1,
    /// SHA-224.
    Sha224,
    /// SHA-256.
    #[default]
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

/// A secret, taken up by its hash once, so that each signature costs the message alone. What the hash made of it is wiped
/// from memory when it is dropped.
#[derive(Clone)]
pub struct HmacKey {
    algorithm: Algorithm,
    state: State,
}

#[derive(Clone)]
enum State {
    Md5(Hmac<md5::Md5>),
    Sha1(Hmac<sha1::Sha1>),
    Sha224(Hmac<sha2::Sha224>),
    Sha256(Hmac<sha2::Sha256>),
    Sha384(Hmac<sha2::Sha384>),
    Sha512(Hmac<sha2::Sha512>),
}

impl HmacKey {
    /// Takes up a secret.
    #[must_use]
    pub fn new(algorithm: Algorithm, secret: &[u8]) -> Self {
        let state = match algorithm {
            Algorithm::Md5 => State::Md5(keyed(secret)),
            Algorithm::Sha1 => State::Sha1(keyed(secret)),
            Algorithm::Sha224 => State::Sha224(keyed(secret)),
            Algorithm::Sha256 => State::Sha256(keyed(secret)),
            Algorithm::Sha384 => State::Sha384(keyed(secret)),
            Algorithm::Sha512 => State::Sha512(keyed(secret)),
        };
        Self { algorithm, state }
    }

    /// The algorithm.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The signature of a message that comes in parts, in lower-case hexadecimal digits.
    #[must_use]
    pub fn sign_hex(&self, parts: &[&[u8]]) -> String {
        match &self.state {
            State::Md5(state) => digest(state, parts),
            State::Sha1(state) => digest(state, parts),
            State::Sha224(state) => digest(state, parts),
            State::Sha256(state) => digest(state, parts),
            State::Sha384(state) => digest(state, parts),
            State::Sha512(state) => digest(state, parts),
        }
    }
}

/// The bound has the compiler see that each hash wipes its state.
fn keyed<H: EagerHash + ZeroizeOnDrop>(secret: &[u8]) -> Hmac<H> {
    Hmac::new_from_slice(secret).expect("HMAC takes secrets of any length")
}

fn digest<M: Mac + Clone>(state: &M, parts: &[&[u8]]) -> String {
    let mut mac = state.clone();
    for part in parts {
        mac.update(part);
    }
    let digest = mac.finalize().into_bytes();
    let mut hex = String::with_capacity(2 * digest.len());
    for byte in digest {
        hex.push(char::from(DIGITS[usize::from(byte >> 4)]));
        hex.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    hex
}

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// The secret stays out.
impl fmt::Debug for HmacKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HmacKey({:?}, ***)", self.algorithm)
    }
}
