//! The signer of one scheme.

use std::{fmt, time::Duration};

use client_runtime::{
    Secret, SignError, Signer, SigningInput,
    signing::{Algorithm, Header, HmacKey, check_credential},
};

use super::{Field, HeaderPrefix, Style, style::signed_text};

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
    /// Why the secret can be none.
    fault: Option<SignError>,
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
            fault: check_credential("secret", secret).err(),
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
    fn signed_headers(&self, now_ms: u64, window: u32) -> Vec<Header> {
        // All that there can be: those of spot, the token and the signature.
        let mut headers = Vec::with_capacity(6);
        let key = self.header(Field::AppKey, self.key.expose());
        let time = self.header(Field::Timestamp, now_ms.to_string());
        match self.style {
            Style::Spot => {
                headers.extend([
                    self.algorithms(),
                    key,
                    self.window(window),
                    time,
                ]);
            }
            Style::Futures => headers.extend([key, time]),
        }
        headers
    }

    /// Headers that futures take unsigned: said where they differ from what the server takes for granted.
    fn add_unsigned(&self, window: u32, headers: &mut Vec<Header>) {
        if self.style == Style::Futures {
            if self.hmac.algorithm() != Algorithm::default() {
                headers.push(self.algorithms());
            }
            if window != DEFAULT_WINDOW {
                headers.push(self.window(window));
            }
        }
        let token = self.access_token.iter();
        headers.extend(
            token.map(|token| ("access-token".into(), token.expose().to_owned())),
        );
    }

    fn algorithms(&self) -> Header {
        self.header(Field::Algorithms, algorithm_name(self.hmac.algorithm()))
    }

    fn window(&self, window: u32) -> Header {
        self.header(Field::RecvWindow, window.to_string())
    }

    fn header(&self, field: Field, value: impl Into<String>) -> Header {
        (self.prefix.name(field).into(), value.into())
    }

    /// The window of one request: what the caller wants, or else the signer's own.
    fn window_of(&self, wanted: Option<Duration>) -> Result<u32, SignError> {
        let window = match wanted {
            Some(wanted) => u32::try_from(wanted.as_millis()).unwrap_or(u32::MAX),
            None => self.recv_window,
        };
        match window {
            0 => Err(SignError::new("the window is shorter than a millisecond")),
            1..=LONGEST_WINDOW => Ok(window),
            _ => Err(SignError::new("the window is longer than 60 seconds")),
        }
    }
}

impl Signer for XtSigner {
    fn sign(
        &self,
        request: &SigningInput<'_>,
        now_ms: u64,
    ) -> Result<Vec<Header>, SignError> {
        let window = self.window_of(request.recv_window)?;
        let mut headers = self.signed_headers(now_ms, window);
        let joined = joined(&headers);
        let text = signed_text(
            self.style,
            &joined,
            request.method.as_str(),
            request.path,
            request.query,
            request.body,
        );
        self.add_unsigned(window, &mut headers);
        headers.push(self.header(Field::Signature, self.hmac.sign_hex(&text)));
        Ok(headers)
    }

    fn account(&self) -> Option<&str> {
        Some(self.key.expose())
    }

    fn check(&self) -> Result<(), SignError> {
        check_credential("key", self.key.expose())?;
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        if let Some(token) = &self.access_token {
            check_credential("access token", token.expose())?;
        }
        self.window_of(None).map(|_| ())
    }
}

/// Headers as they are signed: `name=value`, with `&` between.
fn joined(headers: &[Header]) -> String {
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
