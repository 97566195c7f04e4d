//! Keyed hashes.

use hmac::{Hmac, KeyInit as _, Mac as _};

/// A hash that signatures are made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    Md5,
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

impl Algorithm {
    /// The algorithm of a name such as `HmacSHA256`, in letters of either case.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "hmacmd5" => Self::Md5,
            "hmacsha1" => Self::Sha1,
            "hmacsha224" => Self::Sha224,
            "hmacsha256" => Self::Sha256,
            "hmacsha384" => Self::Sha384,
            "hmacsha512" => Self::Sha512,
            _ => return None,
        })
    }
}

/// Whether hexadecimal digits are the HMAC of a text; compared in constant time.
pub(super) fn verify(algorithm: Algorithm, secret: &[u8], text: &[u8], digits: &str) -> bool {
    let Some(signature) = bytes(digits) else {
        return false;
    };
    macro_rules! check {
        ($hash:ty) => {
            Hmac::<$hash>::new_from_slice(secret)
                .map(|hmac| hmac.chain_update(text).verify_slice(&signature).is_ok())
                .unwrap_or(false)
        };
    }
    match algorithm {
        Algorithm::Md5 => check!(md5::Md5),
        Algorithm::Sha1 => check!(sha1::Sha1),
        Algorithm::Sha224 => check!(sha2::Sha224),
        Algorithm::Sha256 => check!(sha2::Sha256),
        Algorithm::Sha384 => check!(sha2::Sha384),
        Algorithm::Sha512 => check!(sha2::Sha512),
    }
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    let digit = |byte: &u8| {
        char::from(*byte)
            .to_digit(16)
            .and_then(|it| u8::try_from(it).ok())
    };
    let pairs = digits.as_bytes().chunks(2);
    pairs
        .map(|pair| match pair {
            [high, low] => Some(digit(high)? * 16 + digit(low)?),
            _ => None,
        })
        .collect()
}
