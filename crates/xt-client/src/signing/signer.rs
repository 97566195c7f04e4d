//! The signer of one scheme.

use std::fmt;

use client_runtime::{
    Secret, SignError, Signer, SigningInput,
    signing::{Algorithm, HmacKey},
};

use super::{HeaderPrefix, Style, style::signed_text};

/// The window that the server takes for granted, in milliseconds.
pub(super) const DEFAULT_WINDOW: u32 = 5_000;
/// The longest window that the server takes, in milliseconds.
const LONGEST_WINDOW: u32 = 60_000;

/// Signs requests in one of XT's styles. Key and token are wiped from memory when it is dropped.
#[derive(Clone)]
pub struct XtSigner {
    pub(super) style: Style,
    pub(super) prefix: HeaderPrefix,
    pub(super) recv_window: u32,
    pub(super) access_token: Option<Secret>,
    key: Secret,
    hmac: HmacKey,
}

impl XtSigner {
    /// A signer with XT's defaults: `HmacSHA256`, `validate-` headers, a window of five seconds.
    #[must_use]
    pub fn new(style: Style, key: &str, secret: &str) -> Self {
        Self::with_algorithm(style, key, secret, Algorithm::Sha256)
    }

    /// A signer that uses another hash.
    #[must_use]
    pub fn with_algorithm(
        style: Style,
        key: &str,
        secret: &str,
        algorithm: Algorithm,
    ) -> Self {
        Self {
            style,
            prefix: HeaderPrefix::default(),
            recv_window: DEFAULT_WINDOW,
            access_token: None,
            key: key.into(),
            hmac: HmacKey::new(algorithm, secret.as_bytes()),
        }
    }

    /// What the names of headers begin with.
    #[must_use]
    pub fn header_prefix(mut self, prefix: HeaderPrefix) -> Self {
        self.prefix = prefix;
        self
    }

    /// For how many milliseconds a request is good; at most 60,000.
    #[must_use]
    pub fn recv_window(mut self, milliseconds: u32) -> Self {
        self.recv_window = milliseconds;
        self
    }

    /// The token by which a third party acts for a user; it is sent, but not signed.
    #[must_use]
    pub fn access_token(mut self, token: impl Into<String>) -> Self {
        self.access_token = Some(Secret::from(token.into()));
        self
    }

    /// The headers that are signed, sorted by name.
    fn signed_headers(&self, now_ms: u64) -> Vec<(String, String)> {
        let key = (self.prefix.name("appkey"), self.key.expose().to_owned());
        let time = (self.prefix.name("timestamp"), now_ms.to_string());
        match self.style {
            Style::Spot => vec![
                self.algorithms(),
                key,
                self.window(),
                time,
            ],
            Style::Futures => vec![key, time],
        }
    }

    /// Headers that futures take unsigned: said where they differ from what the server takes for granted.
    fn unsigned_headers(&self) -> Vec<(String, String)> {
        let mut headers = Vec::new();
        if self.style == Style::Futures {
            if self.hmac.algorithm() != Algorithm::default() {
                headers.push(self.algorithms());
            }
            if self.recv_window != DEFAULT_WINDOW {
                headers.push(self.window());
            }
        }
        headers.extend(
            self.access_token
                .iter()
                .map(|token| ("access-token".to_owned(), token.expose().to_owned())),
        );
        headers
    }

    fn algorithms(&self) -> (String, String) {
        (
            self.prefix.name("algorithms"),
            algorithm_name(self.hmac.algorithm()).to_owned(),
        )
    }

    fn window(&self) -> (String, String) {
        (self.prefix.name("recvwindow"), self.recv_window.to_string())
    }
}

impl Signer for XtSigner {
    fn sign(
        &self,
        request: &SigningInput<'_>,
        now_ms: u64,
    ) -> Result<Vec<(String, String)>, SignError> {
        if self.recv_window > LONGEST_WINDOW {
            return Err(SignError::new("the window is longer than 60 seconds"));
        }
        let mut headers = self.signed_headers(now_ms);
        let joined = joined(&headers);
        let text = signed_text(
            self.style,
            &joined,
            request.method.as_str(),
            request.path,
            request.query,
            request.body,
        );
        headers.extend(self.unsigned_headers());
        headers.push((self.prefix.name("signature"), self.hmac.sign_hex(&text)));
        Ok(headers)
    }

    fn account(&self) -> Option<&str> {
        Some(self.key.expose())
    }
}

/// Headers as they are signed: `name=value`, with `&` between.
fn joined(headers: &[(String, String)]) -> String {
    let length = headers.iter().map(|(name, value)| name.len() + value.len() + 2).sum();
    let mut text = String::with_capacity(length);
    for (name, value) in headers {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(name);
        text.push('=');
        text.push_str(value);
    }
    text
}

/// The name by which XT knows an algorithm.
fn algorithm_name(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::Md5 => "HmacMD5",
        Algorithm::Sha1 => "HmacSHA1",
        Algorithm::Sha224 => "HmacSHA224",
        Algorithm::Sha384 => "HmacSHA384",
        Algorithm::Sha512 => "HmacSHA512",
        _ => "HmacSHA256",
    }
}

/// The key, the secret and the token stay out.
impl fmt::Debug for XtSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("XtSigner")
            .field("style", &self.style)
            .field("prefix", &self.prefix)
            .field("recv_window", &self.recv_window)
            .field("hmac", &self.hmac)
            .finish_non_exhaustive()
    }
}
